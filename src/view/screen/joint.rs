//! Fælles vurdering: the own assessments side by side, the dialogue, and what the people say
//! together; then the same to read and print.
//!
//! Nobody sees the others' answers before a look of their own, unless they say that they look
//! along without one.

use leptos::prelude::*;

use super::{
    child::kept_line, comparison::SideBySide, comparison_table::Unfolded, joint_form::JointForm,
    joint_page::joint_page, print::print_button, revise::mistake, versions::aside_note,
};
use crate::{
    domain::{
        assessment::{Assessment, Professional},
        comparison::{Sight, compare},
        joint::{Joint, Reader},
        log::Paper,
    },
    view::{
        component::{Back, Heading, Onward, Tone, button, later, live, memo, note},
        context::{App, app},
        effects,
        together::{Beside, beside, edit_joint, sight_of},
        wording,
    },
    workflow::screen::Screen,
};

/// The joint assessment that the screen is about.
#[component]
pub fn JointScreen() -> impl IntoView {
    let app = app();
    let id = app
        .place
        .with_untracked(|place| place.assessment.clone())
        .unwrap_or_default();
    let label = untrack(|| app.with_child(|child| child.label.clone())).unwrap_or_default();
    let barred = memo(move || {
        let child = app.place.with_untracked(|place| place.child.clone());
        child.is_some_and(|child| app.contact_barred_for(&child))
    });
    let state = {
        let id = id.clone();
        memo(move || {
            app.roster.with(|roster| {
                let joint = roster.joints.get(&id)?;
                Some((joint.is_completed(), sight_of(app, joint)))
            })
        })
    };
    // Made anew when it is completed or when more may be seen, and not when a word is typed.
    let body = live(move || {
        let (completed, sight) = state.get()?;
        Some(untrack(|| {
            let joint = app.roster.with(|roster| roster.joints.get(&id).cloned())?;
            Some(match (completed, sight) {
                (true, _) => view! {
                    {mistaken(app, id.clone(), joint.child.clone())}
                    {joint_page(app, &joint, sight, barred)}
                }
                .into_any(),
                (false, Sight::FinishOwn) => finish_own(),
                (false, Sight::LookFirst) => look_first(app, id.clone()),
                (false, Sight::Open) => draft(app, id.clone(), &joint, barred),
            })
        }))
    });
    view! {
        <Heading text=format!("Fælles vurdering: {label}") />
        {kept_line(app)}
        {body}
        <Onward>
            <Back text="Til barnets side" on_click=Callback::new(move |()| app.go(Screen::Child)) />
            {live(move || {
                matches!(state.get(), Some((true, _)))
                    .then(|| print_button(app, "button button--main button--big", "Print til mødet", Paper::Joint))
            })}
        </Onward>
    }
}

/// That it was made by mistake, or the way to say so.
fn mistaken(app: App, id: String, child: String) -> AnyView {
    live(move || {
        let aside = app.roster.with(|roster| aside_note(roster, &id));
        let which = "den fælles vurdering".to_owned();
        aside.unwrap_or_else(|| mistake(app, child.clone(), id.clone(), which))
    })
    .into_any()
}

/// Colleagues' answers stay hidden while one's own are under way (trivselsskema.md 12.4, step 1).
pub(super) fn finish_own() -> AnyView {
    note(
        Tone::Careful,
        "Du har selv en vurdering af barnet i gang. Gør den færdig først, så du ser med egne øjne, før I ser sammen. Den ligger på barnets side.",
    )
}

/// The way in for who has no own assessment from the same time.
fn look_first(app: App, id: String) -> AnyView {
    let along = move || {
        let Some(by) = app.professional.get_untracked() else {
            return;
        };
        let at = effects::now();
        edit_joint(app, &id, move |joint| joint.readers.push(Reader { by, at }));
    };
    view! {
        {note(
            Tone::Careful,
            "Se selv først. Du har ingen afsluttet egen vurdering fra denne periode. Begynd den på barnets side. Bagefter ser du den ved siden af de andres.",
        )}
        <section class="card">
            <h2>"Skal du ikke selv vurdere barnet?"</h2>
            <p>"Er du med som fx leder eller dagplejepædagog, kan du se med uden eget skema. Det bliver skrevet her med dit navn. Vurderer du barnet senere, står der, at du havde set de andres svar."</p>
            {button("button", "Se med uden eget skema", along)}
        </section>
    }
    .into_any()
}

fn draft(app: App, id: String, joint: &Joint, barred: Memo<bool>) -> AnyView {
    let found = app.roster.with_untracked(|roster| beside(roster, joint));
    let alone = match found.raters.as_slice() {
        [] => Some("Der er ingen egne vurderinger at lægge side om side.".to_owned()),
        [(_, only)] => Some(format!(
            "Kun {} har en egen vurdering. De andre kan være med som deltagere uden eget skema.",
            only.author.name
        )),
        _ => None,
    };
    let unfolded = Unfolded::When(RwSignal::new(false));
    let (who, seen) = (who(&found, joint), seen(app, &found, unfolded));
    let further = move || {
        view! {
            <section class="card">
                <h2>"2. Sådan har I forstået det hver for sig"</h2>
                {understood(app, &found, unfolded)}
            </section>
            <JointForm id=id.clone() raters=found.raters.clone() barred />
        }
        .into_any()
    };
    view! {
        <p>"Forskelle er det vigtigste her. Ingen har ret på forhånd, og intet bliver lagt sammen."</p>
        {live(move || barred.get().then(barred_note))}
        {alone.map(|text| note(Tone::Calm, text))}
        {who}
        <section class="card">
            <h2>"1. Det, I har set og hørt hver for sig"</h2>
            {seen}
        </section>
        {later(further)}
    }
    .into_any()
}

/// That contact with the parents is barred, and why something is missing from the screen. Whose
/// assessment says so is not told: it may be somebody who must not be known.
pub(super) fn barred_note() -> AnyView {
    note(
        Tone::Careful,
        "Orientér ikke forældrene, før I er rådet til det. Derfor er det, der handler om dem, ikke med her.",
    )
}

/// Whose assessments lie side by side, from when, and who looked along.
pub(super) fn who(found: &Beside, joint: &Joint) -> AnyView {
    let person = |by: &Professional| format!("{}, {}", by.name, wording::profession(by.profession));
    let rows: Vec<_> = found
        .raters
        .iter()
        .map(|(_, rater)| {
            let done = rater.first_decided();
            let date = done.map(|at| at.date.danish()).unwrap_or_default();
            let seen_first = joint
                .read_by(&rater.author)
                .is_some_and(|at| Some(at) <= done);
            let after = if seen_first {
                " – havde set de andres svar først"
            } else {
                ""
            };
            view! {
                <dt>{person(&rater.author)}</dt>
                <dd>{format!("{date}{after}")}</dd>
            }
        })
        .collect();
    let readers: Vec<_> = joint
        .readers
        .iter()
        .map(|reader| {
            view! {
                <dt>{person(&reader.by)}</dt>
                <dd>{format!("{}, så med uden eget skema", reader.at.danish())}</dd>
            }
        })
        .collect();
    let notes: Vec<_> = found
        .notes
        .iter()
        .map(|text| view! { <p class="small">{text.clone()}</p> })
        .collect();
    view! {
        <section class="card">
            <h2>"Egne vurderinger"</h2>
            <dl class="facts">{rows} {readers}</dl>
            {notes}
        </section>
    }
    .into_any()
}

/// What was seen, side by side.
pub(super) fn seen(app: App, found: &Beside, unfolded: Unfolded) -> AnyView {
    side_by_side(app, found, unfolded, Part::Seen)
}

/// How it is understood, side by side.
pub(super) fn understood(app: App, found: &Beside, unfolded: Unfolded) -> AnyView {
    side_by_side(app, found, unfolded, Part::Understood)
}

/// Facts and interpretation stand apart.
enum Part {
    Seen,
    Understood,
}

fn side_by_side(app: App, found: &Beside, unfolded: Unfolded, part: Part) -> AnyView {
    let content = app.content();
    let all: Vec<&Assessment> = found.raters.iter().map(|(_, rater)| rater).collect();
    // The newest form says which edition is compared.
    let newest = all
        .iter()
        .filter(|rater| rater.response.is_some())
        .max_by_key(|rater| rater.first_decided());
    let instrument = newest
        .and_then(|rater| rater.response.as_ref())
        .and_then(|response| content.instrument_of(&response.edition));
    let comparison = compare(&all, instrument.as_deref());
    let beside = SideBySide::new(&all, &comparison, instrument.as_deref(), unfolded);
    match part {
        Part::Seen => beside.seen(&content),
        Part::Understood => beside.understood(&content),
    }
}
