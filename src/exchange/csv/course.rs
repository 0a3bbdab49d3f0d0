//! One child's course: a row for each thing that happened, the earliest first.

use super::table::table;
use crate::{
    domain::{
        boernelineal::{RulerAnswer, Score},
        date::{Date, Moment},
        effort::{Effort, EffortScore},
        joint::Joint,
        next_step::texts::StepText,
        order::ordered,
    },
    exchange::{
        course::{Course, Event, Rated},
        effort_words,
    },
};

/// One row. What does not apply stays empty.
#[derive(Default)]
struct Row {
    what: String,
    who: String,
    status: String,
    edition: String,
    position: String,
    child: String,
    households: Vec<String>,
    step: String,
    next: String,
    typed: String,
}

/// When it happened and when it was written: the order of the rows.
type When = (Date, Moment);

/// The course as a table. Scores stand one in a cell and are never added.
pub fn course_table(course: &Course<'_>) -> String {
    let rated = course.rated.iter().map(|rated| assessment(course, rated));
    let joints = course.joints.iter();
    let joints = joints.filter_map(|(_, one)| joint(course, one));
    let efforts = course.efforts.iter();
    let efforts = efforts.flat_map(|(_, one)| effort(course, one));
    let events = course.events.iter().map(|one| event(course, one));
    let all = rated.chain(joints).chain(efforts).chain(events);
    let rows = ordered(all, |(when, _)| *when);
    let households = rows.iter().map(|(_, row)| row.households.len());
    let households = households.max().unwrap_or_default();
    let rows = rows
        .into_iter()
        .map(|((on, _), row)| row.cells(on, households));
    table(std::iter::once(heading(households)).chain(rows))
}

fn heading(households: usize) -> Vec<String> {
    let mut heading: Vec<String> = ["Dato", "Hvad", "Fagperson", "Status", "Skema", "Position"]
        .map(str::to_owned)
        .into();
    heading.push("Barnets trivsel, 1 til 10, 10 er bedst".to_owned());
    heading.extend(
        (1..=households).map(|at| format!("Forældrenes situation {at}, 1 til 10, 10 er bedst")),
    );
    heading.extend(["Skridt", "Opfølgning", "Det skrevne"].map(str::to_owned));
    heading
}

impl Row {
    fn cells(self, on: Date, households: usize) -> Vec<String> {
        let mut cells = vec![
            on.to_string(),
            self.what,
            self.who,
            self.status,
            self.edition,
            self.position,
            self.child,
        ];
        let mut homes = self.households;
        homes.resize(households, String::new());
        cells.extend(homes);
        cells.extend([self.step, self.next, self.typed]);
        cells
    }
}

fn assessment(course: &Course<'_>, rated: &Rated<'_>) -> (When, Row) {
    let assessment = rated.assessment;
    let status = if rated.retracted {
        "oprettet ved en fejl"
    } else if rated.superseded {
        "rettet siden, en senere udgave gælder"
    } else if assessment.correction.is_some() {
        "afsluttet, rettelse"
    } else if assessment.is_completed() {
        "afsluttet"
    } else {
        "i gang"
    };
    let form = assessment.response.as_ref();
    let position = assessment.chosen_position();
    let decision = assessment.decision.as_ref();
    let step = decision.and_then(|decision| course.rules.step(decision.step));
    let homes = assessment.scores.households.iter();
    let row = Row {
        what: "Vurdering".to_owned(),
        who: course.person(&assessment.author),
        status: status.to_owned(),
        edition: form.map(|form| form.edition.clone()).unwrap_or_default(),
        position: position
            .map(|position| course.labels.label(position).to_owned())
            .unwrap_or_default(),
        child: answer(assessment.scores.child),
        households: homes.map(|home| answer(home.answer)).collect(),
        step: step.map(StepText::plain_title).unwrap_or_default(),
        next: decision
            .map(|decision| decision.follow_up.to_string())
            .unwrap_or_default(),
        typed: typed(course, decision.map(|decision| &decision.reason)),
    };
    let authored = rated.authored();
    ((authored.date, authored), row)
}

fn joint(course: &Course<'_>, joint: &Joint) -> Option<(When, Row)> {
    let done = joint.completion.as_ref()?;
    let row = Row {
        what: "Fælles vurdering".to_owned(),
        who: course.person(&done.by),
        status: format!("{} har vurderet sammen", done.participants.len()),
        position: course.labels.label(done.position).to_owned(),
        typed: typed(course, [&joint.reason, &joint.works]),
        ..Row::default()
    };
    Some(((done.held, done.at), row))
}

/// That it began, both scorings, every follow-up and every reopening.
fn effort(course: &Course<'_>, effort: &Effort) -> Vec<(When, Row)> {
    let what = |what: &str| format!("{what}: {}", effort_words::kind(effort.kind));
    let begun = Row {
        what: what("Indsats begyndt"),
        who: course.person(&effort.by),
        next: effort.first.to_string(),
        typed: typed(course, [&effort.title, &effort.goal]),
        ..Row::default()
    };
    let mut rows = vec![((effort.start, effort.at), begun)];
    if let Some(before) = &effort.before {
        rows.push(scored(
            course,
            what("Børnelineal før indsats"),
            before,
            effort.at,
        ));
    }
    for held in &effort.follow_ups {
        let row = Row {
            what: what("Indsats fulgt op"),
            who: course.person(&held.by),
            status: effort_words::outcome(held.outcome).to_owned(),
            next: held.next.map(|next| next.to_string()).unwrap_or_default(),
            typed: typed(course, [&effort.title, &held.seen, &held.change]),
            ..Row::default()
        };
        rows.push(((held.on, held.at), row));
        if let Some(after) = &held.after {
            rows.push(scored(
                course,
                what("Børnelineal efter indsats"),
                after,
                held.at,
            ));
        }
    }
    for open in &effort.reopened {
        let row = Row {
            what: what("Indsats genåbnet"),
            who: course.person(&open.by),
            next: open.next.to_string(),
            typed: typed(course, [&effort.title, &open.reason]),
            ..Row::default()
        };
        rows.push(((open.at.date, open.at), row));
    }
    rows
}

fn scored(course: &Course<'_>, what: String, given: &EffortScore, noted: Moment) -> (When, Row) {
    let row = Row {
        what,
        who: course.person(&given.by),
        edition: given.edition.clone(),
        child: score(given.child),
        households: vec![score(given.care)],
        ..Row::default()
    };
    ((given.on, noted), row)
}

fn event(course: &Course<'_>, event: &Event) -> (When, Row) {
    let row = Row {
        what: event.what.clone(),
        who: course.who(&event.by),
        next: event.next.map(|next| next.to_string()).unwrap_or_default(),
        typed: typed(course, [&event.typed]),
        ..Row::default()
    };
    ((event.on, event.noted), row)
}

fn typed<'t>(course: &Course<'_>, texts: impl IntoIterator<Item = &'t String>) -> String {
    let texts = texts.into_iter().filter_map(|text| course.typed(text));
    texts.collect::<Vec<_>>().join("\n")
}

fn answer(answer: Option<RulerAnswer>) -> String {
    match answer {
        None => String::new(),
        Some(RulerAnswer::VedIkke) => score(None),
        Some(RulerAnswer::Step(given)) => score(Some(given)),
    }
}

fn score(given: Option<Score>) -> String {
    given.map_or_else(|| "ved ikke".to_owned(), |score| score.get().to_string())
}
