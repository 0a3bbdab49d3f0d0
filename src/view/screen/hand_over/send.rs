//! Overlever: what goes, to whom, why, with whose consent and under which lock. What will be in the
//! file stands on the screen before it is made.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    children::ChooseChildren,
    making::{Make, Outgoing},
    words::counted,
};
use crate::{
    domain::{
        hand_over::{HandOverDraft, NotReady},
        next_step::Parents,
        order::ordered,
    },
    view::{
        component::{Back, Heading, Onward, Toggle, Tone, live, memo, note},
        context::{App, app},
        effects::{self, Going},
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
        <Send chosen is_case=true />
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
        <Send chosen is_case=false />
        <Onward>
            <Back text="Data på tabletten" on_click=Callback::new(move |()| app.go(Screen::Data)) />
        </Onward>
    }
}

#[component]
fn Send(chosen: RwSignal<BTreeSet<String>>, is_case: bool) -> impl IntoView {
    let app = app();
    let own_drafts = RwSignal::new(false);
    let outgoing = Outgoing::new(HandOverDraft::default());
    let changed = outgoing.changed();
    let going = Callback::new(move |()| {
        let children = chosen.get_untracked();
        if children.is_empty() {
            return Err(NotReady::NoChild);
        }
        Ok(Going::Children {
            children,
            own_drafts: own_drafts.get_untracked(),
            is_case,
        })
    });
    let who = (!is_case).then(|| view! { <ChooseChildren chosen changed /> });
    view! {
        {note(Tone::Careful, "Filen er låst, men den rummer alt om barnet. Send den kun via kommunens sikre post eller fagsystem, og kun til den, der har ret til den.")}
        {barred(app, chosen)}
        {who}
        <Contents chosen own_drafts changed />
        <Make outgoing going />
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
    let waiting = memo(move || {
        app.roster.with_untracked(|roster| {
            let mut chosen = chosen.get();
            chosen.retain(|id| roster.everybody_waits(id));
            let found = chosen.iter().filter_map(|id| roster.children.get(id));
            ordered(found.map(|child| child.label.clone()), Clone::clone)
        })
    });
    let wait = live(move || {
        let names = waiting.get();
        (!names.is_empty()).then(|| {
            note(
                Tone::Danger,
                format!(
                    "Der ventes med forældrene lige nu. Det står ikke i filen. Det gælder {}: Sig til modtageren, at forældrene ikke må kontaktes, før I har talt sammen.",
                    names.join(", ")
                ),
            )
        })
    });
    let must_not = live(move || {
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
    });
    view! {
        {must_not}
        {wait}
    }
    .into_any()
}
