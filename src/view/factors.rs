//! What a professional answered about risiko og ressourcer, in words: the one place that screen,
//! paper and insight take them from. What protects comes first, and nothing is counted.

use crate::{
    domain::{
        factors::{FactorAnswers, FactorKind, FactorLists},
        next_step::Answer3,
    },
    view::context::Content,
};

/// The word for an answer.
pub fn answer(answer: Answer3) -> &'static str {
    match answer {
        Answer3::Ja => "Ja",
        Answer3::Nej => "Nej",
        Answer3::VedIkke => "Ved ikke",
    }
}

/// A list with what was answered in it: the text and the answer.
pub struct Said {
    /// What a yes says. Lists are shown in this order.
    pub kind: FactorKind,
    /// The list's name.
    pub title: String,
    /// What was answered, in the order of the list.
    pub rows: Vec<(String, &'static str)>,
}

/// What was answered, list by list; lists without an answer are left out.
pub fn said(answers: &FactorAnswers, content: &Content) -> Vec<Said> {
    let Some(lists) = content.factors_of(&answers.edition) else {
        return Vec::new();
    };
    said_in(answers, &lists)
}

fn said_in(answers: &FactorAnswers, lists: &FactorLists) -> Vec<Said> {
    let lists = lists.lists.iter().map(|list| Said {
        kind: list.kind,
        title: list.title.clone(),
        rows: list
            .items()
            .filter_map(|factor| {
                let given = answers.answers.get(&factor.id)?;
                Some((factor.text.clone(), answer(*given)))
            })
            .collect(),
    });
    lists.filter(|said| !said.rows.is_empty()).collect()
}
