//! The trivselsskema as a FHIR `Questionnaire`, so that any FHIR form filler can show it.
//!
//! One for each role and age band, with the areas that may be turned on. No question is required:
//! an incomplete form is normal.

use super::{
    elements::{Coding, Extension},
    resources::{AnswerOption, EnableWhen, Questionnaire, QuestionnaireItem, Resource},
};
use crate::domain::{
    instrument::{Area, BandId, Instrument, Item, Role},
    municipality::PositionLabels,
    position::Position,
    response::{Answer, AreaMark},
    terminology::Terminology,
};

/// The form of one role and age band as JSON.
pub fn questionnaire(
    instrument: &Instrument,
    role: Role,
    band: &BandId,
    labels: &PositionLabels,
    terms: &Terminology,
) -> String {
    Resource::Questionnaire(form(instrument, role, band, labels, terms)).json()
}

/// The group of the questions of heightened attention.
pub(super) const HEIGHTENED: &str = "heightened";
/// The position; its reason and difference stand beside it.
pub(super) const POSITION: &str = "position";

/// What stands beside an item: `tryg.mark`, `x1.text`.
pub(super) fn beside(id: &str, part: &str) -> String {
    format!("{id}.{part}")
}

/// The form's own address.
pub(super) fn address(terms: &Terminology, role: Role, band: &BandId) -> String {
    format!("{}:questionnaire:{}", terms.canonical, id(role, band))
}

fn id(role: Role, band: &BandId) -> String {
    let role = match role {
        Role::Paedagog => "paedagog",
        Role::Sundhedsplejerske => "sundhedsplejerske",
    };
    format!("trivselsskema-{role}-{}", band.as_str())
}

/// The areas and items that the form of a role and band can ask.
pub(super) fn areas<'i>(
    instrument: &'i Instrument,
    role: Role,
    band: &BandId,
) -> Vec<(&'i Area, Vec<&'i Item>)> {
    let optional: Vec<_> = instrument
        .optional_areas(band)
        .map(|area| area.id.clone())
        .collect();
    instrument.areas_for(band, role, &optional)
}

pub(super) fn form(
    instrument: &Instrument,
    role: Role,
    band: &BandId,
    labels: &PositionLabels,
    terms: &Terminology,
) -> Questionnaire {
    let label = instrument.band(band).map_or("", |band| &band.label);
    let mut item: Vec<_> = areas(instrument, role, band)
        .into_iter()
        .map(|(area, items)| area_item(instrument, area, &items, terms))
        .collect();
    item.push(heightened_item(instrument));
    item.push(position_item(labels, terms));
    Questionnaire {
        id: id(role, band),
        url: address(terms, role, band),
        version: instrument.edition.clone(),
        name: "Trivselsskema".to_owned(),
        title: format!("Trivselsskema, {label}"),
        status: "active",
        subject_type: ["Patient"],
        description: instrument.status.clone(),
        item,
    }
}

fn area_item(
    instrument: &Instrument,
    area: &Area,
    items: &[&Item],
    terms: &Terminology,
) -> QuestionnaireItem {
    let id = area.id.as_str();
    let options: Vec<_> = instrument
        .scale
        .iter()
        .map(|option| AnswerOption {
            extension: ordinal(option.code, terms).into_iter().collect(),
            value_coding: answer_coding(instrument, option.code, terms),
        })
        .collect();
    let mut inside = vec![words(beside(id, "works"), "Hvad fungerer?")];
    inside.extend(items.iter().map(|item| {
        let mut question = item_of(item.id.as_str().to_owned(), &item.text, "choice");
        question.answer_option.clone_from(&options);
        question
    }));
    let mut mark = item_of(
        beside(id, "mark"),
        "Hvordan ser du området samlet?",
        "choice",
    );
    mark.answer_option = AreaMark::ALL
        .into_iter()
        .map(|mark| plain(mark_coding(mark, terms)))
        .collect();
    inside.push(mark);
    inside.push(words(
        beside(id, "observation"),
        "Hvad har du set – hvornår, hvor og med hvem?",
    ));
    let mut group = item_of(id.to_owned(), &area.title, "group");
    group.prefix = Some(area.number.to_string());
    group.item = inside;
    group
}

fn heightened_item(instrument: &Instrument) -> QuestionnaireItem {
    let mut group = item_of(HEIGHTENED.to_owned(), "Skærpet opmærksomhed", "group");
    for question in &instrument.heightened {
        let id = question.id.as_str();
        group
            .item
            .push(item_of(id.to_owned(), &question.text, "boolean"));
        let mut seen = words(beside(id, "text"), "Hvad har du set eller hørt?");
        seen.enable_when = vec![EnableWhen {
            question: id.to_owned(),
            operator: "=",
            answer_boolean: true,
        }];
        group.item.push(seen);
    }
    group
}

fn position_item(labels: &PositionLabels, terms: &Terminology) -> QuestionnaireItem {
    let mut position = item_of(POSITION.to_owned(), "Trivselsposition", "choice");
    position.answer_option = Position::ALL
        .into_iter()
        .map(|position| plain(position_coding(position, labels, terms)))
        .collect();
    let mut group = item_of(beside(POSITION, "group"), "Position", "group");
    group.item = vec![
        position,
        words(beside(POSITION, "reason"), "Hvorfor?"),
        words(
            beside(POSITION, "difference"),
            "Hvad ser du, som skemaet ikke viser?",
        ),
    ];
    group
}

pub(super) fn answer_coding(
    instrument: &Instrument,
    answer: Answer,
    terms: &Terminology,
) -> Coding {
    let text = instrument.option(answer).map_or("", |option| &option.text);
    Coding::new(system(terms, "svar"), format!("{answer:?}"), text)
}

pub(super) fn mark_coding(mark: AreaMark, terms: &Terminology) -> Coding {
    let (code, text) = match mark {
        AreaMark::ITrivsel => ("i_trivsel", "I trivsel"),
        AreaMark::Opmaerksomhed => ("opmaerksomhed", "Opmærksomhed"),
        AreaMark::Bekymring => ("bekymring", "Bekymring"),
        AreaMark::IkkeVurderet => ("ikke_vurderet", "Ikke vurderet"),
    };
    Coding::new(system(terms, "omraade"), code, text)
}

pub(super) fn position_coding(
    position: Position,
    labels: &PositionLabels,
    terms: &Terminology,
) -> Coding {
    let code = match position {
        Position::Groen => "groen",
        Position::Gul => "gul",
        Position::Roed => "roed",
    };
    Coding::new(system(terms, "position"), code, labels.label(position))
}

/// One of our own code systems.
pub(super) fn system(terms: &Terminology, name: &str) -> String {
    format!("{}:{name}", terms.canonical)
}

/// The place of an answer in the order of what is seen. "Ved ikke" and "ikke relevant" have none,
/// and nothing may be added up.
fn ordinal(answer: Answer, terms: &Terminology) -> Option<Extension> {
    let value_decimal = match answer {
        Answer::T => 2,
        Answer::D => 1,
        Answer::S => 0,
        Answer::V | Answer::I => return None,
    };
    Some(Extension {
        url: terms.ordinal_value.clone(),
        value_decimal,
    })
}

fn plain(value_coding: Coding) -> AnswerOption {
    AnswerOption {
        extension: Vec::new(),
        value_coding,
    }
}

fn words(link_id: String, text: &str) -> QuestionnaireItem {
    item_of(link_id, text, "text")
}

fn item_of(link_id: String, text: &str, kind: &'static str) -> QuestionnaireItem {
    QuestionnaireItem {
        link_id,
        prefix: None,
        text: text.to_owned(),
        kind,
        enable_when: Vec::new(),
        required: (kind != "group").then_some(false),
        answer_option: Vec::new(),
        item: Vec::new(),
    }
}
