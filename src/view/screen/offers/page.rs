//! The tilbudsvifte itself: looked through, changed, and taken back to the municipality's list.

use leptos::prelude::*;

use super::{
    edit::edit,
    find::Search,
    list::{Tools, listed},
};
use crate::{
    domain::offer::{Offer, Offers, Wanted},
    view::{
        component::{Back, Heading, Notice, Onward, Tone, When, button, live, memo, note, trouble},
        context::{App, app},
        effects,
        error_text::failure,
    },
    workflow::screen::Screen,
};

/// What the screen shows.
#[derive(Clone, PartialEq)]
pub(super) enum Way {
    /// The offers.
    List,
    /// One of them is changed, or a new one written.
    Edit(Option<Offer>),
}

/// The tilbudsvifte.
#[component]
pub fn OffersScreen() -> impl IntoView {
    let app = app();
    let way = RwSignal::new(Way::List);
    // Kept while an offer is changed, so that one comes back to the same list.
    let search = Search::new(&Wanted::default());
    let taken = RwSignal::new(None::<(usize, Offer)>);
    live(move || match way.get() {
        Way::List => list(app, way, search, taken),
        Way::Edit(offer) => edit(app, offer, Callback::new(move |()| way.set(Way::List))),
    })
}

fn list(
    app: App,
    way: RwSignal<Way>,
    search: Search,
    taken: RwSignal<Option<(usize, Offer)>>,
) -> AnyView {
    let failed = RwSignal::new(None::<String>);
    let tools = Tools {
        edit: Callback::new(move |offer: Offer| {
            taken.set(None);
            way.set(Way::Edit(Some(offer)));
        }),
        review: Callback::new(move |offer: Offer| {
            let today = effects::today();
            let change = move |offers: &mut Offers| {
                offers.review(&offer.id, today);
            };
            effects::change_offers(app, change, told(failed));
        }),
        take_out: Callback::new(move |offer: Offer| {
            let then = move |result| match result {
                Ok(out) => taken.set(out),
                Err(why) => failed.set(Some(failure(&why))),
            };
            let out = move |offers: &mut Offers| offers.take_out(&offer.id);
            effects::change_offers(app, out, Box::new(then));
        }),
    };
    let put_back = move || {
        let Some((place, offer)) = taken.get_untracked() else {
            return;
        };
        let then = move |result: Result<(), _>| match result {
            Ok(()) => taken.set(None),
            Err(why) => failed.set(Some(failure(&why))),
        };
        let put = move |offers: &mut Offers| offers.put_back(place, offer);
        effects::change_offers(app, put, Box::new(then));
    };
    view! {
        <Heading text="Tilbudsvifte" />
        <p>"Det, kommunen kan tilbyde børn og familier. Find efter alder, område og trin på børnelinealen."</p>
        {whose(app)}
        {trouble(failed)}
        {live(move || {
            let title = taken.with(|taken| taken.as_ref().map(|(_, offer)| offer.title.clone()))?;
            Some(view! {
                <Notice tone=Tone::Careful>
                    <p role="status">{format!("»{title}« er taget ud.")}</p>
                    {button("button", format!("Sæt »{title}« ind igen"), put_back)}
                </Notice>
            })
        })}
        {search.fields(app)}
        {live(move || listed(app, &search.wanted(), Some(tools)))}
        <section class="card">
            <h2>"Mangler der noget?"</h2>
            {button("button button--main", "Skriv et tilbud ind", move || {
                taken.set(None);
                way.set(Way::Edit(None));
            })}
        </section>
        {reset(app, failed, taken)}
        <Onward>
            <Back text="Alle børn" on_click=Callback::new(move |()| app.go(Screen::Children)) />
            {button("button", "Print", effects::print)}
        </Onward>
    }
    .into_any()
}

fn told(failed: RwSignal<Option<String>>) -> effects::Then<()> {
    Box::new(move |result| {
        if let Err(why) = result {
            failed.set(Some(failure(&why)));
        }
    })
}

/// Whose list it is: the municipality's, or one that was changed here, by whom and when.
fn whose(app: App) -> AnyView {
    live(move || {
        let changed = app.roster.with(|roster| {
            let edited = roster.offers.as_ref()?;
            Some((edited.changed.by.name.clone(), edited.changed.at.danish()))
        });
        let text = match changed {
            Some((name, at)) => {
                format!("Jeres egen udgave af listen. Rettet sidst af {name}, {at}.")
            }
            None => format!(
                "Listen er den, der følger med for {}.",
                app.content().municipality.name
            ),
        };
        view! { <p class="small muted">{text}</p> }
    })
    .into_any()
}

/// Back to the municipality's list. It is asked once, and said what is lost.
fn reset(
    app: App,
    failed: RwSignal<Option<String>>,
    taken: RwSignal<Option<(usize, Offer)>>,
) -> AnyView {
    let asked = RwSignal::new(false);
    let edited = memo(move || app.roster.with(|roster| roster.offers.is_some()));
    let go_back = move || {
        let then = move |result: Result<(), _>| match result {
            Ok(()) => {
                taken.set(None);
                asked.set(false);
            }
            Err(why) => failed.set(Some(failure(&why))),
        };
        effects::reset_offers(app, Box::new(then));
    };
    view! {
        <When on=move || edited.get()>
            <section class="card">
                <h2>"Kommunens liste"</h2>
                <When
                    on=move || asked.get()
                    otherwise=move || button("button", "Gå tilbage til kommunens liste", move || asked.set(true))
                >
                    {note(Tone::Careful, "Det, I selv har skrevet, rettet og taget ud, går tabt. Indsatser, der er i gang, beholder deres ord.")}
                    <div class="row">
                        {button("button", "Behold vores liste", move || asked.set(false))}
                        {button("button button--danger", "Brug kommunens liste", go_back)}
                    </div>
                </When>
            </section>
        </When>
    }
    .into_any()
}
