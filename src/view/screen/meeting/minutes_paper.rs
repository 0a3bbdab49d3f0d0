//! The minutes on paper, and what the parents get of them.

use leptos::prelude::*;

use super::words as said;
use crate::{
    domain::{
        meeting::{Meeting, Minutes, Voice},
        next_step::LeaveToTell,
        sparring::Known,
    },
    view::{context::App, screen::forloeb::NOT_ON_PAPER, wording},
    workflow::{meetings::without_names, roster::Roster},
};

/// How what was written is put into words. In a meeting without a name what tells who the child is
/// is taken out, as far as it can be found.
pub(super) struct Words {
    known: Option<Known>,
}

impl Words {
    /// The words of a meeting.
    pub(super) fn of(roster: &Roster, meeting: &Meeting) -> Self {
        let anonymous = meeting.kind.is_anonymous();
        Self {
            known: anonymous.then(|| roster.names_of_children()),
        }
    }

    /// A text as it may be shown.
    pub(super) fn say(&self, text: &str) -> String {
        let text = text.trim();
        match &self.known {
            Some(known) => without_names(text, known),
            None => text.to_owned(),
        }
    }

    /// A text under its heading; nothing where nothing is written.
    pub(super) fn block(&self, title: &'static str, text: &str) -> Option<AnyView> {
        let text = self.say(text);
        (!text.is_empty()).then(|| {
            view! {
                <h3>{title}</h3>
                <p class="typed">{text}</p>
            }
            .into_any()
        })
    }

    /// Somebody's words, or why they were not heard.
    pub(super) fn voice(&self, title: &'static str, voice: &Voice) -> Option<AnyView> {
        let why = voice.why_not().map(|why| format!("Ikke hørt, fordi {why}"));
        self.block(
            title,
            &why.unwrap_or_else(|| voice.heard().unwrap_or_default().to_owned()),
        )
    }

    /// The explanations.
    pub(super) fn explanations(&self, minutes: &Minutes) -> Option<AnyView> {
        let rows: Vec<_> = minutes
            .explanations
            .iter()
            .filter(|one| !one.text.trim().is_empty())
            .map(|one| {
                let about = one.about.map_or("", said::about);
                view! {
                    <li class="typed">
                        {(!about.is_empty()).then(|| view! { <strong>{format!("{about}: ")}</strong> })}
                        {self.say(&one.text)}
                    </li>
                }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <h3>"Forklaringer"</h3>
                <ul>{rows}</ul>
            }
            .into_any()
        })
    }

    /// The decisions as a table that reads on any width.
    pub(super) fn decisions(&self, meeting: &Meeting) -> Option<AnyView> {
        let rows: Vec<_> = meeting
            .decisions()
            .iter()
            .filter(|one| !one.is_blank())
            .map(|one| {
                let by = one.by.map(crate::domain::date::Date::danish);
                view! {
                    <tr>
                        <td class="typed">{self.say(&one.what)}</td>
                        <td>{self.say(&one.who)}</td>
                        <td>{by}</td>
                    </tr>
                }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <table class="agreed">
                    <caption>"Aftaler"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Hvad"</th>
                            <th scope="col">"Hvem"</th>
                            <th scope="col">"Senest"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        })
    }
}

fn row(name: &'static str, text: String) -> Option<AnyView> {
    (!text.is_empty()).then(|| {
        view! {
            <dt>{name}</dt>
            <dd class="typed">{text}</dd>
        }
        .into_any()
    })
}

/// The minutes. What is printed goes by what everybody can read of whether the parents may know.
pub(super) fn minutes(app: App, meeting: &Meeting) -> AnyView {
    let words = app.roster.with(|roster| Words::of(roster, meeting));
    let barred = app.parents_for_all(&meeting.child).is_barred();
    let written = meeting.minutes();
    let here: Vec<_> = written
        .attendees
        .iter()
        .map(said::attendee)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <li>{words.say(&line)}</li> })
        .collect();
    let parents = if barred && !written.parents.is_answered() {
        None
    } else {
        words.voice("Forældrenes syn", &written.parents)
    };
    // What speaks of contact with the parents is on no paper while it is barred.
    let hidden = barred && meeting.may_speak_of_contact();
    let on_paper = if hidden { "stack screen-only" } else { "stack" };
    let tell = match (written.teller.trim(), written.tell_by) {
        ("", None) => String::new(),
        (who, None) => who.to_owned(),
        ("", Some(by)) => format!("senest {}", by.danish()),
        (who, Some(by)) => format!("{who}, senest {}", by.danish()),
    };
    let state = meeting.closed().map_or_else(
        || "Mødet er ikke lukket endnu.".to_owned(),
        |closed| {
            let by = wording::professional(&closed.by);
            format!("Lukket {} af {by}.", closed.at.danish())
        },
    );
    view! {
        <p class="lead">"Referat"</p>
        <section class="card">
            <dl class="facts">
                {row("Dag", meeting.on.danish())}
                {row("Spørgsmål", words.say(&written.question))}
                {row("Tovholder", words.say(&written.tovholder))}
                {row("Rejst af", words.say(&written.raised_by))}
                {row("Besked til den, der rejste bekymringen", words.say(&tell))}
                {row("Næste møde", written.next.map(crate::domain::date::Date::danish).unwrap_or_default())}
            </dl>
            {(!here.is_empty())
                .then(|| view! {
                    <h3>"Deltagere"</h3>
                    <ul>{here}</ul>
                })}
        </section>
        <section class="card">
            {hidden.then(|| view! { <p class="paper-only">{NOT_ON_PAPER}</p> })}
            <div class=on_paper>{words.decisions(meeting)}</div>
            {words.block("Det, der lykkes", &written.strengths)}
            <div class=on_paper>{parents}</div>
            {words.voice("Barnets stemme", &written.child)}
            {words.block("Det, vi har set, hørt og prøvet", &written.known)}
            {words.block("Runden", &written.round)}
            {words.explanations(written)}
            <div class=on_paper>{words.block("Det, der kunne hjælpe", &written.options)}</div>
            {words.block("Tilbageblik", &written.evaluation)}
        </section>
        <p class="small muted">{format!("{state} Dagsorden {}.", meeting.edition)}</p>
    }
    .into_any()
}

/// What the parents get: what was talked about, and what is agreed.
pub(super) fn parents_copy(app: App, _leave: LeaveToTell, meeting: &Meeting) -> AnyView {
    let words = app.roster.with(|roster| Words::of(roster, meeting));
    let written = meeting.minutes();
    view! {
        <p class="lead">"Til forældrene"</p>
        <section class="card">
            <dl class="facts">
                {row("Dag", meeting.on.danish())}
                {row("Det talte vi om", words.say(&written.question))}
                {row("Tovholder", words.say(&written.tovholder))}
                {row("Næste møde", written.next.map(crate::domain::date::Date::danish).unwrap_or_default())}
            </dl>
        </section>
        <section class="card">
            {words.block("Det, der lykkes", &written.strengths)}
            {words.voice("Det sagde I", &written.parents)}
            {words.voice("Det siger eller viser barnet", &written.child)}
            {words.decisions(meeting)}
            <p>"Er der noget, I husker anderledes, så sig det til os. I kan få hele referatet at se."</p>
        </section>
    }
    .into_any()
}
