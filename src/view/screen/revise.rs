//! Three short forms, each of which asks why: a follow-up is put off, an assessment is corrected, or
//! something is put aside as made by mistake.

use leptos::prelude::*;

use crate::{
    domain::follow_up::{PostponeError, Postponement},
    view::{
        agenda,
        component::{
            Back, FieldKind, Heading, Onward, TextField, Tone, live, note, send, tap, trouble,
        },
        context::{App, app},
        effects,
        error_text::{failure, postpone_error},
    },
    workflow::{failure::Failure, screen::Screen},
};

/// What the child is called, and the assessment that the screen is about.
fn about(app: App) -> (String, String) {
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let id = app.place.with_untracked(|place| place.assessment.clone());
    (label, id.unwrap_or_default())
}

/// What a form shows and does.
pub(super) struct Form {
    pub(super) heading: String,
    pub(super) about: AnyView,
    pub(super) hint: &'static str,
    pub(super) button: &'static str,
    pub(super) back: Screen,
    /// Takes the reason; says what is wrong with it.
    pub(super) take: Box<dyn Fn(String) -> Option<String>>,
    pub(super) asked: Asked,
}

/// The reason as it is typed, and why it was not stored.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    reason: RwSignal<String>,
    pub(super) failed: RwSignal<Option<String>>,
}

impl Asked {
    /// What was typed in `form` about a record before, else nothing.
    pub(super) fn new(app: App, form: &'static str, about: &str) -> Self {
        Self {
            reason: app.typed(form, about, String::new),
            failed: RwSignal::new(None),
        }
    }

    /// Goes on where it was stored, and says why not where it was not.
    pub(super) fn ended<T: 'static>(self, go_on: impl FnOnce(T) + 'static) -> effects::Then<T> {
        Box::new(move |result: Result<T, Failure>| match result {
            Ok(value) => {
                self.reason.set(String::new());
                go_on(value);
            }
            Err(why) => self.failed.set(Some(failure(&why))),
        })
    }
}

pub(super) fn form(app: App, form: Form) -> AnyView {
    let Asked { reason, failed } = form.asked;
    let error = RwSignal::new(None::<String>);
    let take = form.take;
    let done = move || {
        error.set(take(reason.get_untracked().trim().to_owned()));
        if error.with_untracked(Option::is_some) {
            effects::focus_first_error();
        }
    };
    let back = form.back;
    view! {
        <Heading text=form.heading />
        <form class="card" on:submit=send(done)>
            {form.about}
            <TextField
                label="Hvorfor?"
                id="why"
                hint=form.hint
                kind=FieldKind::Lines
                value=reason
                error
                on_input=Callback::new(move |text| {
                    error.set(None);
                    reason.set(text);
                })
            />
            {trouble(failed)}
            <button type="submit" class="button button--main button--big">{form.button}</button>
        </form>
        <Onward>
            <Back text="Tilbage" on_click=Callback::new(move |()| app.go(back)) />
        </Onward>
    }
    .into_any()
}

const NO_REASON: &str = "Skriv, hvorfor.";

/// A follow-up is put off.
#[component]
pub fn Postpone() -> impl IntoView {
    let app = app();
    let (label, id) = about(app);
    let heading = format!("Udsæt opfølgning: {label}");
    let follow_up = app.roster.with_untracked(|roster| {
        let own = roster.assessments.get(&id).map(|one| &one.child);
        let joint = roster.joints.get(&id).map(|one| &one.child);
        let child_id = own.or(joint)?;
        let child = roster.children.get(child_id)?;
        let content = app.content();
        agenda::course(app, roster, child_id, child)
            .follow_ups(agenda::limits(&content))
            .into_iter()
            .find(|(key, _)| *key == id)
            .map(|(_, follow_up)| follow_up)
    });
    let Some(follow_up) = follow_up else {
        return view! {
            <Heading text=heading />
            {note(Tone::Calm, "Her er ingen opfølgning, der venter.")}
            <Onward>
                <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
            </Onward>
        }
        .into_any();
    };
    let date = app.typed("postpone-date", &id, String::new);
    let date_error = RwSignal::new(None::<String>);
    let asked = Asked::new(app, "postpone", &id);
    let from = follow_up.by;
    let take = move |reason: String| {
        date_error.set(None);
        match Postponement::read(from, &date.get_untracked(), &reason, effects::today()) {
            Ok((to, reason)) => {
                let then = asked.ended(move |()| {
                    date.set(String::new());
                    app.go(Screen::Child);
                });
                effects::postpone(app, id.clone(), from, to, reason, then);
                None
            }
            Err(why @ PostponeError::NoReason) => Some(postpone_error(why).to_owned()),
            Err(why) => {
                date_error.set(Some(postpone_error(why).to_owned()));
                effects::focus_first_error();
                None
            }
        }
    };
    let about = view! {
        <p>{format!("Opfølgningen er sat til {}. Begge datoer bliver gemt.", from.danish())}</p>
        <TextField
            label="Ny dato"
            id="new-date"
            kind=FieldKind::Date
            value=date
            error=date_error
            on_input=Callback::new(move |text| {
                date_error.set(None);
                date.set(text);
            })
        />
        {live(move || {
            let date = date.get().parse().ok()?;
            let closed = app.content().municipality.closed_days;
            (!closed.is_working_day(date)).then(|| {
                note(Tone::Careful, "Den dag er ikke en hverdag. Vælg evt. hverdagen før.")
            })
        })}
    }
    .into_any();
    form(
        app,
        Form {
            heading,
            about,
            hint: "Grunden står på barnets side.",
            button: "Udsæt",
            back: Screen::Child,
            take: Box::new(take),
            asked,
        },
    )
}

/// Why a completed assessment is corrected.
#[component]
pub fn Correct() -> impl IntoView {
    let app = app();
    let (label, id) = about(app);
    let asked = Asked::new(app, "correct", &id);
    let child = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let take = move |reason: String| {
        if reason.is_empty() {
            return Some(NO_REASON.to_owned());
        }
        let child = child.clone();
        let go_on = move |key| {
            let screen = app
                .roster
                .with_untracked(|roster| roster.assessments.get(&key).map(first_of_correction));
            app.go_to_assessment(screen.unwrap_or(Screen::Child), child, key);
        };
        effects::begin_correction(app, id.clone(), reason, asked.ended(go_on));
        None
    };
    let about = view! {
        <p>"Du får en kopi at rette i. Den tidligere udgave bliver stående og kan altid læses. Rettelsen gælder, når du har gemt beslutningen."</p>
    };
    form(
        app,
        Form {
            heading: format!("Ret vurderingen: {label}"),
            about: about.into_any(),
            hint: "Det står ved vurderingen med dit navn og dagen.",
            button: "Begynd rettelsen",
            back: Screen::Assessment,
            take: Box::new(take),
            asked,
        },
    )
}

fn first_of_correction(draft: &crate::domain::assessment::Assessment) -> Screen {
    if draft.response.is_some() {
        Screen::Review
    } else {
        Screen::Ruler
    }
}

/// Why something was made by mistake: an own or joint assessment, a focus agreement or a talk.
#[component]
pub fn Retract() -> impl IntoView {
    let app = app();
    let (label, id) = about(app);
    let asked = Asked::new(app, "retract", &id);
    let corrects = app
        .with_assessment_untracked(|assessment| assessment.correction.is_some())
        .unwrap_or_default();
    let (what, button, back) = app.roster.with_untracked(|roster| {
        if roster.joints.contains_key(&id) {
            (
                "Den fælles vurdering",
                "Skjul den fælles vurdering",
                Screen::Joint,
            )
        } else if roster.agreements.contains_key(&id) {
            ("Fokusaftalen", "Skjul fokusaftalen", Screen::Agreements)
        } else if roster.parent_talks.contains_key(&id) {
            ("Samtalen", "Skjul samtalen", Screen::Parents)
        } else {
            ("Vurderingen", "Skjul vurderingen", Screen::Assessment)
        }
    });
    let take = move |reason: String| {
        if reason.is_empty() {
            return Some(NO_REASON.to_owned());
        }
        let then = asked.ended(move |()| app.go(Screen::Child));
        effects::retract(app, id.clone(), reason, then);
        None
    };
    let own = back == Screen::Assessment;
    let hidden = if own {
        format!("{what} bliver skjult og tæller ikke med i forløbet og i forslag.")
    } else {
        format!(
            "{what} bliver skjult og tæller ikke med i lister, frister og breve. I forløbet står, at den er en fejl."
        )
    };
    let about = view! {
        <p>{format!("{hidden} Intet slettes, og du kan altid lade den tælle med igen fra barnets side.")}</p>
        {corrects.then(|| view! { <p>"Den er en rettelse. Når den skjules, gælder den tidligere udgave igen."</p> })}
        {(!own).then(|| view! { <p>"Skal den rettes, så skjul den her, og skriv en ny."</p> })}
    };
    form(
        app,
        Form {
            heading: format!("Oprettet ved en fejl: {label}"),
            about: about.into_any(),
            hint: "Det bliver gemt med dit navn og dagen.",
            button,
            back,
            take: Box::new(take),
            asked,
        },
    )
}

/// The way to put aside what was made by mistake. `which` is said besides to who cannot see what the
/// button stands beside.
pub(super) fn mistake(app: App, child: String, id: String, which: String) -> AnyView {
    view! {
        <button
            type="button"
            class="button button--quiet screen-only"
            on:click=tap(move || app.go_to_assessment(Screen::Retract, child.clone(), id.clone()))
        >
            "Oprettet ved en fejl"
            <span class="unseen">{format!(": {which}")}</span>
        </button>
    }
    .into_any()
}
