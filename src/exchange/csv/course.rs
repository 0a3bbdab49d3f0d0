//! One child's course: a row for each assessment, the earliest first.

use super::table::table;
use crate::{
    domain::boernelineal::RulerAnswer,
    exchange::course::{Course, Rated},
};

/// The course as a table. Scores stand one in a cell and are never added.
pub fn course_table(course: &Course<'_>) -> String {
    let mut rated: Vec<_> = course.rated.iter().collect();
    rated.sort_by_key(|rated| rated.authored());
    let households = rated
        .iter()
        .map(|rated| rated.assessment.scores.households.len())
        .max()
        .unwrap_or_default();
    let rows = rated
        .into_iter()
        .map(|rated| row(course, rated, households));
    table(std::iter::once(heading(households)).chain(rows))
}

fn heading(households: usize) -> Vec<String> {
    let mut heading: Vec<String> = ["Dato", "Fagperson", "Status", "Skema", "Position"]
        .map(str::to_owned)
        .into();
    heading.push("Barnets trivsel, 1 til 10, 10 er bedst".to_owned());
    heading.extend(
        (1..=households).map(|at| format!("Forældrenes situation {at}, 1 til 10, 10 er bedst")),
    );
    heading.extend(["Skridt", "Opfølgning", "Begrundelse"].map(str::to_owned));
    heading
}

fn row(course: &Course<'_>, rated: &Rated<'_>, households: usize) -> Vec<String> {
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
    let edition = assessment
        .response
        .as_ref()
        .map(|form| form.edition.clone());
    let position = assessment
        .chosen_position()
        .map(|position| course.labels.label(position).to_owned());
    let decision = assessment.decision.as_ref();
    let step = decision.and_then(|decision| course.rules.step(decision.step));
    let mut row = vec![
        rated.authored().date.to_string(),
        course.author_words(rated),
        status.to_owned(),
        edition.unwrap_or_default(),
        position.unwrap_or_default(),
        score(assessment.scores.child),
    ];
    row.extend((0..households).map(|at| {
        let household = assessment.scores.households.get(at);
        score(household.and_then(|household| household.answer))
    }));
    row.push(step.map(|step| step.title.clone()).unwrap_or_default());
    row.push(
        decision
            .map(|decision| decision.follow_up.to_string())
            .unwrap_or_default(),
    );
    let reason = decision.and_then(|decision| course.typed(&decision.reason));
    row.push(reason.unwrap_or_default());
    row
}

fn score(answer: Option<RulerAnswer>) -> String {
    match answer {
        None => String::new(),
        Some(RulerAnswer::VedIkke) => "ved ikke".to_owned(),
        Some(RulerAnswer::Step(score)) => score.get().to_string(),
    }
}
