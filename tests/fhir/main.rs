//! What is exported says what was answered, to the letter, and no more than was asked for.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that finds something else than it made has failed"
)]

mod course;
mod made_up;

use std::collections::BTreeMap;

use made_up::{assessment, at, child, exported, of, words};
use proptest::prelude::*;
use serde_json::Value;

use naeste_skridt::{
    domain::{instrument::Role, municipality::PositionLabels, position::Position},
    exchange::{
        course::{Rated, Scope},
        csv::course_table,
        fhir::{NotForKl, bundle, kl_response, questionnaire},
    },
};

fn resources<'v>(bundle: &'v Value, kind: &str) -> Vec<&'v Value> {
    let entries = bundle["entry"].as_array().unwrap().iter();
    entries
        .map(|entry| &entry["resource"])
        .filter(|resource| resource["resourceType"] == kind)
        .collect()
}

/// Every question by its linkId, with the codes that may be answered.
fn questions(items: &Value, into: &mut BTreeMap<String, Vec<String>>) {
    for item in items.as_array().into_iter().flatten() {
        let codes = item["answerOption"].as_array().into_iter().flatten();
        let codes = codes
            .map(|option| option["valueCoding"].to_string())
            .collect();
        let link_id = item["linkId"].as_str().unwrap().to_owned();
        assert!(into.insert(link_id, codes).is_none(), "{item}");
        questions(&item["item"], into);
    }
}

fn answers(items: &Value, into: &mut Vec<(String, Value)>) {
    for item in items.as_array().into_iter().flatten() {
        for answer in item["answer"].as_array().into_iter().flatten() {
            into.push((item["linkId"].as_str().unwrap().to_owned(), answer.clone()));
        }
        answers(&item["item"], into);
    }
}

#[test]
fn pseudonymous_export_holds_no_name_and_no_typed_word() {
    let words = words();
    let assessment = assessment(&words, Role::Paedagog, "C", |at| at);
    let all = Scope {
        names: true,
        typed: true,
    };
    let full = exported(&words, &assessment, all, false).to_string();
    for planted in ["Alma Kanarie", "Kirsten Kanarie", "Kanariefugl synger"] {
        assert!(full.contains(planted), "{planted}");
    }
    let narrow = exported(&words, &assessment, Scope::default(), false).to_string();
    assert!(!narrow.to_lowercase().contains("kanarie"), "{narrow}");
}

#[test]
fn course_has_a_response_a_score_each_the_step_and_who_answers_for_them() {
    let words = words();
    let assessment = assessment(&words, Role::Paedagog, "C", |at| at);
    let bundle = exported(&words, &assessment, Scope::default(), false);
    assert_eq!(bundle["type"], "collection");
    assert_eq!(bundle["timestamp"], "2026-11-22T11:40:00+01:00");
    let scores: Vec<_> = resources(&bundle, "Observation")
        .into_iter()
        .map(|score| {
            (
                score["valueInteger"].as_u64(),
                score.get("dataAbsentReason"),
            )
        })
        .map(|(value, absent)| (value, absent.is_some()))
        .collect();
    let expected = [(Some(6), false), (Some(8), false), (None, true)];
    assert_eq!(scores, expected);
    let [step] = resources(&bundle, "ServiceRequest")[..] else {
        panic!("one step");
    };
    assert_eq!(step["code"]["coding"][0]["code"], "p30");
    let fboe = &step["code"]["coding"][1];
    assert_eq!(fboe["system"], words.terms.fboe.as_str());
    assert!(step["note"].to_string().contains(&words.terms.mapping));
    let [who] = resources(&bundle, "Provenance")[..] else {
        panic!("one provenance");
    };
    assert_eq!(who["target"].as_array().unwrap().len(), 5);
    let addresses: Vec<_> = bundle["entry"].as_array().unwrap().iter().collect();
    for target in who["target"].as_array().unwrap() {
        let found = |entry: &&&Value| entry["fullUrl"] == target["reference"];
        assert_eq!(addresses.iter().filter(found).count(), 1, "{target}");
    }
}

#[test]
fn status_tells_mistakes_and_corrections() {
    let words = words();
    let mut assessment = assessment(&words, Role::Paedagog, "B", |at| at);
    let status = |bundle: &Value, kind| resources(bundle, kind)[0]["status"].clone();
    for (retracted, response, score, step) in [
        (false, "completed", "final", "active"),
        (
            true,
            "entered-in-error",
            "entered-in-error",
            "entered-in-error",
        ),
    ] {
        let bundle = exported(&words, &assessment, Scope::default(), retracted);
        assert_eq!(status(&bundle, "QuestionnaireResponse"), response);
        assert_eq!(status(&bundle, "Observation"), score);
        assert_eq!(status(&bundle, "ServiceRequest"), step);
    }
    assessment.decision = None;
    let bundle = exported(&words, &assessment, Scope::default(), false);
    assert_eq!(status(&bundle, "QuestionnaireResponse"), "in-progress");
    assert!(resources(&bundle, "ServiceRequest").is_empty());
}

#[test]
fn version_that_was_corrected_is_in_no_bundle_and_the_table_says_so() {
    let words = words();
    let (child, first) = (child(), assessment(&words, Role::Paedagog, "B", |at| at));
    let by = first.author.clone();
    let follow_up = first.decision.as_ref().unwrap().follow_up;
    let second = first.corrected("first", by, at(640), "fejl".to_owned(), follow_up);
    let mut second = second.unwrap();
    second.decision.clone_from(&first.decision);
    let mut course = of(&words, &child, &second, Scope::default(), false);
    let rated = |id, assessment, superseded| Rated {
        id,
        assessment,
        instrument: Some(&words.instrument),
        retracted: false,
        superseded,
    };
    course.rated = vec![
        rated("first", &first, true),
        rated("second", &second, false),
    ];
    let made: Value = serde_json::from_str(&bundle(&course, at(700))).unwrap();
    let responses = resources(&made, "QuestionnaireResponse");
    let told: Vec<_> = responses
        .iter()
        .map(|response| (response["id"].as_str(), response["status"].as_str()))
        .collect();
    assert_eq!(told, [(Some("second"), Some("amended"))]);
    assert_eq!(resources(&made, "ServiceRequest").len(), 1);
    let table = course_table(&course);
    for status in [
        "rettet siden, en senere udgave gælder",
        "afsluttet, rettelse",
    ] {
        assert_eq!(table.matches(status).count(), 1, "{table}");
    }
}

#[test]
fn kl_gets_the_colour_in_its_own_words_and_nothing_else() {
    let words = words();
    let (child, assessment) = (child(), assessment(&words, Role::Paedagog, "C", |at| at));
    let all = Scope {
        names: true,
        typed: true,
    };
    let course = of(&words, &child, &assessment, all, false);
    let written = assessment.completed_on().unwrap();
    let said = kl_response(&course, Some((Position::Gul, "a", written))).unwrap();
    let response: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(
        response["item"].to_string(),
        r#"[{"answer":[{"valueString":"Gul"}],"linkId":"1vurdering"}]"#
    );
    assert!(!said.contains("anarie"), "{said}");
    for forbidden in ["author", "source", "encounter", "identifier"] {
        assert!(response.get(forbidden).is_none(), "{forbidden}");
    }
}

#[test]
fn kl_gets_nothing_where_the_positions_are_no_colours_or_do_not_stand() {
    let words = words();
    let (child, assessment) = (child(), assessment(&words, Role::Paedagog, "C", |at| at));
    let other = PositionLabels {
        chosen: "opmaerksomhed".to_owned(),
        ..words.municipality.position_labels.clone()
    };
    let mut course = of(&words, &child, &assessment, Scope::default(), false);
    course.labels = &other;
    let refused = kl_response(&course, None);
    assert_eq!(refused, Err(NotForKl::OtherWords));
    let course = of(&words, &child, &assessment, Scope::default(), true);
    let refused = kl_response(&course, None);
    assert_eq!(refused, Err(NotForKl::NoPosition));
}

#[test]
fn every_form_has_its_questions_once_and_asks_nothing_that_must_be_answered() {
    let words = words();
    for role in Role::ALL {
        for band in &words.instrument.bands {
            let labels = &words.municipality.position_labels;
            let json = questionnaire(&words.instrument, role, &band.id, labels, &words.terms);
            let form: Value = serde_json::from_str(&json).unwrap();
            let mut all = BTreeMap::new();
            questions(&form["item"], &mut all);
            assert!(all.len() > 40, "{role:?} {}: {}", band.label, all.len());
            assert!(!json.contains(r#""required":true"#));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every answer stands under a question of the form that the response names, and is one of its
    /// options, as `valueCoding`: readers drop `valueString` there.
    #[test]
    fn every_answer_is_an_option_of_its_question(
        role in prop::sample::select(Role::ALL.to_vec()),
        band in prop::sample::select(vec!["A", "B", "C", "D"]),
        picks in prop::collection::vec(0usize..20, 1..40),
    ) {
        let words = words();
        let assessment = assessment(&words, role, band, |at| picks[at % picks.len()]);
        let given: usize = assessment.response.as_ref().unwrap()
            .areas.values().map(|area| area.answers.len()).sum();
        let all = Scope { names: true, typed: true };
        let bundle = exported(&words, &assessment, all, false);
        let form = resources(&bundle, "Questionnaire")[0];
        let response = resources(&bundle, "QuestionnaireResponse")[0];
        let address = format!("{}|{}", form["url"].as_str().unwrap(), form["version"].as_str().unwrap());
        prop_assert_eq!(response["questionnaire"].as_str(), Some(address.as_str()));
        let (mut questions, mut answers) = (BTreeMap::new(), Vec::new());
        self::questions(&form["item"], &mut questions);
        self::answers(&response["item"], &mut answers);
        let mut coded = 0;
        for (link_id, answer) in answers {
            let options = questions.get(&link_id);
            prop_assert!(options.is_some(), "{}", link_id);
            let options = options.unwrap();
            if let Some(coding) = answer.get("valueCoding") {
                coded += usize::from(coding["system"].as_str().unwrap().ends_with(":svar"));
                prop_assert!(options.contains(&coding.to_string()), "{} {}", link_id, coding);
            } else {
                prop_assert!(options.is_empty(), "{}", link_id);
            }
        }
        prop_assert_eq!(coded, given);
    }
}
