//! The words of the agendas, as content.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::kind::{MeetingKind, MeetingStep};
use crate::domain::flaw::Flaw;

/// No step is planned longer: in minutes.
const LONGEST_STEP: u16 = 60;
/// No meeting is planned longer: in minutes.
const LONGEST: u16 = 120;

/// One edition of the agendas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MeetingTexts {
    /// The edition.
    pub edition: String,
    /// The agenda of each kind.
    pub kinds: BTreeMap<MeetingKind, MeetingText>,
}

/// The agenda of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MeetingText {
    /// What it is called.
    pub title: String,
    /// What it is for, in a line.
    pub purpose: String,
    /// The steps.
    pub steps: BTreeMap<MeetingStep, StepText>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StepText {
    /// What it is called.
    pub title: String,
    /// How long it is planned to take: 1 to 60 minutes.
    pub minutes: u16,
    /// What helps on the way.
    pub prompts: Vec<String>,
    /// What helps besides, while the parents may be talked with.
    pub open_prompts: Vec<String>,
}

impl MeetingTexts {
    /// The agenda of a kind; nothing where the edition has none.
    pub fn of(&self, kind: MeetingKind) -> Option<&MeetingText> {
        self.kinds.get(&kind)
    }

    /// Everything that is wrong with the edition; empty where it can be used.
    pub fn validate(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if self.edition.trim().is_empty() {
            flaws.push(Flaw::new("edition", "is empty"));
        }
        for kind in MeetingKind::ALL {
            match self.kinds.get(&kind) {
                Some(text) => text.check(kind, &mut flaws),
                None => flaws.push(Flaw::new("kinds", format!("has no {kind:?}"))),
            }
        }
        flaws
    }
}

impl MeetingText {
    /// How long the whole meeting is planned to take, in minutes.
    pub fn minutes(&self) -> u16 {
        let steps = self.steps.values().map(|step| step.minutes);
        steps.fold(0, u16::saturating_add)
    }

    fn check(&self, kind: MeetingKind, flaws: &mut Vec<Flaw>) {
        let place = format!("kinds.{kind:?}");
        for (name, text) in [("title", &self.title), ("purpose", &self.purpose)] {
            let at = format!("{place}.{name}");
            check_text(&at, text, flaws);
            check_always_shown(&at, text, flaws);
        }
        for step in MeetingStep::ALL {
            let place = format!("{place}.steps.{step:?}");
            match self.steps.get(&step) {
                Some(text) => text.check(&place, flaws),
                None => flaws.push(Flaw::new(place, "is missing")),
            }
        }
        if self.minutes() > LONGEST {
            let minutes = self.minutes();
            flaws.push(Flaw::new(
                place,
                format!("takes {minutes} minutes, over {LONGEST}"),
            ));
        }
    }
}

impl StepText {
    fn check(&self, place: &str, flaws: &mut Vec<Flaw>) {
        check_text(&format!("{place}.title"), &self.title, flaws);
        check_always_shown(&format!("{place}.title"), &self.title, flaws);
        if !(1..=LONGEST_STEP).contains(&self.minutes) {
            flaws.push(Flaw::new(
                format!("{place}.minutes"),
                format!("is {}, not 1 to {LONGEST_STEP}", self.minutes),
            ));
        }
        for (index, prompt) in self.prompts.iter().enumerate() {
            let at = format!("{place}.prompts.{index}");
            check_text(&at, prompt, flaws);
            check_always_shown(&at, prompt, flaws);
        }
        for (index, prompt) in self.open_prompts.iter().enumerate() {
            check_text(&format!("{place}.openPrompts.{index}"), prompt, flaws);
        }
    }
}

fn check_text(place: &str, text: &str, flaws: &mut Vec<Flaw>) {
    if text.trim().is_empty() {
        flaws.push(Flaw::new(place, "is empty"));
    }
}

/// What is shown also while contact with the parents is barred speaks of no contact with them.
fn check_always_shown(place: &str, text: &str, flaws: &mut Vec<Flaw>) {
    const OF_CONTACT: [&str; 7] = [
        "foræl",
        "mor og far",
        "samtykke",
        "samtale",
        "inviter",
        "familien",
        "hjemmet",
    ];
    let small = text.to_lowercase();
    if let Some(word) = OF_CONTACT.iter().find(|word| small.contains(**word)) {
        flaws.push(Flaw::new(
            place,
            format!("says \"{word}\" while contact with the parents may be barred"),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(minutes: u16) -> StepText {
        StepText {
            title: "Formål".into(),
            minutes,
            prompts: vec!["Sig, hvad I vil.".into()],
            open_prompts: vec!["Hør forældrene først.".into()],
        }
    }

    fn texts() -> MeetingTexts {
        let text = MeetingText {
            title: "Møde".into(),
            purpose: "At hjælpe barnet.".into(),
            steps: MeetingStep::ALL.map(|s| (s, step(5))).into(),
        };
        MeetingTexts {
            edition: "x".into(),
            kinds: MeetingKind::ALL.map(|kind| (kind, text.clone())).into(),
        }
    }

    #[test]
    fn flaw_names_its_place_and_reason() {
        assert_eq!(texts().validate(), []);
        let mut broken = texts();
        broken.kinds.remove(&MeetingKind::Overgang);
        let text = broken.kinds.get_mut(&MeetingKind::Netvaerk).unwrap();
        text.purpose = "At tale med forældrene.".into();
        text.steps.remove(&MeetingStep::Aftaler);
        text.steps.insert(MeetingStep::Formaal, step(0));
        text.steps.insert(MeetingStep::Billede, step(61));
        let other = broken.kinds.get_mut(&MeetingKind::Sparring).unwrap();
        for text in other.steps.values_mut() {
            text.minutes = 30;
            text.prompts.push(String::new());
        }
        let said: Vec<_> = broken.validate().iter().map(ToString::to_string).collect();
        for expected in [
            "kinds: has no Overgang",
            "kinds.Netvaerk.purpose: says \"foræl\" while contact with the parents may be barred",
            "kinds.Netvaerk.steps.Aftaler: is missing",
            "kinds.Netvaerk.steps.Formaal.minutes: is 0, not 1 to 60",
            "kinds.Netvaerk.steps.Billede.minutes: is 61, not 1 to 60",
            "kinds.Sparring.steps.Formaal.prompts.1: is empty",
            "kinds.Sparring: takes 180 minutes, over 120",
        ] {
            assert!(said.iter().any(|said| said == expected), "{said:#?}");
        }
    }
}
