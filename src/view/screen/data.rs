//! What is stored on this tablet: a backup of it, when children are due to be deleted, the
//! log, the keys, and deleting everything.

use leptos::prelude::*;

use super::{
    backup::Backup, figures::Figures, keys::ChangeKeys, log::Log, team_key::TeamKeyPage, wipe::Wipe,
};
use crate::{
    domain::order::ordered,
    view::{
        component::{Back, Heading, Onward, Tone, button, live, note, tap},
        context::{App, app},
        effects,
    },
    workflow::screen::{Pointer, Screen},
};

/// What the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Everything.
    Home,
    /// When each child is due to be deleted.
    Days,
    /// A backup.
    Backup,
    /// The team's key to receive files with.
    TeamKey,
    /// Figures without names, and the form.
    Figures,
    /// The log.
    Log,
    /// New keys.
    Keys,
    /// Deleting everything.
    Wipe,
}

/// What is stored on this tablet.
#[component]
pub fn DataScreen() -> impl IntoView {
    let way = RwSignal::new(Way::Home);
    let back = Callback::new(move |()| way.set(Way::Home));
    live(move || match way.get() {
        Way::Home => view! { <Home way /> }.into_any(),
        Way::Days => view! { <Days back /> }.into_any(),
        Way::Backup => view! { <Backup back /> }.into_any(),
        Way::TeamKey => view! { <TeamKeyPage back /> }.into_any(),
        Way::Figures => view! { <Figures back /> }.into_any(),
        Way::Log => view! { <Log back /> }.into_any(),
        Way::Keys => view! { <ChangeKeys back /> }.into_any(),
        Way::Wipe => view! { <Wipe back /> }.into_any(),
    })
}

#[component]
fn Home(way: RwSignal<Way>) -> impl IntoView {
    let app = app();
    let awaited = effects::awaited();
    let waiting = (!awaited.is_empty()).then(|| {
        note(
            Tone::Careful,
            format!(
                "Den gamle nøgle virker endnu. Den holder op, når de sidste har låst op: {}.",
                awaited.join(", ")
            ),
        )
    });
    // The made-up institution has no secret to change and nothing to lose.
    let real = !app.practice.get_untracked();
    let copy = real.then(|| {
        view! {
            <section class="card">
                <h2>"Sikkerhedskopi"</h2>
                <p>"Bliver tabletten væk eller går i stykker, er alt væk, hvis der ikke er en kopi."</p>
                {button("button button--main", "Tag en sikkerhedskopi", move || way.set(Way::Backup))}
            </section>
        }
    });
    let handed = real.then(|| {
        view! {
            <section class="card">
                <h2>"Overlevering"</h2>
                <p>"Børn til et andet sted i en låst fil, eller en låst fil fra et andet sted."</p>
                <div class="row">
                    {button("button", "Overlever børn", move || app.go(Screen::HandOverChildren))}
                    {button("button", "Modtag en fil", move || app.go(Screen::Receive))}
                    {button("button", "Se jeres modtagernøgle", move || way.set(Way::TeamKey))}
                </div>
                <p class="small muted">"Giv andre jeres modtagernøgle, så kan de låse en fil, som kun I kan åbne."</p>
            </section>
        }
    });
    let keys = real.then(|| {
        view! {
            <section class="card">
                <h2>"Nøglen"</h2>
                <p>"Skift den, når I har slettet børn, eller når en, der kendte den, er holdt op."</p>
                {waiting}
                {button("button", "Skift nøglen", move || way.set(Way::Keys))}
            </section>
            <section class="card">
                <h2>"Slet alt"</h2>
                <p>"Når tabletten skal afleveres eller bruges til noget andet."</p>
                {button("button", "Slet alt på denne tablet …", move || way.set(Way::Wipe))}
            </section>
        }
    });
    view! {
        <Heading text="Data på tabletten" />
        {copy}
        {handed}
        <section class="card">
            <h2>"Slettefrister"</h2>
            <p>"Hvert barn har en dato, hvor det senest skal slettes. Tabletten sletter intet selv."</p>
            {button("button", "Se slettefrister", move || way.set(Way::Days))}
        </section>
        <section class="card">
            <h2>"Tal og skemaer"</h2>
            <p>"Tal uden navne til et regneark, og trivselsskemaet til andre systemer."</p>
            {button("button", "Se tal og skemaer", move || way.set(Way::Figures))}
        </section>
        <section class="card">
            <h2>"Log"</h2>
            <p>"Hvad der er sendt eller taget ud, og hvad der er slettet: hvornår, af hvem og til hvem."</p>
            {button("button", "Læs loggen", move || way.set(Way::Log))}
        </section>
        {keys}
        <Onward>
            <Back text="Indstillinger" on_click=Callback::new(move |()| app.go(Screen::Settings)) />
        </Onward>
    }
}

/// When each child is due to be deleted, the nearest first.
#[component]
fn Days(back: Callback<()>) -> impl IntoView {
    let app = app();
    let list = live(move || {
        let limits = app.content().municipality.keeping;
        app.roster.with(|roster| {
            let days = roster.children.iter().filter_map(|(id, child)| {
                let until = roster.keep_until(id, limits)?;
                Some((until.by, child.label.clone(), child.archived, id.clone()))
            });
            ordered(days, |(by, label, ..)| (*by, label.to_lowercase()))
                .into_iter()
                .map(|(by, label, archived, id)| {
                    let overdue = by < effects::today();
                    let away = archived.then(|| view! { <span class="small muted">"Lagt væk"</span> });
                    view! {
                        <li>
                            <button
                                type="button"
                                class="list__item"
                                on:click=tap(move || open(app, id.clone()))
                            >
                                <span class="list__head">
                                    <span class="list__title">{label}</span>
                                    {overdue.then(|| view! { <span class="badge">"! Over fristen"</span> })}
                                </span>
                                <span>{format!("Slettes senest {}", by.danish())}</span>
                                {away}
                            </button>
                        </li>
                    }
                })
                .collect_view()
        })
    });
    view! {
        <Heading text="Slettefrister" />
        <p>"Den nærmeste først. Vælg et barn for at flytte datoen eller slette."</p>
        <ul class="list">{list}</ul>
        <Onward>
            <Back text="Tilbage" on_click=back />
        </Onward>
    }
}

fn open(app: App, child: String) {
    app.go_to(Pointer {
        screen: Screen::Keeping,
        child: Some(child),
        ..Pointer::default()
    });
}
