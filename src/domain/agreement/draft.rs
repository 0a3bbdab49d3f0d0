//! A new agreement as it is typed.

use serde::{Deserialize, Serialize};

use super::course::{About, Agreement};
use crate::domain::{
    assessment::Professional,
    date::{Date, Moment},
};

/// An agreement as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgreementDraft {
    /// What it changes, once chosen.
    pub about: Option<About>,
    /// The goal.
    pub goal: String,
    /// What we do.
    pub we_do: String,
    /// What the parents do.
    pub parents_do: String,
    /// Who sees to it.
    pub who: String,
    /// The first day as typed: `2026-11-22`.
    pub from: String,
    /// The last day as typed.
    pub to: String,
    /// How we see that it works.
    pub sign: String,
}

/// Why an agreement cannot be made as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgreementError {
    /// Not said whether it is about us or the child.
    #[error("not said what the agreement is about")]
    NoAbout,
    /// About the child, and none about ourselves is made yet.
    #[error("no agreement about our own practice is made yet")]
    ChildBeforeUs,
    /// No goal.
    #[error("no goal is written")]
    NoGoal,
    /// Not said what we do.
    #[error("not said what we do")]
    NoWeDo,
    /// Nobody sees to it.
    #[error("nobody is named")]
    NoWho,
    /// A date is missing, or a text that is none.
    #[error("no dates are set")]
    NoDates,
    /// It ends before it begins.
    #[error("the agreement ends before it begins")]
    EndsBeforeStart,
    /// Not said how we see that it works.
    #[error("no sign is written")]
    NoSign,
}

impl AgreementDraft {
    /// The agreement, once everything is there. `so_far` are the child's other agreements;
    /// `barred` says whether contact with the parents is barred: then nothing is asked of them.
    ///
    /// # Errors
    ///
    /// The first thing that is missing, in the order of the screen.
    pub fn agree<'a>(
        &self,
        child: String,
        so_far: impl IntoIterator<Item = &'a Agreement>,
        barred: bool,
        by: Professional,
        now: Moment,
    ) -> Result<Agreement, AgreementError> {
        use AgreementError as E;
        let about = self.about.ok_or(E::NoAbout)?;
        if about == About::Child && so_far.into_iter().all(|other| other.about != About::Us) {
            return Err(E::ChildBeforeUs);
        }
        let goal = written(&self.goal).ok_or(E::NoGoal)?;
        let we_do = written(&self.we_do).ok_or(E::NoWeDo)?;
        let who = written(&self.who).ok_or(E::NoWho)?;
        let day = |text: &str| text.parse::<Date>().map_err(|_| E::NoDates);
        let (from, to) = (day(&self.from)?, day(&self.to)?);
        if to < from {
            return Err(E::EndsBeforeStart);
        }
        let sign = written(&self.sign).ok_or(E::NoSign)?;
        let parents_do = written(&self.parents_do).filter(|_| !barred);
        Ok(Agreement {
            child,
            about,
            goal,
            we_do,
            parents_do: parents_do.unwrap_or_default(),
            who,
            from,
            to,
            sign,
            made: now,
            made_by: by,
            events: Vec::new(),
        })
    }
}

fn written(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assessment::Profession;

    fn mette() -> Professional {
        Professional {
            name: "Mette".into(),
            profession: Profession::Paedagog,
        }
    }

    fn now() -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 600,
        }
    }

    fn whole(about: About) -> AgreementDraft {
        AgreementDraft {
            about: Some(about),
            goal: "Jeg kan sige til, når jeg vil være med.".into(),
            we_do: "Vi deler samlingen i to.".into(),
            parents_do: "Synger derhjemme.".into(),
            who: "Mette".into(),
            from: "2026-11-23".into(),
            to: "2026-12-21".into(),
            sign: "Hun rækker ud efter kortet.".into(),
        }
    }

    fn agree(
        draft: &AgreementDraft,
        so_far: &[Agreement],
        barred: bool,
    ) -> Result<Agreement, AgreementError> {
        draft.agree("c".into(), so_far, barred, mette(), now())
    }

    #[test]
    fn agreement_about_the_child_waits_for_one_about_ourselves() {
        let child = whole(About::Child);
        assert_eq!(
            agree(&child, &[], false),
            Err(AgreementError::ChildBeforeUs)
        );
        let us = agree(&whole(About::Us), &[], false).unwrap();
        assert!(agree(&child, &[us], false).is_ok());
    }

    #[test]
    fn every_missing_field_is_named() {
        use AgreementError as E;
        type Change = fn(&mut AgreementDraft);
        let cases: [(Change, E); 8] = [
            (|d| d.about = None, E::NoAbout),
            (|d| d.goal = " ".into(), E::NoGoal),
            (|d| d.we_do.clear(), E::NoWeDo),
            (|d| d.who.clear(), E::NoWho),
            (|d| d.from.clear(), E::NoDates),
            (|d| d.to = "snart".into(), E::NoDates),
            (|d| d.to = "2026-11-22".into(), E::EndsBeforeStart),
            (|d| d.sign.clear(), E::NoSign),
        ];
        for (change, expected) in cases {
            let mut draft = whole(About::Us);
            change(&mut draft);
            assert_eq!(agree(&draft, &[], false), Err(expected));
        }
    }

    #[test]
    fn nothing_is_asked_of_the_parents_while_contact_is_barred() {
        let draft = whole(About::Us);
        assert_eq!(agree(&draft, &[], true).unwrap().parents_do, "");
        let open = agree(&draft, &[], false).unwrap();
        assert_eq!(open.parents_do, "Synger derhjemme.");
    }
}
