//! Whether an edition of the texts can be used, and if not, where and why not.

use super::{RuleText, RuleTexts, ValueText};
use crate::domain::{
    flaw::Flaw,
    law::LawTable,
    municipality::Municipality,
    next_step::{
        facts::{Answer3, Consent, Danger, FactName, OwnEfforts, Sign, SupportNeed},
        note::Note,
        rules::{POINTS_BOTH_WAYS, RULESET},
        step::Step,
        suggestion::Parents,
    },
};

/// The only paragraphs that a text may name by itself, and their ids in the law table. All others
/// are shown through the law table, with its certainty.
const NAMED: [(&str, &str); 2] = [
    ("§\u{a0}30 (tidligere §\u{a0}11.3)", "bl-30"),
    ("§\u{a0}133", "bl-133"),
];

impl RuleTexts {
    /// Everything that is wrong with the edition; empty where it can be used. Placeholders are
    /// checked against `municipality`, paragraphs against `law`.
    pub fn validate(&self, law: &LawTable, municipality: &Municipality) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if self.ruleset != RULESET {
            flaws.push(Flaw::new("ruleset", format!("is not {RULESET}")));
        }
        let steps: Vec<Step> = self.steps.iter().map(|text| text.step).collect();
        if steps != Step::ALL {
            flaws.push(Flaw::new("steps", "are not all nine, mildest first"));
        }
        let numbers = self.rules.iter().map(|rule| rule.number);
        if !numbers.eq(0..=POINTS_BOTH_WAYS) {
            flaws.push(Flaw::new("rules", "are not 0 to 23 in order"));
        }
        let notes = self.notes.iter().map(|text| text.note.as_str());
        if !notes.eq(Note::ALL.map(Note::code)) {
            flaws.push(Flaw::new(
                "notes",
                "are not all, in the order of the screen",
            ));
        }
        let parents = self.parents.iter().map(|text| text.parents);
        if !parents.eq([Parents::Ja, Parents::Vent, Parents::MaaIkke]) {
            flaws.push(Flaw::new("parents", "are not ja, vent and maa_ikke"));
        }
        self.validate_facts(&mut flaws);
        for rule in &self.rules {
            for id in rule.law.iter().filter(|id| law.find(id).is_none()) {
                let reason = format!("names no printable paragraph: {id}");
                flaws.push(Flaw::new(format!("rules.{}.law", rule.number), reason));
            }
        }
        for (_, id) in NAMED {
            if law.find(id).is_none() {
                flaws.push(Flaw::new("law", format!("has no printable {id}")));
            }
        }
        for (place, text) in self.texts() {
            validate_text(&place, text, municipality, &mut flaws);
        }
        flaws
    }

    fn validate_facts(&self, flaws: &mut Vec<Flaw>) {
        let mut keys: Vec<&str> = FactName::all().map(FactName::key).collect();
        keys.dedup();
        for &key in &keys {
            if self.facts.iter().filter(|text| text.fact == key).count() != 1 {
                flaws.push(Flaw::new("facts", format!("{key} does not stand once")));
            }
        }
        for text in &self.facts {
            let place = format!("facts.{}", text.fact);
            let Some(fact) = FactName::all().find(|fact| fact.key() == text.fact) else {
                flaws.push(Flaw::new(place, "is no fact"));
                continue;
            };
            let mut found: Vec<&str> = text.values.iter().map(|v| v.value.as_str()).collect();
            let mut wanted = codes(fact);
            found.sort_unstable();
            wanted.sort_unstable();
            if found != wanted {
                flaws.push(Flaw::new(
                    format!("{place}.values"),
                    format!("are not {wanted:?}"),
                ));
            }
            let says_without = |value: &ValueText| value.without.is_some();
            if matches!(fact, FactName::Sign(_)) && !text.values.iter().all(says_without) {
                flaws.push(Flaw::new(
                    place,
                    "has a sign without the words for its absence",
                ));
            }
        }
    }

    /// Every text with its place.
    pub(super) fn texts(&self) -> Vec<(String, &str)> {
        let mut all = vec![
            ("status".to_owned(), self.status.as_str()),
            ("notice".to_owned(), &self.notice),
        ];
        for step in &self.steps {
            let place = format!("steps.{}", step.step.code());
            for (name, text) in [
                ("title", &step.title),
                ("short", &step.short),
                ("text", &step.text),
            ] {
                all.push((format!("{place}.{name}"), text));
            }
        }
        for rule in &self.rules {
            all.extend(rule_texts(rule));
        }
        for note in &self.notes {
            all.push((format!("notes.{}", note.note), &note.text));
        }
        for parents in &self.parents {
            all.push(("parents.title".to_owned(), &parents.title));
            all.push(("parents.text".to_owned(), &parents.text));
        }
        for fact in &self.facts {
            let place = format!("facts.{}", fact.fact);
            all.push((format!("{place}.question"), &fact.question));
            all.extend(
                fact.help
                    .iter()
                    .map(|help| (format!("{place}.help"), help.as_str())),
            );
            for value in &fact.values {
                let place = format!("{place}.{}", value.value);
                let others = value.told.iter().chain(&value.without);
                let texts = [&value.label, &value.because].into_iter().chain(others);
                all.extend(texts.map(|text| (place.clone(), text.as_str())));
            }
        }
        all
    }
}

fn rule_texts(rule: &RuleText) -> Vec<(String, &str)> {
    let place = |name: &str| format!("rules.{}.{name}", rule.number);
    let mut all = vec![
        (place("title"), rule.title.as_str()),
        (place("reason"), rule.reason.as_str()),
    ];
    all.extend(
        rule.title_if
            .iter()
            .map(|other| (place("titleIf"), other.text.as_str())),
    );
    all.extend(
        rule.reason_if
            .iter()
            .map(|other| (place("reasonIf"), other.text.as_str())),
    );
    all.extend(
        rule.actions
            .iter()
            .map(|action| (place("actions"), action.text.as_str())),
    );
    all
}

fn validate_text(place: &str, text: &str, municipality: &Municipality, flaws: &mut Vec<Flaw>) {
    if text.trim().is_empty() {
        flaws.push(Flaw::new(place, "is empty"));
    }
    let filled = municipality.fill(&text.replace("{trin}", "1"));
    if filled.contains(['{', '}']) {
        flaws.push(Flaw::new(place, "has a placeholder that does not exist"));
    }
    // A number that goes on (§ 1337) is another paragraph.
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    let unnamed = |text: &str| {
        NAMED.iter().fold(text.to_owned(), |text, (named, _)| {
            let mut parts = text.split(named);
            let first = parts.next().unwrap_or_default().to_owned();
            parts.fold(first, |text, rest| {
                text + if goes_on(rest) { named } else { "" } + rest
            })
        })
    };
    if unnamed(text).contains('§') {
        flaws.push(Flaw::new(place, "names a paragraph outside the law table"));
    }
}

/// The codes of every answer to a fact, as the texts name them.
fn codes(fact: FactName) -> Vec<&'static str> {
    let all3 = || Answer3::ALL.iter().map(|a| a.code()).collect();
    match fact {
        FactName::Danger => Danger::ALL.iter().map(|a| a.code()).collect(),
        FactName::Sign(_) => Sign::ALL.iter().map(|a| a.code()).collect(),
        FactName::Q133 => SupportNeed::ALL.iter().map(|a| a.code()).collect(),
        FactName::Position => vec!["groen", "gul", "roed", "mangler"],
        FactName::Child | FactName::Parents => vec!["trin", "ved_ikke"],
        FactName::Bounded | FactName::Extent | FactName::OpenCase => all3(),
        FactName::Consent => Consent::ALL.iter().map(|a| a.code()).collect(),
        FactName::OwnEfforts => OwnEfforts::ALL.iter().map(|a| a.code()).collect(),
        FactName::EarlierConcern | FactName::KnownDisabilityOnly | FactName::Unborn => {
            vec!["ja", "nej"]
        }
    }
}
