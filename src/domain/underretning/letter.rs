//! The underretning itself, while it is written and as it was sent: facts apart from how they are
//! understood (jura.md B4).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::sent::Sent;
use crate::domain::{assessment::Professional, date::Moment, next_step::Parents};

/// Whether somebody may be hurting the child, and who. Asked first of all, since it decides
/// whether the parents may know (rules 3 to 5 of the decision table).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suspicion {
    /// It is about something else.
    Nej,
    /// Violence or abuse, and it may be a parent.
    Foraelder,
    /// Violence or abuse by somebody else, negative social control, or a child in danger.
    Andre,
    /// Nobody knows yet.
    VedIkke,
}

impl Suspicion {
    /// Every answer, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Foraelder, Self::Andre, Self::Nej, Self::VedIkke];

    /// Whether the parents may be told: as rules 3, 4, 5 and 2 have it.
    pub fn parents(self) -> Parents {
        match self {
            Self::Nej => Parents::Ja,
            Self::Foraelder => Parents::MaaIkke,
            Self::Andre | Self::VedIkke => Parents::Vent,
        }
    }

    /// Whether it may be somebody who uses the same tablet.
    pub fn may_concern_colleague(self) -> bool {
        matches!(self, Self::Andre | Self::VedIkke)
    }
}

/// Whether the family needs an interpreter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interpreter {
    /// No.
    Nej,
    /// Yes; the language stands beside it.
    Ja,
    /// Not known.
    VedIkke,
}

impl Interpreter {
    /// Every answer, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Ja, Self::Nej, Self::VedIkke];
}

/// A text that the underretning asks for, in the order of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The child's whole name.
    Name,
    /// Both parents, by name, and who has custody.
    Parents,
    /// Which language to interpret.
    Language,
    /// How the professional knows the child.
    Relation,
    /// Where to reach the professional at work.
    Workplace,
    /// What the child can, and what goes well.
    Strengths,
    /// What was seen and heard: facts.
    Seen,
    /// What the child said or showed.
    Voice,
    /// How it is understood: the concern.
    Understood,
    /// What else is known.
    Known,
    /// What was tried, and what came of it.
    Tried,
    /// What both parents were told, and what they said to it.
    Contact,
    /// Which parent nobody has talked with, and why.
    NoContact,
}

impl Field {
    /// Every text, in the order of the paper.
    pub const ALL: [Self; 13] = [
        Self::Name,
        Self::Parents,
        Self::Language,
        Self::Relation,
        Self::Workplace,
        Self::Strengths,
        Self::Seen,
        Self::Voice,
        Self::Understood,
        Self::Known,
        Self::Tried,
        Self::Contact,
        Self::NoContact,
    ];

    /// Whether it is about talking with the parents: neither asked nor printed while contact is
    /// barred.
    pub fn is_contact(self) -> bool {
        matches!(self, Self::Contact | Self::NoContact)
    }
}

/// The texts of an underretning. Each may be empty: nothing holds an underretning back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contents {
    /// [`Field::Name`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// [`Field::Parents`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub parents: String,
    /// Whether the family needs an interpreter; nothing where it is not answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<Interpreter>,
    /// [`Field::Language`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// [`Field::Relation`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub relation: String,
    /// [`Field::Workplace`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub workplace: String,
    /// [`Field::Strengths`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub strengths: String,
    /// [`Field::Seen`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub seen: String,
    /// [`Field::Voice`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub voice: String,
    /// [`Field::Understood`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub understood: String,
    /// [`Field::Known`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub known: String,
    /// [`Field::Tried`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tried: String,
    /// [`Field::Contact`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// [`Field::NoContact`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub no_contact: String,
}

impl Contents {
    /// The text of a field.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Name => &self.name,
            Field::Parents => &self.parents,
            Field::Language => &self.language,
            Field::Relation => &self.relation,
            Field::Workplace => &self.workplace,
            Field::Strengths => &self.strengths,
            Field::Seen => &self.seen,
            Field::Voice => &self.voice,
            Field::Understood => &self.understood,
            Field::Known => &self.known,
            Field::Tried => &self.tried,
            Field::Contact => &self.contact,
            Field::NoContact => &self.no_contact,
        }
    }

    /// Puts a text into a field.
    pub fn set(&mut self, field: Field, text: String) {
        let place = match field {
            Field::Name => &mut self.name,
            Field::Parents => &mut self.parents,
            Field::Language => &mut self.language,
            Field::Relation => &mut self.relation,
            Field::Workplace => &mut self.workplace,
            Field::Strengths => &mut self.strengths,
            Field::Seen => &mut self.seen,
            Field::Voice => &mut self.voice,
            Field::Understood => &mut self.understood,
            Field::Known => &mut self.known,
            Field::Tried => &mut self.tried,
            Field::Contact => &mut self.contact,
            Field::NoContact => &mut self.no_contact,
        };
        *place = text;
    }
}

/// A point of the quality check, ticked by the professional. Nothing is withheld for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// What was seen stands with day, place and who was there.
    SetMedDag,
    /// What is meant stands apart, and is said to be what we mean.
    MeningForSig,
    /// The child's words, or what the child showed, are in it.
    BarnetsStemme,
    /// What goes well is in it.
    Ressourcer,
    /// What was tried is in it, and what came of it.
    Proevet,
    /// Both parents are named.
    BeggeForaeldre,
    /// The family can read every word: plain, without blame and without diagnoses.
    FamilienKanLaese,
    /// No private address and no information about other children.
    IntetPrivat,
}

impl Check {
    /// Every point, in the order of the screen.
    pub const ALL: [Self; 8] = [
        Self::SetMedDag,
        Self::MeningForSig,
        Self::BarnetsStemme,
        Self::Ressourcer,
        Self::Proevet,
        Self::BeggeForaeldre,
        Self::FamilienKanLaese,
        Self::IntetPrivat,
    ];
}

/// An underretning. It is its author's alone until it is noted as sent, and never changed after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Underretning {
    /// The child, by record id.
    pub child: String,
    /// Who writes: the duty is personal.
    pub author: Professional,
    /// When it was begun.
    pub begun: Moment,
    /// Who may be hurting the child; nothing until it is answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspicion: Option<Suspicion>,
    /// The texts.
    #[serde(default)]
    pub contents: Contents,
    /// The points of the quality check that are ticked.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub checked: BTreeSet<Check>,
    /// When and how it was sent. With it the underretning is never changed again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Sent>,
}

impl Underretning {
    /// An underretning that is just begun.
    pub fn begin(child: String, author: Professional, begun: Moment, contents: Contents) -> Self {
        Self {
            child,
            author,
            begun,
            suspicion: None,
            contents,
            checked: BTreeSet::new(),
            sent: None,
        }
    }

    /// Whether the parents may be told, as far as this underretning says: not until it is known
    /// who may be hurting the child.
    pub fn parents(&self) -> Parents {
        self.suspicion.map_or(Parents::Vent, Suspicion::parents)
    }

    /// The underretning as it was sent: with the texts that were asked for, and no others.
    #[must_use]
    pub fn sent_as(mut self, sent: Sent, barred: bool) -> Self {
        let asked: Vec<_> = self.fields(barred).collect();
        for field in Field::ALL {
            if !asked.contains(&field) {
                self.contents.set(field, String::new());
            }
        }
        self.sent = Some(sent);
        self
    }

    /// The texts that are asked for and printed. `barred`: contact with the parents is, by
    /// anything that stands about the child.
    pub fn fields(&self, barred: bool) -> impl Iterator<Item = Field> {
        let open = self.suspicion == Some(Suspicion::Nej) && !barred;
        let language = self.contents.interpreter == Some(Interpreter::Ja);
        Field::ALL.into_iter().filter(move |field| match field {
            Field::Language => language,
            field if field.is_contact() => open,
            _ => true,
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::assessment::Profession;

    pub(in crate::domain::underretning) fn letter() -> Underretning {
        let author = Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        };
        let begun = Moment {
            date: "2026-11-20".parse().unwrap(),
            minute: 600,
        };
        Underretning::begin("c".into(), author, begun, Contents::default())
    }

    #[test]
    fn nothing_is_asked_of_the_parents_until_it_is_known_that_they_may_know() {
        let mut letter = letter();
        let asks = |letter: &Underretning, barred| letter.fields(barred).any(Field::is_contact);
        assert!(!asks(&letter, false));
        assert_eq!(letter.parents(), Parents::Vent, "unanswered");
        for suspicion in Suspicion::ALL {
            letter.suspicion = Some(suspicion);
            assert_eq!(
                asks(&letter, false),
                suspicion == Suspicion::Nej,
                "{suspicion:?}"
            );
            assert!(!asks(&letter, true), "{suspicion:?}");
            assert_eq!(
                letter.parents().is_barred(),
                suspicion != Suspicion::Nej,
                "{suspicion:?}"
            );
        }
    }

    #[test]
    fn every_text_is_set_and_read_in_its_own_place() {
        let mut contents = Contents::default();
        for (index, field) in Field::ALL.into_iter().enumerate() {
            contents.set(field, index.to_string());
        }
        for (index, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(contents.text(field), index.to_string());
        }
    }

    #[test]
    fn what_was_not_asked_is_not_in_what_was_sent() {
        for (suspicion, barred, kept) in [
            (Suspicion::Nej, false, true),
            (Suspicion::Nej, true, false),
            (Suspicion::VedIkke, false, false),
        ] {
            let mut letter = letter();
            letter.suspicion = Some(suspicion);
            letter.contents.contact = "Vi talte sammen.".into();
            letter.contents.seen = "Set.".into();
            let sent = crate::domain::underretning::sent::tests::sent(|_| {}).unwrap();
            let letter = letter.sent_as(sent, barred);
            assert_eq!(!letter.contents.contact.is_empty(), kept, "{suspicion:?}");
            assert_eq!(letter.contents.seen, "Set.");
        }
    }

    #[test]
    fn language_is_asked_where_an_interpreter_is_needed() {
        let mut letter = letter();
        assert!(letter.fields(false).all(|field| field != Field::Language));
        letter.contents.interpreter = Some(Interpreter::Ja);
        assert!(letter.fields(true).any(|field| field == Field::Language));
    }
}
