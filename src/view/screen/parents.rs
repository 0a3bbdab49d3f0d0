//! Forældre: the letters to the parents, what they were told, when and by whom, and their words.
//!
//! While contact is barred there is no letter and no form here; what was noted before stays to be
//! read.

use leptos::prelude::*;

use super::{
    child::kept_line,
    letter::{LetterCard, LetterKind},
    revise::mistake,
};
use crate::{
    domain::{
        next_step::LeaveToTell,
        parent_talk::{ParentTalk, ParentTalkDraft, ParentTalkError},
        position::Position,
    },
    view::{
        component::{
            Back, FieldKind, Heading, Onward, TextField, Tone, When, button, live, memo, note,
            send, trouble,
        },
        context::{App, app},
        effects,
        error_text::{failure, parent_talk_error},
    },
    workflow::screen::Screen,
};

/// The letters to the parents of the child that the screen is about, and the talks with them.
#[component]
pub fn ParentsScreen() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let leave = {
        let id = id.clone();
        memo(move || app.leave_to_tell(&id))
    };
    let talks = {
        let id = id.clone();
        live(move || {
            app.roster.with(|roster| {
                let rows: Vec<_> = roster
                    .talks_noted(&id)
                    .into_iter()
                    .map(|(key, one)| talk(app, key, one))
                    .collect();
                if rows.is_empty() {
                    view! { <p class="muted">"Her er intet noteret endnu."</p> }.into_any()
                } else {
                    view! { <ul class="list">{rows}</ul> }.into_any()
                }
            })
        })
    };
    view! {
        <div class="screen-only">
            <Heading text=format!("Forældrene til {label}") />
        </div>
        {live(move || match leave.get() {
            Some(leave) => view! { <Contact leave id=id.clone() label=label.clone() /> }.into_any(),
            None => note(
                Tone::Careful,
                "Orientér ikke forældrene, før I er rådet til det. Derfor er her ingen breve, og der kan ikke noteres nyt.",
            ),
        })}
        <section class="card screen-only">
            <h2>"Det, de har fået at vide"</h2>
            {talks}
        </section>
        {kept_line(app)}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
        </Onward>
    }
}

/// The letters, and the form for a talk that was held.
#[component]
fn Contact(leave: LeaveToTell, id: String, label: String) -> impl IntoView {
    let app = app();
    let draft = app.typed("talk", &id, fresh_draft);
    let letter = RwSignal::new(None::<LetterKind>);
    let position = {
        let id = id.clone();
        memo(move || {
            app.roster
                .with(|roster| Some(roster.position_now(&id)?.position))
        })
    };
    let given = Callback::new(move |told: String| {
        letter.set(None);
        draft.update(|draft| draft.told = told);
    });
    view! {
        <section class="card screen-only">
            <h2>"Breve"</h2>
            <p>"Brevene er korte og venlige. Læs dem igennem, før du giver dem videre."</p>
            <div class="row">
                {button("button", "Brev om, hvordan vi følger børnene", move || letter.set(Some(LetterKind::Information)))}
                {live(move || position.get().map(|position: Position| {
                    button("button", "Brev om det, vi ser", move || letter.set(Some(LetterKind::Result(position))))
                }))}
            </div>
            <When on=move || position.get().is_none()>
                <p class="small muted">
                    "Brevet om det, I ser, er her, når en vurdering med en position er afsluttet."
                </p>
            </When>
        </section>
        {live(move || {
            let label = label.clone();
            letter.get().map(|kind| view! { <LetterCard kind child=label leave given /> })
        })}
        <TalkForm child=id draft />
    }
}

fn fresh_draft() -> ParentTalkDraft {
    ParentTalkDraft {
        held: effects::today().to_string(),
        ..ParentTalkDraft::default()
    }
}

#[component]
fn TalkForm(child: String, draft: RwSignal<ParentTalkDraft>) -> impl IntoView {
    let app = app();
    let error = RwSignal::new(None::<ParentTalkError>);
    let failed = RwSignal::new(None::<String>);
    let typed = move |set: fn(&mut ParentTalkDraft, String)| {
        Callback::new(move |text: String| {
            error.set(None);
            draft.update(|draft| set(draft, text));
        })
    };
    let said = move |these: &'static [ParentTalkError]| {
        Signal::derive(move || {
            let error = error.get().filter(|error| these.contains(error))?;
            Some(parent_talk_error(error).to_owned())
        })
    };
    let keep = move || {
        let by = app
            .professional
            .get_untracked()
            .map(|professional| professional.name)
            .unwrap_or_default();
        match draft
            .get_untracked()
            .note(child.clone(), by, effects::now())
        {
            Ok(talk) => effects::note_talk(app, talk, move |result| match result {
                Ok(()) => {
                    failed.set(None);
                    draft.set(fresh_draft());
                }
                Err(why) => failed.set(Some(failure(&why))),
            }),
            Err(why) => {
                error.set(Some(why));
                effects::focus_first_error();
            }
        }
    };
    view! {
        <form class="card screen-only" on:submit=send(keep)>
            <h2>"Notér en samtale"</h2>
            <TextField
                label="Hvornår?"
                id="talk-held"
                kind=FieldKind::Date
                value=Signal::derive(move || draft.with(|d| d.held.clone()))
                error=said(&[ParentTalkError::NoDate, ParentTalkError::InFuture])
                on_input=typed(|d, text| d.held = text)
            />
            <TextField
                label="Hvad fik de at vide?"
                id="talk-told"
                kind=FieldKind::Lines
                value=Signal::derive(move || draft.with(|d| d.told.clone()))
                error=said(&[ParentTalkError::NothingTold])
                on_input=typed(|d, text| d.told = text)
            />
            <TextField
                label="Hvad sagde forældrene?"
                id="talk-parents"
                hint="Med deres egne ord."
                kind=FieldKind::Lines
                value=Signal::derive(move || draft.with(|d| d.their_words.clone()))
                on_input=typed(|d, text| d.their_words = text)
            />
            <TextField
                label="Hvad sagde eller viste barnet?"
                id="talk-child"
                kind=FieldKind::Lines
                value=Signal::derive(move || draft.with(|d| d.childs_words.clone()))
                on_input=typed(|d, text| d.childs_words = text)
            />
            {trouble(failed)}
            <button type="submit" class="button button--main">
                "Gem samtalen"
            </button>
        </form>
    }
}

fn talk(app: App, key: &str, talk: &ParentTalk) -> impl IntoView + use<> {
    let which = format!("samtalen {}", talk.held.danish());
    let wrong = mistake(app, talk.child.clone(), key.to_owned(), which);
    let words = |name: &'static str, text: &str| {
        (!text.is_empty()).then(|| {
            view! {
                <dt>{name}</dt>
                <dd class="typed">{text.to_owned()}</dd>
            }
        })
    };
    view! {
        <li class="list__entry">
            <p class="list__title">{format!("{}, {}", talk.held.danish(), talk.by)}</p>
            <dl class="facts">
                {words("Fik at vide", &talk.told)}
                {words("Forældrene", &talk.their_words)}
                {words("Barnet", &talk.childs_words)}
            </dl>
            {wrong}
        </li>
    }
}
