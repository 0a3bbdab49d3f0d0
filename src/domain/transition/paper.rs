//! What the parents see and the new place gets: the same words on screen, paper and in a file.

use serde::{Deserialize, Serialize};

use crate::domain::{
    assessment::Professional,
    child::Child,
    date::{Date, YearMonth},
};

/// How many rows two sheets of paper hold beside the head and the signatures. Measured.
const ROWS: usize = 84;
/// What a title takes, with the space around it.
const TITLE: usize = 2;
/// How many letters stand in a row of paper, at least.
const LETTERS: usize = 88;
/// In a row of a title.
const TITLE_LETTERS: usize = 70;
/// In a row of the head, beside its name.
const HEAD_LETTERS: usize = 52;

/// An overgangsskema as the parents see it. There is nothing in it but what they have said yes to,
/// and who the child is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransitionPaper {
    /// What the child is called.
    pub child: String,
    /// The month of birth.
    pub born: YearMonth,
    /// The parents who filled it in: names and what they are to the child.
    pub parents: String,
    /// Where the child goes.
    pub receiver: String,
    /// The professional who filled it in with them.
    pub by: Professional,
    /// The day of the form.
    pub on: Date,
    /// What goes along, in its order.
    pub lines: Vec<PaperLine>,
}

/// One thing that goes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperLine {
    /// What it is about.
    pub title: String,
    /// The words.
    pub text: String,
}

impl TransitionPaper {
    /// The child as the form tells of it, and nothing that the form does not tell: all that a new
    /// place needs to open a course with it. `unborn`: the month is that of the due date.
    pub fn as_child(&self, unborn: bool) -> Child {
        Child {
            label: self.child.clone(),
            birth_month: self.born,
            unborn,
            weeks_early: 0,
            unit: String::new(),
            languages: String::new(),
            band_by_hand: None,
            archived: false,
            added_on: self.on,
            changes: Vec::new(),
        }
    }

    /// Whether it fits on two sheets, as far as can be told without printing.
    pub fn fits(&self) -> bool {
        let lines = self.lines.iter().map(|line| {
            let title = rows(&line.title, TITLE_LETTERS) - 1;
            TITLE + title + rows(&line.text, LETTERS)
        });
        // One row of each stands in the head anyway.
        let head = [&self.receiver, &self.parents].map(|text| rows(text, HEAD_LETTERS) - 1);
        lines.chain(head).sum::<usize>() <= ROWS
    }
}

/// How many rows a text takes, at least one.
fn rows(text: &str, letters: usize) -> usize {
    let rows = text.lines();
    let rows = rows.map(|row| row.chars().count().div_ceil(letters).max(1));
    rows.sum::<usize>().max(1)
}
