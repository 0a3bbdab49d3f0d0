//! Overlever: what goes, to whom, why, with whose consent and under which lock. What will be in the
//! file stands on the screen before it is made.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    children::ChooseChildren,
    given::Given,
    lock::{ChooseLock, LockDraft},
    progress::{Progress, heard},
    words::counted,
};
use crate::{
    domain::{
        hand_over::{HandOverDraft, NotReady, Purpose},
        next_step::Parents,
        order::ordered,
    },
    view::{
        component::{Back, Heading, Onward, Toggle, Tone, When, live, memo, note, tap, trouble},
        context::{App, app},
        effects::{self, HandOver},
        hand_over_text::not_ready,
        screen::backup::HandOver as Hand,
    },
    workflow::screen::Screen,
};

/// One child's case is handed over.
#[component]
pub fn HandOverCase() -> impl IntoView {
    let app = app();
    let child = app
        .place
        .with_untracked(|place| place.child.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let chosen = RwSignal::new(BTreeSet::from([child]));
    view! {
        <Heading text=format!("Overlever {label}") />
        <Send chosen purpose=Purpose::Case />
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
        </Onward>
    }
}

/// Chosen children are handed over.
#[component]
pub fn HandOverChildren() -> impl IntoView {
    let app = app();
    let chosen = RwSignal::new(BTreeSet::new());
    view! {
        <Heading text="Overlever børn" />
        <Send chosen purpose=Purpose::Children />
        <Onward>
            <Back text="Data på tabletten" on_click=Callback::new(move |()| app.go(Screen::Data)) />
        </Onward>
    }
}

#[component]
fn Send(chosen: RwSignal<BTreeSet<String>>, purpose: Purpose) -> impl IntoView {
    let app = app();
    let own_drafts = RwSignal::new(false);
    let draft = RwSignal::new(HandOverDraft::default());
    let lock = LockDraft::new();
    let failed = RwSignal::new(None::<String>);
    let share = RwSignal::new(None::<f64>);
    let is_ready = RwSignal::new(false);
    // What was made is what stands on the screen, or there is nothing to hand over.
    let changed = Callback::new(move |()| {
        effects::give_up();
        effects::forget_outgoing();
        is_ready.set(false);
        failed.set(None);
    });
    on_cleanup(|| {
        effects::give_up();
        effects::forget_outgoing();
    });
    let make = move || {
        if share.with_untracked(Option::is_some) {
            return;
        }
        changed.run(());
        let children = chosen.get_untracked();
        let typed = draft.get_untracked();
        let consent = if children.is_empty() {
            Err(NotReady::NoChild)
        } else {
            typed.read(effects::today())
        };
        let consent = match consent {
            Ok(consent) => consent,
            Err(missing) => return failed.set(Some(not_ready(missing).to_owned())),
        };
        let Some(sealing) = lock.sealing() else {
            return effects::focus_first_error();
        };
        share.set(Some(0.0));
        let what = HandOver {
            children,
            own_drafts: own_drafts.get_untracked(),
            purpose,
            institution: typed.institution.trim().to_owned(),
            to: typed.to.trim().to_owned(),
            why: typed.why.trim().to_owned(),
            consent,
            sealing,
        };
        effects::make_hand_over(app, what, heard(share), move |result| {
            let _ = share.try_set(None);
            match result {
                Some(Ok(())) => drop(is_ready.try_set(true)),
                Some(Err(why)) => drop(failed.try_set(Some(why))),
                None => {}
            }
        });
    };
    let who = (purpose == Purpose::Children).then(|| view! { <ChooseChildren chosen changed /> });
    view! {
        {note(Tone::Careful, "Filen er låst, men den rummer alt om barnet. Send den kun via kommunens sikre post eller fagsystem, og kun til den, der har ret til den.")}
        {barred(app, chosen)}
        {who}
        <Contents chosen own_drafts changed />
        <Given draft changed />
        <ChooseLock lock changed />
        {trouble(failed)}
        <Progress text="Laver filen …" share />
        <button
            type="button"
            class="button button--main button--big"
            disabled=Signal::derive(move || share.with(Option::is_some) || app.read_only.get())
            on:click=tap(make)
        >
            "Lav filen"
        </button>
        <When on=move || is_ready.get()>
            <Hand what="Filen er klar." />
            {live(move || lock.is_by_passphrase().then(|| view! {
                <section class="card">
                    <p>"Modtageren åbner den med denne adgangssætning. Appen gemmer den ikke."</p>
                    <output class="code" aria-label="Adgangssætningen til filen">{lock.passphrase.get()}</output>
                </section>
            }))}
        </When>
    }
}

/// What will be in the file, and what not.
#[component]
fn Contents(
    chosen: RwSignal<BTreeSet<String>>,
    own_drafts: RwSignal<bool>,
    changed: Callback<()>,
) -> impl IntoView {
    let app = app();
    let lines = memo(move || counted(&effects::carried(app, &chosen.read(), own_drafts.get())));
    let list = live(move || {
        let lines = lines.get();
        if lines.is_empty() {
            view! { <p class="muted">"Ingen er valgt endnu."</p> }.into_any()
        } else {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
            view! { <ul>{lines.collect_view()}</ul> }.into_any()
        }
    });
    view! {
        <section class="card">
            <h2>"Det kommer i filen"</h2>
            {list}
            <Toggle
                text="Mine egne kladder skal med"
                help="Kun du selv kan tage dem ind, på en anden tablet."
                checked=own_drafts
                on_change=Callback::new(move |on: bool| {
                    own_drafts.set(on);
                    changed.run(());
                })
            />
            <p class="small muted">
                "Ikke med: kollegers kladder, anonym sparring, runder, dagsordener, loggen, og beskeder, der er begrænset til bestemte læsere."
            </p>
        </section>
    }
}

/// That the file must not reach the parents of somebody who is in it.
fn barred(app: App, chosen: RwSignal<BTreeSet<String>>) -> AnyView {
    let names = memo(move || {
        // It is asked of every chosen child, and so not again when the log gets its lines.
        let must_not = |id: &String| untrack(|| app.parents_for(id)) == Parents::MaaIkke;
        let barred: Vec<String> = chosen.get().into_iter().filter(must_not).collect();
        app.roster.with_untracked(|roster| {
            let found = barred.iter().filter_map(|id| roster.children.get(id));
            ordered(found.map(|child| child.label.clone()), Clone::clone)
        })
    });
    live(move || {
        let names = names.get();
        (!names.is_empty()).then(|| {
            note(
                Tone::Danger,
                format!(
                    "Filen må ikke nå forældrene. Det gælder {}: Forældrene må ikke få besked, før kommunen siger det. Sig det også til modtageren, og bed ikke forældrene om samtykke.",
                    names.join(", ")
                ),
            )
        })
    })
    .into_any()
}
