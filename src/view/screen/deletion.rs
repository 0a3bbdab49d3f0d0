//! Deleting a child: what goes, what stays, and a last question.

use leptos::prelude::*;

use crate::{
    view::{
        component::{Back, Heading, Onward, Toggle, Tone, live, note, tap, trouble},
        context::{App, app},
        effects,
        error_text::failure,
    },
    workflow::screen::{Pointer, Screen},
};

/// A child is about to be deleted.
#[component]
pub(super) fn DeleteChild(
    /// The child, by record id.
    id: String,
    /// Back to how long it is kept.
    back: Callback<()>,
) -> impl IntoView {
    let app = app();
    let failed = RwSignal::new(None::<String>);
    let journalised = RwSignal::new(false);
    let working = RwSignal::new(false);
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let goes = what_goes(app, &id);
    let delete = move || {
        if working.get_untracked() {
            return;
        }
        working.set(true);
        let then = move |result: Result<(), _>| {
            // The screen is gone with the child.
            let _ = working.try_set(false);
            match result {
                Ok(()) => app.go_to(Pointer::to(Screen::Children)),
                Err(why) => failed.set(Some(failure(&why))),
            }
        };
        effects::delete_child(app, id.clone(), Box::new(then));
    };
    view! {
        <Heading text=format!("Slet {label}?") />
        <section class="card">
            <h2>"Det bliver slettet"</h2>
            <ul>{goes}</ul>
            <h2>"Det skal du vide"</h2>
            <ul>
                <li>"Det kan ikke fortrydes. Barnets egen nøgle bliver ødelagt."</li>
                <li>
                    "Det, en kollega har påbegyndt om barnet, kan du ikke se. Det bliver slettet, næste gang kollegaen låser op. Er kollegaen fjernet fra tabletten, bliver det liggende låst, og kun kollegaens egen gendannelsesnøgle åbner det."
                </li>
                <li>
                    "Sikkerhedskopier, udskrifter og filer, der allerede er lavet, bliver ikke slettet herfra."
                </li>
                <li>
                    "Browseren kan have låste rester liggende lidt endnu. Skift nøglen under »Data på tabletten«, så kan de ikke åbnes."
                </li>
                <li>
                    "I loggen står, at et barn er slettet, hvornår og af hvem. Linjer om udskrifter og filer bliver stående uden barnets navn og uden modtager."
                </li>
            </ul>
        </section>
        <Toggle
            text="Det, der hører til en sag, er journaliseret i kommunens system"
            checked=journalised
            on_change=Callback::new(move |on: bool| journalised.set(on))
        />
        {live(move || (!journalised.get()).then(|| note(Tone::Calm, "Sæt kryds, når det er gjort, eller når intet hører til en sag.")))}
        {trouble(failed)}
        <Onward>
            <Back text="Behold" on_click=back />
            <button
                type="button"
                class="button button--main button--big"
                disabled=Signal::derive(move || {
                    !journalised.get() || working.get() || app.read_only.get()
                })
                on:click=tap(delete)
            >
                {format!("Slet {label} for altid")}
            </button>
        </Onward>
    }
}

fn what_goes(app: App, id: &str) -> Vec<AnyView> {
    app.roster.with_untracked(|roster| {
        let of_child = || roster.assessments.values_of(id);
        let completed = of_child().filter(|a| a.is_completed()).count();
        let drafts = of_child().filter(|a| !a.is_completed()).count();
        let talks = roster.parent_talks.values_of(id).count();
        [
            Some("Barnets oplysninger og alt, der er skrevet om barnet".to_owned()),
            counted(completed, "afsluttet vurdering", "afsluttede vurderinger"),
            counted(
                drafts,
                "vurdering, du har påbegyndt",
                "vurderinger, du har påbegyndt",
            ),
            counted(talks, "samtale med forældrene", "samtaler med forældrene"),
        ]
        .into_iter()
        .flatten()
        .map(|text| view! { <li>{text}</li> }.into_any())
        .collect()
    })
}

fn counted(count: usize, one: &str, several: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {several}")),
    }
}
