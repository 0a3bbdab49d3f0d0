//! What people did besides assessing alone: joint assessments, efforts, and the rest of the course.

use serde_json::{Value, json};

use naeste_skridt::{
    domain::{
        assessment::{Profession, Professional},
        boernelineal::Score,
        date::YearMonth,
        effort::{Cadence, Effort, EffortKind, EffortScore, FollowUp, Moved, Outcome, Reopened},
        instrument::Role,
        joint::{Completion, Joint, Participant, ParticipantRole},
        next_step::{Answer3, Step},
        position::Position,
    },
    exchange::{
        course::{Course, Event, Scope, Who},
        csv::course_table,
        fhir::bundle,
    },
};

use crate::{
    made_up::{ID, assessment, at, child, of, words},
    resources,
};

const ALL: Scope = Scope {
    names: true,
    typed: true,
};

fn by() -> Professional {
    Professional {
        name: "Bo Kanarie".to_owned(),
        profession: Profession::Dagplejer,
    }
}

fn joint() -> Joint {
    let mut joint = Joint::begin(ID.to_owned(), by(), at(600));
    joint.assessments = vec![ID.to_owned(), "elsewhere".to_owned()];
    "Kanarie fordi".clone_into(&mut joint.reason);
    let person = |name: &str, role| Participant {
        name: name.to_owned(),
        role: Some(role),
    };
    let month = |text: &str| text.parse::<YearMonth>().unwrap();
    joint.completion = Some(Completion {
        position: Position::Roed,
        participants: vec![
            person("Bo Kanarie", ParticipantRole::Dagplejer),
            person("Mor Kanarie", ParticipantRole::Foraelder),
        ],
        from: month("2026-09"),
        to: month("2026-11"),
        held: "2026-11-20".parse().unwrap(),
        at: at(640),
        by: by(),
    });
    joint
}

fn scored(on: &str, child: Option<u8>, care: Option<u8>) -> EffortScore {
    EffortScore {
        on: on.parse().unwrap(),
        by: by(),
        edition: words().ruler.edition.clone(),
        child: child.and_then(Score::new),
        care: care.and_then(Score::new),
    }
}

/// An effort under § 30 that was scored before, ended with a score after.
fn effort() -> Effort {
    Effort {
        child: ID.to_owned(),
        kind: EffortKind::P30,
        title: "Kanarie legegruppe".to_owned(),
        goal: "Kanarie er med".to_owned(),
        owner: "Bo Kanarie".to_owned(),
        start: "2026-02-02".parse().unwrap(),
        planned_end: "2026-06-30".parse().unwrap(),
        first: "2026-03-16".parse().unwrap(),
        cadence: Cadence::SeksUger,
        before: Some(scored("2026-02-01", Some(5), None)),
        gates: None,
        follow_ups: vec![FollowUp {
            on: "2026-03-16".parse().unwrap(),
            moved: Moved::Ja,
            seen: "Kanarie synger".to_owned(),
            step_down: Answer3::Ja,
            outcome: Outcome::Afslut,
            change: String::new(),
            next: None,
            after: Some(scored("2026-03-16", Some(8), Some(7))),
            by: by(),
            at: at(650),
        }],
        reopened: Vec::new(),
        slip: None,
        by: by(),
        at: at(610),
    }
}

fn event() -> Event {
    Event {
        on: "2026-04-01".parse().unwrap(),
        noted: at(660),
        what: "Samtale med forældrene".to_owned(),
        by: Who::Named("Kirsten Kanarie".to_owned()),
        next: None,
        typed: "=Kanarie".to_owned(),
    }
}

/// What `look` sees of a course with all of it.
fn made<T>(scope: Scope, effort: &Effort, look: impl Fn(&Course<'_>) -> T) -> T {
    let words = words();
    let (child, rated, joint) = (
        child(),
        assessment(&words, Role::Paedagog, "C", |at| at),
        joint(),
    );
    let mut course = of(&words, &child, &rated, scope, false);
    course.joints = vec![("joint", &joint)];
    course.efforts = vec![("effort", effort)];
    course.events = vec![event()];
    look(&course)
}

fn bundled(scope: Scope, effort: &Effort) -> Value {
    let text = made(scope, effort, |course| bundle(course, at(700)));
    serde_json::from_str(&text).unwrap()
}

fn of_id<'v>(bundle: &'v Value, kind: &str, id: &str) -> &'v Value {
    let found = resources(bundle, kind);
    found.into_iter().find(|one| one["id"] == id).unwrap()
}

#[test]
fn joint_position_names_who_chose_it_and_the_answers_that_lay_side_by_side() {
    let bundle = bundled(ALL, &effort());
    let position = of_id(&bundle, "Observation", "joint");
    assert_eq!(position["effectiveDateTime"], "2026-11-20");
    let chosen = &position["valueCodeableConcept"]["coding"][0];
    assert_eq!(chosen["code"], "roed");
    assert!(position.get("valueInteger").is_none());
    let people: Vec<_> = position["performer"]
        .as_array()
        .unwrap()
        .iter()
        .map(|who| {
            (
                who["type"].as_str().unwrap(),
                who["display"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        people,
        [
            ("Practitioner", "Bo Kanarie, Dagplejer"),
            ("RelatedPerson", "Mor Kanarie, Forælder"),
        ]
    );
    // An assessment that is not in the bundle is not pointed at.
    let [side] = &position["derivedFrom"].as_array().unwrap()[..] else {
        panic!("{position}");
    };
    let entries = bundle["entry"].as_array().unwrap();
    assert!(
        entries
            .iter()
            .any(|entry| entry["fullUrl"] == side["reference"])
    );
}

#[test]
fn effort_is_a_plan_with_its_scores_before_and_after_and_who_wrote_it() {
    let bundle = bundled(ALL, &effort());
    let plan = of_id(&bundle, "CarePlan", "effort");
    assert_eq!(plan["status"], "completed");
    assert_eq!(
        plan["period"],
        json!({ "start": "2026-02-02", "end": "2026-03-16" })
    );
    assert_eq!(plan["category"][0]["coding"][0]["code"], "p30");
    assert_eq!(
        plan["category"][0]["coding"][1]["system"],
        words().terms.fboe.as_str()
    );
    assert!(plan["note"].to_string().contains(&words().terms.mapping));
    let progress = &plan["activity"][0]["progress"][0];
    assert_eq!(progress["time"], "2026-03-16");
    assert!(
        progress["text"]
            .as_str()
            .unwrap()
            .contains("Kanarie synger")
    );
    let scores: Vec<_> = plan["supportingInfo"]
        .as_array()
        .unwrap()
        .iter()
        .map(|at| {
            let entries = bundle["entry"].as_array().unwrap();
            let found = entries
                .iter()
                .find(|entry| entry["fullUrl"] == at["reference"]);
            let score = &found.unwrap()["resource"];
            let absent = score.get("dataAbsentReason").is_some();
            (
                score["code"]["coding"][0]["code"].as_str().unwrap(),
                score["valueInteger"].as_u64(),
                absent,
            )
        })
        .collect();
    assert_eq!(
        scores,
        [
            ("child", Some(5), false),
            ("parents", None, true),
            ("child", Some(8), false),
            ("parents", Some(7), false),
        ]
    );
    let who = of_id(&bundle, "Provenance", "effort-who");
    assert_eq!(who["target"].as_array().unwrap().len(), 5);
}

#[test]
fn effort_that_goes_on_is_active_until_its_planned_end() {
    let mut open = effort();
    open.reopened.push(Reopened {
        reason: "r".to_owned(),
        next: "2026-12-20".parse().unwrap(),
        by: by(),
        at: at(680),
    });
    let bundle = bundled(Scope::default(), &open);
    let plan = of_id(&bundle, "CarePlan", "effort");
    assert_eq!(plan["status"], "active");
    assert_eq!(plan["period"]["end"], "2026-06-30");
    assert_eq!(plan["activity"][0]["detail"]["status"], "in-progress");
}

#[test]
fn effort_that_was_given_up_before_its_first_day_is_revoked_and_our_own_has_its_code() {
    let mut early = effort();
    early.kind = EffortKind::Egen;
    early.start = "2026-04-01".parse().unwrap();
    let bundle = bundled(Scope::default(), &early);
    let plan = of_id(&bundle, "CarePlan", "effort");
    assert_eq!(plan["status"], "revoked");
    assert_eq!(plan["period"]["start"], plan["period"]["end"]);
    let egne = words().terms.code_of(Step::Egne).unwrap().code.clone();
    assert_eq!(plan["category"][0]["coding"][1]["code"], egne.as_str());
}

#[test]
fn no_name_and_no_typed_word_of_what_people_did_together_goes_unasked() {
    let look = |course: &Course<'_>| (bundle(course, at(700)), course_table(course));
    let (full, table) = made(ALL, &effort(), look);
    for planted in [
        "Mor Kanarie",
        "Kanarie fordi",
        "Kanarie er med",
        "Bo Kanarie",
    ] {
        assert!(full.contains(planted), "{planted}");
    }
    for planted in ["Kanarie synger", "Kirsten Kanarie", "'=Kanarie"] {
        assert!(table.contains(planted), "{planted}: {table}");
    }
    let (narrow, table) = made(Scope::default(), &effort(), look);
    assert!(!narrow.to_lowercase().contains("kanarie"), "{narrow}");
    assert!(!table.to_lowercase().contains("kanarie"), "{table}");
    let named = Scope {
        names: false,
        typed: true,
    };
    let (typed, _) = made(named, &effort(), look);
    assert!(!typed.contains("Bo Kanarie"), "{typed}");
}

#[test]
fn table_has_a_row_for_each_thing_that_happened_the_earliest_first() {
    let table = made(Scope::default(), &effort(), course_table);
    let rows: Vec<Vec<_>> = table
        .lines()
        .skip(1)
        .map(|row| row.split(';').collect())
        .collect();
    let told: Vec<_> = rows
        .iter()
        .map(|row| format!("{} {}", row[0], row[1]))
        .collect();
    let p30 = "Tidligt forebyggende indsats (§ 30, tidligere § 11.3)";
    assert_eq!(
        told,
        [
            format!("2026-02-01 Børnelineal før indsats: {p30}"),
            format!("2026-02-02 Indsats begyndt: {p30}"),
            format!("2026-03-16 Indsats fulgt op: {p30}"),
            format!("2026-03-16 Børnelineal efter indsats: {p30}"),
            "2026-04-01 Samtale med forældrene".to_owned(),
            "2026-11-20 Fælles vurdering".to_owned(),
            "2026-11-22 Vurdering".to_owned(),
        ]
    );
    assert_eq!(rows[0][6..8], ["5", "ved ikke"]);
    assert_eq!(rows[3][6..8], ["8", "7"]);
    assert_eq!(rows[5][5], "Rød");
    let width = rows[0].len();
    assert!(rows.iter().all(|row| row.len() == width));
}
