//! KL's own form: the position alone, in KL's exact words.
//!
//! KL's profile asks for a citizen with CPR number and SOR code, which this product does not hold:
//! whoever receives the file puts them in. Nothing else may be in it: no author, no text.

use super::{
    bundle::subject,
    resources::{QuestionnaireResponse, Resource, ResponseAnswer, ResponseItem},
    time::instant,
};
use crate::{
    domain::{date::Moment, position::Position},
    exchange::course::Course,
};

/// Why an assessment has no answer to KL's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotForKl {
    /// The municipality calls its positions something else than KL's colours.
    #[error("the positions are not called by KL's colours")]
    OtherWords,
    /// No position stands.
    #[error("there is no position that stands")]
    NoPosition,
}

/// Where the child stands: the position, the record that says so, and when it was written.
pub type Stands<'a> = (Position, &'a str, Moment);

/// The position as KL's `klgateway-children-topi` has it.
///
/// # Errors
///
/// See [`NotForKl`].
pub fn kl_response(course: &Course<'_>, stands: Option<Stands<'_>>) -> Result<String, NotForKl> {
    let kl = &course.terms.kl;
    let same = |position| course.labels.label(position) == kl.answer(position);
    if !Position::ALL.into_iter().all(same) {
        return Err(NotForKl::OtherWords);
    }
    let (position, id, written) = stands.ok_or(NotForKl::NoPosition)?;
    let mut subject = subject(course);
    subject.display = None;
    Ok(Resource::QuestionnaireResponse(QuestionnaireResponse {
        id: id.to_owned(),
        questionnaire: kl.questionnaire.clone(),
        status: "completed",
        subject,
        authored: instant(written),
        author: None,
        item: vec![ResponseItem {
            link_id: kl.link_id.clone(),
            text: None,
            answer: vec![ResponseAnswer::String(kl.answer(position).to_owned())],
            item: Vec::new(),
        }],
    })
    .json())
}
