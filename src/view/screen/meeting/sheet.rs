//! The sheet to bring along: one child, one side, two at most, with room to write by hand.

use leptos::prelude::*;

use super::{
    minutes_paper::Words,
    stands,
    words::{attendee, decision_line, meeting_title},
};
use crate::{
    domain::meeting::{Meeting, MeetingStep, shortened},
    view::{context::App, effects, wording},
};

/// No text on the sheet is longer, in characters: the whole stands in the minutes.
const ROOM: usize = 420;
/// Where what is stored stands on it too.
const LESS_ROOM: usize = 300;
/// No line about somebody at the table is longer.
const LINE: usize = 90;
/// So many at the table are named.
const SEATS: usize = 9;

/// So many decisions stand on it.
const DECISIONS: usize = 6;

/// The sheet of one meeting.
///
/// Among several children without a name each has its number and its time of day (`turn`).
pub(super) fn sheet(app: App, meeting: &Meeting, turn: Option<(usize, String)>) -> AnyView {
    let content = app.content();
    let (words, label, age) = app.roster.with(|roster| {
        let child = roster.children.get(&meeting.child);
        let named = child.filter(|_| !meeting.kind.is_anonymous());
        (
            Words::of(roster, meeting),
            named.map_or_else(
                || match &turn {
                    Some((number, clock)) => format!("Barn {number}, kl. {clock}, uden navn"),
                    None => "Et barn, uden navn".to_owned(),
                },
                |child| child.label.clone(),
            ),
            named.map(|child| wording::age_of(child, effects::today())),
        )
    });
    let barred = app.parents_for_all(&meeting.child).is_barred();
    let written = meeting.minutes();
    let stands = stands::on_paper(app, meeting, barred);
    let room = if stands.is_some() { LESS_ROOM } else { ROOM };
    let short = |text: &str| shortened(&words.say(text), room);
    let row = |name: &'static str, text: String| {
        (!text.is_empty()).then(|| {
            view! {
                <dt>{name}</dt>
                <dd>{text}</dd>
            }
        })
    };
    let block = |title: &'static str, text: &str| {
        let text = short(text);
        view! {
            <h3>{title}</h3>
            {if text.is_empty() {
                view! { <p class="writing"></p> }.into_any()
            } else {
                view! { <p>{text}</p> }.into_any()
            }}
        }
    };
    let mut here: Vec<_> = written
        .attendees
        .iter()
        .map(attendee)
        .filter(|line| !line.is_empty())
        .map(|line| shortened(&words.say(&line), LINE))
        .collect();
    let more = here.len().saturating_sub(SEATS);
    here.truncate(SEATS);
    if more > 0 {
        here.push(format!("og {more} til"));
    }
    let voice = |voice: &crate::domain::meeting::Voice| {
        let why = voice.why_not().map(|why| format!("Ikke hørt, fordi {why}"));
        why.unwrap_or_else(|| voice.heard().unwrap_or_default().to_owned())
    };
    let decided = meeting
        .decisions()
        .iter()
        .filter(|one| !(one.is_blank() || barred && meeting.may_speak_of_contact()))
        .map(|one| shortened(&words.say(&decision_line(one)), LINE))
        .take(DECISIONS);
    let agreed: Vec<_> = decided
        .chain(stands::agreed(app, meeting, barred))
        .map(|line| view! { <li>{line}</li> })
        .collect();
    let agenda = content.agenda_of(&meeting.edition, meeting.kind);
    let steps: Vec<_> = MeetingStep::ALL
        .into_iter()
        .filter_map(|step| agenda.as_ref()?.steps.get(&step))
        .map(|step| view! { <li>{format!("{} ({} min.)", step.title, step.minutes)}</li> })
        .collect();
    view! {
        <section class="sheet">
            <h2>{format!("Mødeark: {}", meeting_title(&content, meeting.kind))}</h2>
            <dl class="facts">
                {row("Barnet", label)}
                {row("Alder", age.unwrap_or_default())}
                {row("Dag", meeting.on.danish())}
                {row("Deltagere", here.join("; "))}
                {row("Tovholder", shortened(&words.say(&written.tovholder), LINE))}
            </dl>
            {block("Hvad beder I om hjælp til?", &written.question)}
            <h3>"Dagsorden"</h3>
            <ol class="sheet__steps">{steps}</ol>
            {block("Det, der lykkes", &written.strengths)}
            {(!barred).then(|| block("Forældrenes syn", &voice(&written.parents)))}
            {block("Barnets stemme", &voice(&written.child))}
            {block("Det, vi har set, hørt og prøvet", &written.known)}
            {stands}
            <h3>"Hvem gør hvad, og hvornår?"</h3>
            {(!agreed.is_empty()).then(|| view! { <ul>{agreed}</ul> })}
            <p class="writing"></p>
        </section>
    }
    .into_any()
}
