//! The sheets for sparring, for the page with everything about a child.

use super::words;
use crate::{
    domain::{
        date::Moment,
        sparring::{Field, SparringSheet},
    },
    exchange::insight::Section,
    view::wording,
    workflow::roster::Roster,
};

/// One's own sheets about a child, by when they were begun.
pub fn sheets_in_full(roster: &Roster, child: &str) -> Vec<(Moment, Section)> {
    let sheets = roster.sheets.values();
    sheets
        .filter(|sheet| sheet.child == child)
        .map(|sheet| (sheet.begun, in_full(sheet)))
        .collect()
}

fn in_full(sheet: &SparringSheet) -> Section {
    let begun = sheet.begun.danish();
    let mut section = Section::new(format!("Ark til anonym sparring, begyndt {begun}"));
    section.say("Skrevet af", wording::professional(&sheet.author));
    for field in Field::ASKED.into_iter().chain([Field::Sex]) {
        section.own(words::field(field), sheet.text(field));
    }
    section
}
