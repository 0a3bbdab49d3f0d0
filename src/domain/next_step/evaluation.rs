//! The decision table for one line of JSON: what the `evaluate` command says to auditors.

use serde::Serialize;

use super::{
    changes::changes,
    facts::{FactAnswer, Facts},
    note::{Note, Situation},
    rules::RULESET,
    step::Step,
    suggestion::{Parents, suggest},
};
use crate::domain::municipality::Thresholds;

/// The longest reason that is written back, in characters: a wrong value may be megabytes long.
const LONGEST_REASON: usize = 300;

/// The answer to one line. In JSON either the suggestion or the error, with the line's number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evaluation {
    /// The number of the line, 1 and up.
    pub line: u64,
    /// What is suggested, or why the line cannot be read.
    #[serde(flatten)]
    pub result: EvaluationResult,
}

/// What is said about a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum EvaluationResult {
    /// The line held facts.
    Suggested(EvaluatedFacts),
    /// The line is wrong.
    Wrong {
        /// Why, in English.
        error: String,
    },
}

/// The suggestion as auditors read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvaluatedFacts {
    /// The rule of the main suggestion, 0 to 23.
    pub main_rule: u8,
    /// The step of the main suggestion.
    pub step: Step,
    /// The hits that are left after choosing, lowest number first.
    pub hits: Vec<u8>,
    /// Whether the parents may be told.
    pub parents: Parents,
    /// The hits without the main one.
    pub also: Vec<u8>,
    /// What must be said besides.
    pub notes: Vec<Note>,
    /// Every single answer that would give another step.
    pub changes: Vec<EvaluatedChange>,
    /// The edition of the rules.
    pub edition: &'static str,
}

/// One other answer that gives another step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvaluatedChange {
    /// What to merge into the line to try it.
    pub set: FactAnswer,
    /// The step it gives.
    pub step: Step,
    /// The rule behind that step.
    pub main_rule: u8,
}

/// Evaluates line `number`. Never fails: a wrong line is an answer too.
pub fn evaluate_line(number: u64, line: &[u8], thresholds: &Thresholds) -> Evaluation {
    let result = match read(line) {
        Ok(facts) => EvaluationResult::Suggested(evaluate(&facts, *thresholds)),
        Err(error) => EvaluationResult::Wrong { error },
    };
    Evaluation {
        line: number,
        result,
    }
}

fn read(line: &[u8]) -> Result<Facts, String> {
    let text = std::str::from_utf8(line)
        .map_err(|error| format!("not UTF-8 after byte {}", error.valid_up_to()))?;
    // Some editors begin a file with this mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err("the line is empty".to_owned());
    }
    // Without this a list of the values in the order of the struct would be taken too.
    if !text.trim_start().starts_with('{') {
        return Err("not a JSON object".to_owned());
    }
    serde_json::from_str(text).map_err(|error| {
        // A line is one line to its reader, so serde_json's own line number is left out.
        let place = format!(" at line {} column {}", error.line(), error.column());
        let reason = error.to_string();
        let reason = reason.strip_suffix(&place).unwrap_or(&reason);
        format!("column {}: {}", error.column(), shortened(reason))
    })
}

fn shortened(reason: &str) -> String {
    match reason.char_indices().nth(LONGEST_REASON) {
        Some((end, _)) => format!("{}…", reason.get(..end).unwrap_or_default()),
        None => reason.to_owned(),
    }
}

fn evaluate(facts: &Facts, thresholds: Thresholds) -> EvaluatedFacts {
    let suggestion = suggest(facts, &thresholds, Situation::default());
    let hits: Vec<u8> = suggestion.hits.iter().map(|hit| hit.rule).collect();
    EvaluatedFacts {
        main_rule: suggestion.main_rule,
        step: suggestion.step,
        parents: suggestion.parents,
        also: hits
            .iter()
            .copied()
            .filter(|&rule| rule != suggestion.main_rule)
            .collect(),
        hits,
        notes: suggestion.notes,
        changes: changes(facts, &thresholds)
            .into_iter()
            .map(|change| EvaluatedChange {
                set: change.to,
                step: change.step,
                main_rule: change.main_rule,
            })
            .collect(),
        edition: RULESET,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn said(line: &[u8]) -> Value {
        serde_json::to_value(evaluate_line(7, line, &Thresholds::default())).unwrap()
    }

    fn line() -> Value {
        json!({"T": "gul", "B": 6, "F": 8, "fare": "nej", "tegn": [], "q133": "nej",
            "afgr": "ja", "omfang": "ja", "sam": "uden_samtykke", "egne": "uden_effekt",
            "foer": false, "kendt_fn": false, "gravid": false})
    }

    #[test]
    fn line_with_facts_is_answered_with_every_key() {
        let said = said(line().to_string().as_bytes());
        assert_eq!(said["line"], 7);
        assert_eq!(said["main_rule"], 19);
        assert_eq!(said["step"], "sparring");
        assert_eq!(said["hits"], json!([19]));
        assert_eq!(said["parents"], "ja");
        assert_eq!(said["also"], json!([]));
        assert_eq!(said["notes"], json!(["rethink_section_133"]));
        assert_eq!(said["edition"], RULESET);
        let consent = json!({"set": {"sam": "samtykke"}, "step": "p30", "main_rule": 15});
        assert!(said["changes"].as_array().unwrap().contains(&consent));
    }

    #[test]
    fn every_change_merged_into_the_line_gives_what_it_says() {
        let line = line();
        let said_now = said(line.to_string().as_bytes());
        for change in said_now["changes"].as_array().unwrap() {
            let mut tried = line.clone();
            for (key, value) in change["set"].as_object().unwrap() {
                tried[key] = value.clone();
            }
            let said_then = said(tried.to_string().as_bytes());
            assert_eq!(said_then["step"], change["step"], "{change}");
            assert_eq!(said_then["main_rule"], change["main_rule"], "{change}");
            assert_ne!(said_then["step"], said_now["step"], "{change}");
        }
    }

    #[test]
    fn wrong_line_is_answered_with_its_number_and_reason() {
        let with = |key: &str, value: Value| {
            let mut line = line();
            line[key] = value;
            line.to_string().into_bytes()
        };
        let twice = br#"{"T":"gul","T":"gul"}"#.to_vec();
        for (line, reason) in [
            (b"".to_vec(), "the line is empty"),
            (b" \r".to_vec(), "the line is empty"),
            (b"{\"T\": \"\xff\"}".to_vec(), "not UTF-8 after byte 7"),
            (b"{".to_vec(), "EOF"),
            (b"[]".to_vec(), "not a JSON object"),
            (with("fare", json!({"nej": null})), "expected a string"),
            (twice, "duplicate field `T`"),
            (
                with("B", json!(11)),
                "a børnelineal score is 1 to 10, not 11",
            ),
            (with("F", json!(6.5)), "invalid type: floating point"),
            (with("sam", json!("måske")), "unknown variant `måske`"),
            (with("navn", json!("x")), "unknown field `navn`"),
            (with("foer", json!("ja")), "expected a boolean"),
        ] {
            let said = said(&line);
            assert_eq!(said["line"], 7);
            let error = said["error"].as_str().unwrap();
            assert!(error.contains(reason), "{error}");
            assert!(!error.contains("at line"), "{error}");
            assert_eq!(said.as_object().unwrap().len(), 2);
        }
    }

    #[test]
    fn wrong_line_of_ten_megabytes_is_answered_briefly() {
        let mut line = line();
        line["sam"] = Value::from("å".repeat(5_000_000));
        let said = said(line.to_string().as_bytes());
        assert!(said["error"].as_str().unwrap().chars().count() < LONGEST_REASON + 50);
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(line in proptest::collection::vec(any::<u8>(), 0..200)) {
            said(&line);
        }

        #[test]
        fn any_text_under_a_right_key_is_answered(
            key in "T|B|F|fare|tegn|q133|afgr|omfang|sam|egne|foer|kendt_fn|gravid|har_sag",
            value in "null|true|-?[0-9]{1,30}(\\.[0-9])?|\"[^\"\\\\]{0,9}\"|\\[{0,200}\\]{0,200}",
        ) {
            let mut text = line().to_string();
            text.pop();
            said(format!("{text},\"{key}\":{value}}}").as_bytes());
            said(format!("{{\"{key}\":{value}}}").as_bytes());
        }
    }
}
