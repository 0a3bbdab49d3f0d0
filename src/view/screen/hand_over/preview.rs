//! What would come in: what the file says of itself, what is new for each child, and what is in doubt.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::words::{about, counted, name};
use crate::{
    domain::{child::Child, hand_over::Purpose},
    storage::{key::RecordId, piece::Piece},
    view::{
        component::{ChoiceText, Choices, Toggle, Tone, note},
        effects::Preview,
        wording,
    },
    workflow::merge::{ChildPlan, Choice, Doubt, Known},
};

/// How many children are drawn with everything; the rest are counted.
const ROWS: usize = 60;

/// What is answered before it is taken in.
#[derive(Clone, Copy)]
pub(super) struct Answers {
    /// What becomes of what is in doubt.
    pub(super) choices: RwSignal<BTreeMap<RecordId, Choice>>,
    /// The deleted children who are to come back.
    pub(super) back: RwSignal<BTreeSet<String>>,
}

/// What would come in.
#[component]
pub(super) fn PreviewOf(
    /// What would.
    preview: Preview,
    /// What is answered.
    answers: Answers,
) -> impl IntoView {
    let rows = about(&preview.manifest).into_iter().map(|(name, value)| {
        view! {
            <dt>{name}</dt>
            <dd>{value}</dd>
        }
    });
    let rows: Vec<_> = rows.collect();
    let same_names = preview.also_here.iter().map(|person| {
        let who = wording::professional(person);
        note(Tone::Careful, format!("{who} har vurderet i filen, og en af samme navn og fag er her på tabletten. Appen regner dem for den samme. Er de to forskellige, så ret et af navnene, før I tager imod."))
    });
    let same_names: Vec<_> = same_names.collect();
    let count = preview.children.len();
    let alone = preview.manifest.purpose == Purpose::Transition;
    // What asks something is always shown.
    let asks = |plan: &ChildPlan| !plan.doubts.is_empty() || plan.known == Known::Deleted;
    let (asking, calm): (Vec<_>, Vec<_>) = preview
        .children
        .into_iter()
        .partition(|(_, plan)| asks(plan));
    let more = (calm.len() > ROWS).then(|| {
        let rest = calm.len() - ROWS;
        view! { <p class="muted">{format!("Og {rest} børn mere uden spørgsmål.")}</p> }
    });
    let shown: Vec<_> = asking
        .into_iter()
        .chain(calm.into_iter().take(ROWS))
        .map(|(id, plan)| view! { <ChildIn id plan alone answers /> })
        .collect();
    view! {
        <section class="card">
            <dl class="facts">{rows}</dl>
        </section>
        {same_names}
        <h2>{if count == 1 { "1 barn".to_owned() } else { format!("{count} børn") }}</h2>
        {shown}
        {more}
    }
}

/// What would come in about one child.
#[component]
fn ChildIn(id: String, plan: ChildPlan, alone: bool, answers: Answers) -> impl IntoView {
    let state = match plan.known {
        Known::New => "Barnet er ikke her endnu og kommer på listen.",
        Known::Here if alone => {
            "Barnet er her allerede. Det, der står om det her, bliver, som det er."
        }
        Known::Here => "Barnet er her allerede.",
        Known::Deleted => "Barnet er slettet her på tabletten.",
    };
    let deleted = (plan.known == Known::Deleted).then(|| {
        let (own, key) = (id.clone(), id);
        view! {
            {note(Tone::Danger, "I har slettet barnet her. Det kommer kun ind igen, hvis du siger ja.")}
            <Toggle
                text="Ja, hent barnet ind igen"
                checked=Signal::derive(move || answers.back.with(|back| back.contains(&own)))
                on_change=Callback::new(move |on: bool| {
                    answers.back.update(|back| {
                        if on {
                            back.insert(key.clone());
                        } else {
                            back.remove(&key);
                        }
                    });
                })
            />
        }
    });
    let alike: Vec<_> = plan.alike.iter().map(|unit| {
        let place = if unit.trim().is_empty() { String::new() } else { format!(" ({unit})") };
        note(Tone::Careful, format!("Der er allerede et barn her, der hedder {} og er født i samme måned{place}. Appen lægger dem ikke sammen. Er det samme barn, så står det to gange.", plan.label))
    }).collect();
    let held_back: Vec<_> = plan.not_mine.iter().map(|name| {
        note(Tone::Calm, format!("{name} har en kladde i filen. Den kommer ikke ind, for kun {name} kan skrive videre på den."))
    }).collect();
    let list = |title: &'static str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| {
            let lines: Vec<_> = lines
                .into_iter()
                .map(|line| view! { <li>{line}</li> })
                .collect();
            view! {
                <p><strong>{title}</strong></p>
                <ul>{lines}</ul>
            }
        })
    };
    let number = |count: usize, one: &'static str, several: &'static str| {
        (count > 0).then(|| {
            let words = if count == 1 { one } else { several };
            view! { <p class="small muted">{format!("{count} {words}")}</p> }
        })
    };
    let doubts: Vec<_> = plan
        .doubts
        .iter()
        .map(|doubt| view! { <InDoubt doubt=doubt.clone() answers /> })
        .collect();
    view! {
        <section class="card">
            <h3>{plan.label.clone()}</h3>
            <p>{state}</p>
            {deleted}
            {alike}
            {list("Kommer ind", counted(&plan.new))}
            {list("Er skrevet videre på hos afsenderen", counted(&plan.further))}
            {number(plan.same, "ting er her allerede", "ting er her allerede")}
            {number(plan.behind, "ting er nyere her og bliver stående", "ting er nyere her og bliver stående")}
            {held_back}
            {doubts}
        </section>
    }
}

/// Something that was changed on both sides, with the question.
#[component]
fn InDoubt(doubt: Doubt, answers: Answers) -> impl IntoView {
    let Doubt {
        id,
        here,
        there,
        choices,
    } = doubt;
    let what = name(there.kind()).map_or("noget", |(one, _)| one);
    let legend = match (&here, &there) {
        (Piece::Child(one), Piece::Child(other)) => format!(
            "Oplysningerne om barnet er forskellige. Her: {}. I filen: {}. Hvad skal gælde?",
            details(one),
            details(other)
        ),
        _ => format!(
            "Der er skrevet i den samme begge steder: {what} {}. Hvad skal gælde?",
            day(&there)
        ),
    };
    let options = choices.iter().map(|choice| words(*choice)).collect();
    let chosen = move || {
        let chosen = answers.choices.with(|chosen| chosen.get(&id).copied());
        let chosen = chosen.or(choices.first().copied());
        choices.iter().position(|one| Some(*one) == chosen)
    };
    view! {
        <Choices
            legend
            name=format!("doubt-{id}")
            options
            selected=Signal::derive(chosen)
            on_pick=Callback::new(move |at: usize| {
                if let Some(choice) = choices.get(at) {
                    answers.choices.update(|chosen| {
                        chosen.insert(id, *choice);
                    });
                }
            })
        />
    }
}

fn words(choice: Choice) -> ChoiceText {
    match choice {
        Choice::Both => ChoiceText::with_help(
            "Behold begge",
            "Så går intet tabt. I kan selv rydde op bagefter.",
        ),
        Choice::Here => {
            ChoiceText::with_help("Behold det, der står her", "Det i filen kommer ikke ind.")
        }
        Choice::There => ChoiceText::with_help(
            "Brug det i filen",
            "Det træder i stedet for det, der står her.",
        ),
    }
}

fn details(child: &Child) -> String {
    let early = if child.weeks_early > 0 {
        format!("{} uger for tidligt", child.weeks_early)
    } else {
        String::new()
    };
    let parts = [
        child.label.clone(),
        child.birth_month.danish(),
        child.unit.clone(),
        child.languages.clone(),
        early,
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join(", ")
}

/// When something was begun.
fn day(piece: &Piece) -> String {
    let moment = match piece {
        Piece::Assessment(one) => one.begun,
        Piece::Underretning(one) => one.begun,
        Piece::Joint(one) => one.begun,
        Piece::Meeting(one) => one.begun,
        Piece::Agreement(one) => one.made,
        Piece::Effort(one) => one.at,
        Piece::ParentTalk(one) => one.noted,
        Piece::Postponement(one) => one.at,
        Piece::Retraction(one) => one.at,
        Piece::Answer(one) => one.at,
        Piece::Keeping(one) => one.at,
        Piece::Transition(one) => one.last_written(),
        Piece::Notice(_) | Piece::Child(_) => return String::new(),
    };
    format!("fra {}", moment.date.danish())
}
