//! What happened about a child besides assessments and efforts, for a table.

use crate::{
    domain::{agreement::Agreement, meeting::Meeting, notice},
    exchange::course::{Event, Who},
    view::{
        context::Content,
        screen::{meeting, underretning},
        wording,
    },
    workflow::course::{Entry, Stands, What},
};

/// An entry of the timeline as a line of its own. `None` for what has answers or scores: they have
/// columns; and for what was made by mistake.
pub fn event(entry: &Entry<'_>, content: &Content) -> Option<Event> {
    if let What::Agreed(_, stands) | What::Looked(_, _, stands) | What::Talk(_, stands) = entry.what
        && stands != Stands::Counts
    {
        return None;
    }
    let (what, by, next, typed) = match entry.what {
        What::Assessment(..)
        | What::Joint(..)
        | What::Effort(_)
        | What::FollowUp(..)
        | What::Reopened(..)
        | What::Changed(_) => return None,
        What::Agreed(agreement, _) => (
            "Fokusaftale".to_owned(),
            Who::from(&agreement.made_by),
            Some(agreement.to),
            agreed(agreement),
        ),
        What::Looked(agreement, event, _) => (
            format!("Fokusaftale: {}", wording::status(event.status)),
            Who::from(&event.by),
            None,
            vec![&agreement.goal, &event.note],
        ),
        What::Talk(talk, _) => (
            "Samtale med forældrene".to_owned(),
            Who::Named(talk.by.clone()),
            None,
            vec![&talk.told, &talk.their_words, &talk.childs_words],
        ),
        What::Meeting(meeting) => (
            meeting::meeting_title(content, meeting.kind),
            Who::from(&meeting.by),
            meeting.minutes().next,
            met(meeting),
        ),
        What::Notice(notice::Event::Ended { reason, .. }, by) => (
            "Besked om underretning afsluttet".to_owned(),
            Who::from(by),
            None,
            vec![reason],
        ),
        What::Notice(event, by) => (wording::notice(event), Who::from(by), None, vec![]),
        What::Transition(_, paper) => (
            "Overgangsskema færdigt".to_owned(),
            Who::from(&paper.by),
            None,
            vec![&paper.receiver],
        ),
        What::Underretning(letter, sent) => (
            "Underretning sendt".to_owned(),
            Who::from(&letter.author),
            None,
            vec![&sent.to],
        ),
        What::Answer(answer) => (
            underretning::answer_kind(answer.kind).to_owned(),
            Who::from(&answer.by),
            answer.again,
            vec![&answer.text],
        ),
        What::Postponed(moved) => (
            "Opfølgning udsat".to_owned(),
            Who::from(&moved.by),
            Some(moved.to),
            vec![&moved.reason],
        ),
    };
    let typed: Vec<_> = typed
        .into_iter()
        .filter(|text| !text.trim().is_empty())
        .map(String::as_str)
        .collect();
    Some(Event {
        on: entry.on,
        noted: entry.noted,
        what,
        by,
        next,
        typed: typed.join("\n"),
    })
}

fn agreed(agreement: &Agreement) -> Vec<&String> {
    vec![
        &agreement.goal,
        &agreement.we_do,
        &agreement.parents_do,
        &agreement.sign,
    ]
}

fn met(meeting: &Meeting) -> Vec<&String> {
    let decided = meeting.decisions().iter().map(|decision| &decision.what);
    std::iter::once(&meeting.minutes().question)
        .chain(decided)
        .collect()
}
