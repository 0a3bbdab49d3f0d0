//! That contact with the parents of a child is barred; that everybody waits with them without knowing
//! why; and the question that it waits for, asked once more before somebody else gets the tablet.

use leptos::prelude::*;

use super::notice_forms::{AudienceForm, Question};
use crate::{
    domain::{
        next_step::Parents,
        notice::{Audience, Lifted},
    },
    view::{
        component::{Notice, TextField, Tone, button, later, live, memo, trouble},
        context::{App, app},
        effects,
        error_text::failure,
    },
};

/// What everybody sees.
pub(super) const WAIT: &str = "! VENT med forældrene. Tal med lederen.";

/// One card for each bar about a child that its reader knows nothing of.
pub(super) fn wait_cards(app: App, child: String) -> AnyView {
    let told = memo(move || {
        app.roster.with(|roster| {
            let told = roster.told_bars(&child).into_iter();
            told.map(str::to_owned).collect::<Vec<_>>()
        })
    });
    live(move || {
        let told = told.get().into_iter();
        told.map(|key| view! { <WaitCard key /> }).collect_view()
    })
    .into_any()
}

#[component]
fn WaitCard(key: String) -> impl IntoView {
    let way = RwSignal::new(false);
    let form = live(move || {
        way.get().then(|| {
            let close = Callback::new(move |()| way.set(false));
            view! { <LiftForm key=key.clone() close /> }
        })
    });
    view! {
        <div class="stack screen-only">
            <Notice tone=Tone::Danger>
                <p><strong>{WAIT}</strong></p>
                <p>"Kontakt ikke forældrene, og giv dem ingen breve, før lederen har sagt, at I må. Her står ikke hvorfor. Din egen underretningspligt gælder stadig."</p>
                <div class="row">
                    {button("button", "Lederen har sagt, at de må kontaktes", move || way.set(true))}
                </div>
            </Notice>
            {form}
        </div>
    }
}

/// Somebody answers for it that the parents may be contacted.
#[component]
fn LiftForm(key: String, close: Callback<()>) -> impl IntoView {
    let app = app();
    let typed = app.typed("bar-lift", &key, String::new);
    let error = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<String>);
    let lift = move || {
        let reason = typed.get_untracked().trim().to_owned();
        if reason.is_empty() {
            error.set(Some("Skriv, hvem der har sagt det.".to_owned()));
            effects::focus_first_error();
            return;
        }
        let then = move |result: Result<(), _>| {
            if let Err(why) = result {
                let _ = failed.try_set(Some(failure(&why)));
            } else {
                typed.set(String::new());
            }
        };
        effects::lift_bar(app, key.clone(), reason, Box::new(then));
    };
    view! {
        <section class="card">
            <h2>"Må forældrene kontaktes?"</h2>
            <TextField
                label="Hvem har sagt det, og hvorfor?"
                id="bar-lift"
                hint="Dit navn og tiden bliver stående."
                value=typed
                error=error
                on_input=Callback::new(move |text: String| {
                    error.set(None);
                    typed.set(text);
                })
            />
            <div class="row">
                {button("button button--main", "Gem, at de må kontaktes", lift)}
                {button("button", "Vent stadig", move || close.run(()))}
            </div>
            {trouble(failed)}
        </section>
    }
}

/// That somebody has ended the waiting.
pub(super) fn lifted_words(lifted: &Lifted) -> String {
    format!(
        "{} skrev {}, at forældrene må kontaktes: {}",
        lifted.by.name,
        lifted.at.danish(),
        lifted.reason
    )
}

/// One's own notices that nobody has answered yet, by record id. Tracked.
fn asking(app: App) -> Vec<String> {
    let me = app.professional.get();
    app.roster.with(|roster| {
        let asking = me.as_ref().map(|me| roster.asking_notices(me));
        let asking = asking.unwrap_or_default().into_iter();
        asking.map(str::to_owned).collect()
    })
}

/// Gives the tablet away. What only its author can answer is asked about first, once: the second tap
/// goes on.
pub fn leave(app: App, go: fn(App)) {
    let unanswered = app.several.get_untracked() && !untrack(|| asking(app)).is_empty();
    if unanswered && !app.leaving.get_untracked() {
        app.leaving.set(true);
        effects::to_top();
        return;
    }
    app.leaving.set(false);
    go(app);
}

/// The question, on whatever screen somebody wants to give the tablet away from.
#[component]
pub fn AskedBeforeLeaving() -> impl IntoView {
    let app = app();
    let asked = memo(move || {
        let first = app.leaving.get().then(|| asking(app).into_iter().next());
        first.flatten()
    });
    live(move || {
        let key = asked.get()?;
        let readers = RwSignal::new(false);
        let about = app.roster.with_untracked(|roster| {
            let child = &roster.notices.get(&key)?.child;
            Some(roster.children.get(child)?.label.clone())
        });
        let close = Callback::new(move |()| readers.set(false));
        let form = live(move || {
            let key = key.clone();
            if readers.get() {
                let audience = Audience::Only(Vec::new());
                view! { <AudienceForm key audience close /> }.into_any()
            } else {
                let readers = Callback::new(move |()| readers.set(true));
                view! { <Question key readers /> }.into_any()
            }
        });
        Some(view! {
            <section class="stack screen-only" aria-label="Før du giver tabletten videre">
                <Notice tone=Tone::Careful>
                    <p><strong>{format!("Før du giver tabletten videre: Svar om {}.", about.unwrap_or_default())}</strong></p>
                    <p>"Du kan også tage det senere. Tryk én gang til for at gå videre."</p>
                </Notice>
                {form}
            </section>
        })
    })
}

/// What a line says of contact with the parents while it is barred.
pub(super) const fn barred_line(parents: Parents) -> Option<&'static str> {
    match parents {
        Parents::Ja => None,
        Parents::Vent => Some("! Forældrene: VENT. Kontakt dem ikke endnu."),
        Parents::MaaIkke => Some("! Forældrene: MÅ IKKE orienteres."),
    }
}

/// That contact with a child's parents is barred, on each page about the child that does not say so
/// by itself. With `on_paper` also on its print, as far as everybody can know it.
pub(super) fn contact_barred(app: App, child: String, on_paper: bool) -> AnyView {
    let here = {
        let child = child.clone();
        memo(move || {
            // Where one only waits, and where the question is open, a card says why.
            let parents = app.parents_for(&child);
            let told = app
                .roster
                .with(|roster| !roster.told_bars(&child).is_empty());
            let told = parents != Parents::MaaIkke && (told || app.awaits_suspicion(&child));
            (on_paper || !told).then(|| barred_line(parents))?
        })
    };
    // What only some may know is not for paper, and neither is how sure they are.
    let for_all = memo(move || on_paper.then(|| barred_line(app.parents_for_all(&child)))?);
    let card = |class: &'static str, line: &'static str| {
        view! {
            <div class=class>
                <Notice tone=Tone::Danger>
                    <p><strong>{line}</strong></p>
                    <p>
                        "Orientér dem ikke, før leder eller kommune har rådet til det. Giv dem heller ikke noget på papir."
                    </p>
                </Notice>
            </div>
        }
    };
    view! {
        {live(move || here.get().map(|line| card("screen-only", line)))}
        {on_paper.then(|| later(move || live(move || for_all.get().map(|line| card("paper-only", line))).into_any()))}
    }
    .into_any()
}
