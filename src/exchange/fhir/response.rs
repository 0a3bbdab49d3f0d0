//! One professional's answers as a `QuestionnaireResponse`.

use super::{
    bundle::{author, subject},
    questionnaire::{
        HEIGHTENED, POSITION, address, answer_coding, areas, beside, mark_coding, position_coding,
    },
    resources::{QuestionnaireResponse, ResponseAnswer, ResponseItem},
    time::instant,
};
use crate::{
    domain::{
        assessment::PositionChoice,
        instrument::Instrument,
        response::{AreaResponse, Response},
    },
    exchange::course::{Course, Rated},
};

/// `None` where there is no form, or its edition is not in this program.
pub(super) fn response(course: &Course<'_>, rated: &Rated<'_>) -> Option<QuestionnaireResponse> {
    let response = rated.assessment.response.as_ref()?;
    let instrument = rated.instrument?;
    let mut item = Vec::new();
    for (area, items) in areas(instrument, response.role, &response.band) {
        let Some(answers) = response.area(&area.id) else {
            continue;
        };
        let mut inside = Vec::new();
        let id = area.id.as_str();
        inside.extend(typed(course, beside(id, "works"), &answers.works));
        inside.extend(items.into_iter().filter_map(|item| {
            let answer = *answers.answers.get(&item.id)?;
            let coding = answer_coding(instrument, answer, course.terms);
            Some(answered(
                item.id.as_str().to_owned(),
                ResponseAnswer::Coding(coding),
            ))
        }));
        inside.extend(mark(course, id, answers));
        inside.extend(typed(
            course,
            beside(id, "observation"),
            &answers.observation,
        ));
        item.extend(group(id.to_owned(), inside));
    }
    item.extend(heightened(course, instrument, response));
    item.extend(position(course, rated.assessment.position.as_ref()));
    Some(QuestionnaireResponse {
        id: rated.id.to_owned(),
        questionnaire: format!(
            "{}|{}",
            address(course.terms, response.role, &response.band),
            response.edition
        ),
        status: status(rated),
        subject: subject(course),
        authored: instant(rated.authored()),
        author: Some(author(course, &rated.assessment.author)),
        item,
    })
}

/// How far a response has come, in FHIR's words.
pub(super) fn status(rated: &Rated<'_>) -> &'static str {
    if rated.retracted {
        "entered-in-error"
    } else if rated.assessment.correction.is_some() {
        "amended"
    } else if rated.assessment.is_completed() {
        "completed"
    } else {
        "in-progress"
    }
}

fn mark(course: &Course<'_>, area: &str, answers: &AreaResponse) -> Option<ResponseItem> {
    let coding = mark_coding(answers.mark?, course.terms);
    Some(answered(
        beside(area, "mark"),
        ResponseAnswer::Coding(coding),
    ))
}

fn heightened(
    course: &Course<'_>,
    instrument: &Instrument,
    response: &Response,
) -> Option<ResponseItem> {
    let mut inside = Vec::new();
    for question in &instrument.heightened {
        let Some(answer) = response.heightened.get(&question.id) else {
            continue;
        };
        let id = question.id.as_str();
        inside.push(answered(id.to_owned(), ResponseAnswer::Boolean(answer.yes)));
        if answer.yes {
            inside.extend(typed(course, beside(id, "text"), &answer.text));
        }
    }
    group(HEIGHTENED.to_owned(), inside)
}

fn position(course: &Course<'_>, choice: Option<&PositionChoice>) -> Option<ResponseItem> {
    let choice = choice?;
    let coding = position_coding(choice.position, course.labels, course.terms);
    let mut inside = vec![answered(
        POSITION.to_owned(),
        ResponseAnswer::Coding(coding),
    )];
    inside.extend(typed(course, beside(POSITION, "reason"), &choice.reason));
    inside.extend(typed(
        course,
        beside(POSITION, "difference"),
        &choice.difference,
    ));
    group(beside(POSITION, "group"), inside)
}

fn typed(course: &Course<'_>, link_id: String, text: &str) -> Option<ResponseItem> {
    let text = course.typed(text)?;
    Some(answered(link_id, ResponseAnswer::String(text)))
}

fn group(link_id: String, item: Vec<ResponseItem>) -> Option<ResponseItem> {
    (!item.is_empty()).then_some(ResponseItem {
        link_id,
        text: None,
        answer: Vec::new(),
        item,
    })
}

fn answered(link_id: String, answer: ResponseAnswer) -> ResponseItem {
    ResponseItem {
        link_id,
        text: None,
        answer: vec![answer],
        item: Vec::new(),
    }
}
