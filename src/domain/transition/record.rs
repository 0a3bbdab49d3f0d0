//! One overgangsskema as it is written and stored.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    definition::TransitionForm,
    paper::{PaperLine, TransitionPaper},
};
use crate::domain::{
    assessment::Professional,
    child::Child,
    date::{Date, Moment},
    next_step::LeaveToTell,
};

/// What the parents have said to that something goes along.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldConsent {
    /// They have not been asked.
    #[default]
    NotAsked,
    /// It may go along.
    Yes,
    /// It may not.
    No,
}

/// What is written in a field, and whether it may go along.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransitionAnswer {
    /// The words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What the parents have said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub consent: FieldConsent,
}

/// What something drawn in is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DrawnKind {
    /// A focus agreement that is in force.
    Agreement,
    /// A position.
    Position,
    /// One answer of the trivselsskema.
    Answer,
}

/// Something stored that was chosen to go along, in the words in which it was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// What it is.
    pub kind: DrawnKind,
    /// The record that it comes from, by id.
    pub source: String,
    /// What it is about.
    pub title: String,
    /// The words.
    pub text: String,
    /// What the parents have said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub consent: FieldConsent,
}

impl Drawn {
    /// Whether it is the same thing, whatever was said to it.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.kind, &self.source, &self.title) == (other.kind, &other.source, &other.title)
    }
}

/// What is written, until it is finished.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransitionSheet {
    /// The parents: names and what they are to the child.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parents: String,
    /// Where the child goes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receiver: String,
    /// What is written, by the id of the field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, TransitionAnswer>,
    /// What was chosen from what is stored, in the order of the choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drawn: Vec<Drawn>,
}

impl TransitionSheet {
    /// The answer in a field, to be changed.
    pub fn answer_mut(&mut self, field: &str) -> &mut TransitionAnswer {
        self.answers.entry(field.to_owned()).or_default()
    }
}

/// That it is finished, and what the parents saw then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    /// Who finished it.
    pub by: Professional,
    /// When.
    pub at: Moment,
    /// What the parents saw, word for word.
    pub paper: TransitionPaper,
}

/// One overgangsskema. It is written with the parents, so everybody on the tablet may go on with
/// it. A finished one is never written again; what is put right is a new version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transition {
    /// The child, by record id.
    pub child: String,
    /// The edition of the form.
    pub edition: String,
    /// Who began it.
    pub by: Professional,
    /// When.
    pub begun: Moment,
    /// The finished version that this one puts right, by record id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    sheet: TransitionSheet,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    finished: Option<Finished>,
}

/// Why an overgangsskema cannot be changed or finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TransitionError {
    /// It is finished.
    #[error("the overgangsskema is finished")]
    Finished,
    /// It is not written who the parents are.
    #[error("no parent is named")]
    NoParents,
    /// It is not written where the child goes.
    #[error("no receiver is named")]
    NoReceiver,
    /// There is nothing that the parents have said yes to.
    #[error("nothing goes along")]
    NothingGoesAlong,
    /// It does not fit on two sheets.
    #[error("longer than two sheets")]
    TooLong,
}

impl Transition {
    /// An overgangsskema that begins.
    pub fn begin(child: String, edition: String, by: Professional, begun: Moment) -> Self {
        Self {
            child,
            edition,
            by,
            begun,
            replaces: None,
            sheet: TransitionSheet::default(),
            finished: None,
        }
    }

    /// A new version of this one, stored as `id`: the same words, and every consent to be asked for
    /// again.
    #[must_use]
    pub fn anew(&self, id: &str, by: Professional, begun: Moment) -> Self {
        let mut sheet = self.sheet.clone();
        let answers = sheet.answers.values_mut().map(|one| &mut one.consent);
        let drawn = sheet.drawn.iter_mut().map(|one| &mut one.consent);
        answers
            .chain(drawn)
            .for_each(|c| *c = FieldConsent::NotAsked);
        Self {
            replaces: Some(id.to_owned()),
            sheet,
            ..Self::begin(self.child.clone(), self.edition.clone(), by, begun)
        }
    }

    /// What is written.
    pub fn sheet(&self) -> &TransitionSheet {
        &self.sheet
    }

    /// That it is finished.
    pub fn finished(&self) -> Option<&Finished> {
        self.finished.as_ref()
    }

    /// What of it may travel: as the parents saw it when it was finished, and nothing that they have
    /// not said yes to. `None` while it is under way.
    pub fn as_parents_saw_it(&self) -> Option<Self> {
        self.finished.as_ref()?;
        Some(Self {
            sheet: TransitionSheet::default(),
            ..self.clone()
        })
    }

    /// When something was last decided in it: when it was finished, or begun.
    pub fn last_written(&self) -> Moment {
        self.finished.as_ref().map_or(self.begun, |done| done.at)
    }

    /// Changes what is written.
    ///
    /// # Errors
    ///
    /// [`TransitionError::Finished`].
    pub fn edit<R>(
        &mut self,
        change: impl FnOnce(&mut TransitionSheet) -> R,
    ) -> Result<R, TransitionError> {
        match self.finished {
            Some(_) => Err(TransitionError::Finished),
            None => Ok(change(&mut self.sheet)),
        }
    }

    /// What the parents see, and what goes along: nothing but what they have said yes to.
    pub fn paper(
        &self,
        _leave: LeaveToTell,
        form: &TransitionForm,
        child: &Child,
        (by, on): (&Professional, Date),
    ) -> TransitionPaper {
        let yes = |consent: FieldConsent| consent == FieldConsent::Yes;
        let written = form.fields.iter().filter_map(|field| {
            let answer = self.sheet.answers.get(&field.id)?;
            yes(answer.consent).then(|| line(&field.title, &answer.text))
        });
        let drawn = self.sheet.drawn.iter().filter(|one| yes(one.consent));
        let drawn = drawn.map(|one| line(&one.title, &one.text));
        let mut lines: Vec<_> = written.chain(drawn).collect();
        lines.retain(|line| !line.text.is_empty());
        TransitionPaper {
            child: child.label.clone(),
            born: child.birth_month,
            parents: self.sheet.parents.trim().to_owned(),
            receiver: self.sheet.receiver.trim().to_owned(),
            by: by.clone(),
            on,
            lines,
        }
    }

    /// The titles of what is written or chosen, and not asked about.
    pub fn unasked(&self, form: &TransitionForm) -> Vec<String> {
        let open = |consent: FieldConsent| consent == FieldConsent::NotAsked;
        let written = form.fields.iter().filter(|field| {
            let answer = self.sheet.answers.get(&field.id);
            answer.is_some_and(|one| open(one.consent) && !one.text.trim().is_empty())
        });
        let written = written.map(|field| field.title.clone());
        let drawn = self.sheet.drawn.iter().filter(|one| open(one.consent));
        written.chain(drawn.map(|one| one.title.clone())).collect()
    }

    /// Finishes it with what the parents see now. It stays as it is from then on.
    ///
    /// # Errors
    ///
    /// The first thing that is missing, in the order of the screen; nothing is changed then.
    pub fn finish(
        &mut self,
        leave: LeaveToTell,
        form: &TransitionForm,
        child: &Child,
        by: Professional,
        at: Moment,
    ) -> Result<(), TransitionError> {
        if self.finished.is_some() {
            return Err(TransitionError::Finished);
        }
        let paper = self.paper(leave, form, child, (&by, at.date));
        if paper.parents.is_empty() {
            return Err(TransitionError::NoParents);
        }
        if paper.receiver.is_empty() {
            return Err(TransitionError::NoReceiver);
        }
        if paper.lines.is_empty() {
            return Err(TransitionError::NothingGoesAlong);
        }
        if !paper.fits() {
            return Err(TransitionError::TooLong);
        }
        self.finished = Some(Finished { by, at, paper });
        Ok(())
    }
}

fn line(title: &str, text: &str) -> PaperLine {
    PaperLine {
        title: title.to_owned(),
        text: text.trim().to_owned(),
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
