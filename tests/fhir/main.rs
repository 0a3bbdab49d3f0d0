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
use serde_json::{Value, json};

use naeste_skridt::{
    domain::{instrument::Role, municipality::PositionLabels, next_step::Step, position::Position},
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

/// Every answer that may be given, with its place in the order of what is seen, where it has one.
fn places(items: &Value, into: &mut Vec<(String, String, Option<f64>)>) {
    for item in items.as_array().into_iter().flatten() {
        for option in item["answerOption"].as_array().into_iter().flatten() {
            let coding = &option["valueCoding"];
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let extensions = option["extension"].as_array().into_iter().flatten();
            let places: Vec<_> = extensions
                .map(|one| {
                    let url = one["url"].as_str().unwrap();
                    assert!(
                        url.ends_with("//hl7.org/fhir/StructureDefinition/ordinalValue"),
                        "{url}"
                    );
                    one["valueDecimal"].as_f64().unwrap()
                })
                .collect();
            assert!(places.len() < 2, "{option}");
            let place = places.first().copied();
            into.push((text(&coding["system"]), text(&coding["code"]), place));
        }
        self::places(&item["item"], into);
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
fn two_who_assessed_the_same_child_each_answer_for_their_own() {
    let words = words();
    let child = child();
    let mettes = assessment(&words, Role::Paedagog, "C", |at| at);
    let mut ninas = assessment(&words, Role::Sundhedsplejerske, "C", |at| at + 1);
    "Nina Prøve".clone_into(&mut ninas.author.name);
    let all = Scope {
        names: true,
        typed: true,
    };
    let mut course = of(&words, &child, &mettes, all, false);
    let rated = |id, assessment| Rated {
        id,
        assessment,
        instrument: Some(&words.instrument),
        retracted: false,
        superseded: false,
    };
    course.rated = vec![rated("mettes", &mettes), rated("ninas", &ninas)];
    let made: Value = serde_json::from_str(&bundle(&course, at(700))).unwrap();
    let responses = resources(&made, "QuestionnaireResponse");
    let told: Vec<_> = responses
        .iter()
        .map(|one| (&one["id"], &one["status"], &one["author"]["display"]))
        .collect();
    let (kirsten, nina) = ("Kirsten Kanarie, Pædagog", "Nina Prøve, Sundhedsplejerske");
    assert_eq!(
        json!(told),
        json!([
            ["mettes", "completed", kirsten],
            ["ninas", "completed", nina]
        ])
    );
    assert_ne!(responses[0]["item"], responses[1]["item"]);
    assert_eq!(responses[0]["subject"], responses[1]["subject"]);
    // Each form is there, and each person answers for what is made of their own, and for nothing else.
    assert_eq!(resources(&made, "Questionnaire").len(), 2);
    let provenances = resources(&made, "Provenance");
    assert_eq!(provenances.len(), 2);
    for (who, (id, name)) in provenances
        .iter()
        .zip([("mettes", kirsten), ("ninas", nina)])
    {
        assert_eq!(who["agent"][0]["who"]["display"], name);
        let targets = who["target"].as_array().unwrap();
        // The answers, three scores and the step.
        assert_eq!(targets.len(), 5, "{who}");
        for target in targets {
            let address = target["reference"].as_str().unwrap();
            let own = address.rsplit(':').next().unwrap();
            assert!(own == id || own.starts_with(&format!("{id}-")), "{address}");
        }
    }
}

/// The steps that KL's terms have a code for, by our reading (ecosystem.md 0.2), and the others.
#[test]
fn steps_go_with_the_code_of_kl_that_was_read_for_them_and_with_no_other() {
    const SYSTEM: &str = "//fhir.kl.dk/term/CodeSystem/FBOE";
    let codes = [
        (Step::Almen, None),
        (Step::Egne, Some("260a3000-9af0-4cc5-ae3a-cc90683772a5")),
        (Step::Sparring, Some("04cc94e7-1d89-4070-8bda-55f65637ab68")),
        (Step::Tal, None),
        (Step::Netvaerk, None),
        (Step::P30, Some("7416c8d9-970c-4131-9314-b0b1d92e8253")),
        (
            Step::Underretning,
            Some("11bae71b-89f5-4903-ab59-c516e638b44a"),
        ),
        (Step::Akut, Some("11bae71b-89f5-4903-ab59-c516e638b44a")),
    ];
    assert_eq!(codes.len() + 1, Step::ALL.len());
    let words = words();
    assert_eq!(words.terms.steps.len(), 5);
    let mut assessment = assessment(&words, Role::Paedagog, "C", |at| at);
    for (step, code) in codes {
        assessment.decision.as_mut().unwrap().step = step;
        let bundle = exported(&words, &assessment, Scope::default(), false);
        let codings = resources(&bundle, "ServiceRequest")[0]["code"]["coding"].clone();
        let codings = codings.as_array().unwrap();
        assert_eq!(codings[0]["code"], step.code());
        let theirs: Vec<_> = codings[1..]
            .iter()
            .map(|coding| (coding["system"].as_str().unwrap(), coding["code"].as_str()))
            .map(|(system, code)| (system.strip_prefix("http:"), code))
            .collect();
        let expected: Vec<_> = code
            .map(|code| (Some(SYSTEM), Some(code)))
            .into_iter()
            .collect();
        assert_eq!(theirs, expected, "{step:?}");
    }
    assessment.decision.as_mut().unwrap().step = Step::Ingen;
    let bundle = exported(&words, &assessment, Scope::default(), false);
    assert!(resources(&bundle, "ServiceRequest").is_empty());
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
            // What is seen has an order. "Ved ikke", "ikke relevant", a mark and a position have
            // none: nothing may be added up.
            let mut options = Vec::new();
            places(&form["item"], &mut options);
            let mut met = BTreeMap::new();
            for (system, code, place) in options {
                let own = system.ends_with(":svar");
                let expected = match code.as_str() {
                    "T" if own => Some(2.0),
                    "D" if own => Some(1.0),
                    "S" if own => Some(0.0),
                    _ => None,
                };
                assert_eq!(place, expected, "{system} {code}");
                *met.entry(code).or_insert(0) += 1;
            }
            for answer in ["T", "D", "S", "V", "I"] {
                assert!(met[answer] > 20, "{answer} {met:?}");
            }
            for other in ["bekymring", "groen", "roed"] {
                assert!(met.contains_key(other), "{other}");
            }
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
