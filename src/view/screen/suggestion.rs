//! A suggestion with everything that must be said with it, for the screen and for paper: the
//! step, why, what about the parents, what else, and the law.

use leptos::prelude::*;

use super::offers::at_step;
use crate::{
    domain::{
        assessment::Reasoned,
        boernelineal::BoernelinealAxis,
        law::LawTable,
        next_step::{Change, Note, Parents, Step, changes, texts::ShownRule},
        offer::{Offer, offers_at},
    },
    view::{
        component::{Notice, Stair, StairStep, Tone},
        context::Content,
    },
};

/// How much is said at the screen before the reader asks for more.
const CHANGES_SHOWN: usize = 6;

/// The suggestion in full, with what there is of `offers` at the scores.
pub(super) fn suggestion_view(
    reasoned: &Reasoned,
    content: &Content,
    offers: &[Offer],
) -> impl IntoView + use<> {
    let suggestion = &reasoned.suggestion;
    let rules = &content.rules;
    let municipality = &content.municipality;
    let show = |hit| rules.show(hit, suggestion.parents, &reasoned.facts, municipality);
    let main = suggestion.main().and_then(show);
    let also: Vec<_> = suggestion.also().into_iter().filter_map(show).collect();
    let notes: Vec<_> = suggestion
        .notes
        .iter()
        .filter(|note| **note != Note::MissingKnowledge)
        .map(|note| rules.note(*note, municipality))
        .collect();
    let missing = suggestion
        .notes
        .contains(&Note::MissingKnowledge)
        .then(|| rules.note(Note::MissingKnowledge, municipality));
    view! {
        {main.map(|main| main_card(main, suggestion.step, &content.law))}
        {parents_card(suggestion.parents, content)}
        {missing.map(|text| view! { <Notice tone=Tone::Careful><p>{text}</p></Notice> })}
        {notes_card(notes)}
        {also_card(also, &content.law)}
        {changes_card(reasoned, content)}
        {offers_card(reasoned, content, offers)}
        <section class="card">
            <h2>"Indsatstrappen"</h2>
            {stair(suggestion.step, suggestion.parents, content)}
        </section>
        <p class="small muted">
            {format!(
                "Regelsæt {} · tekster {} · lov slået op {}. {} {}",
                rules.ruleset,
                rules.edition,
                content.law.checked.danish(),
                rules.status,
                content.law.status,
            )}
        </p>
    }
}

fn main_card(main: ShownRule, step: Step, law: &LawTable) -> impl IntoView + use<> {
    let class = if step.at_least(Step::Underretning) {
        "card suggestion suggestion--severe"
    } else {
        "card suggestion"
    };
    view! {
        <section class=class>
            <p class="suggestion__word">"Forslag"</p>
            <h2 class="suggestion__title">{main.title.clone()}</h2>
            {rule_body(main, law)}
        </section>
    }
}

/// Why a rule hit, what to do, and the law.
fn rule_body(rule: ShownRule, law: &LawTable) -> impl IntoView + use<> {
    let because = match rule.because.split_last() {
        None => String::new(),
        Some((only, [])) => format!("Fordi {only}."),
        Some((last, others)) => format!("Fordi {} og {last}.", others.join(", ")),
    };
    let actions = rule
        .actions
        .into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect_view();
    let law: Vec<_> = rule
        .law
        .iter()
        .filter_map(|id| law.find(id))
        .cloned()
        .collect();
    let references = law
        .into_iter()
        .map(|entry| {
            let formerly = entry.formerly.map(|old| format!(" (tidligere {old})"));
            view! { <li><strong>{entry.text} {formerly}</strong> ": " {entry.gist}</li> }
        })
        .collect::<Vec<_>>();
    let has_law = !references.is_empty();
    view! {
        <p>{rule.reason}</p>
        {(!because.is_empty()).then(|| view! { <p><strong>{because}</strong></p> })}
        <ol class="stack stack--s">{actions}</ol>
        {has_law
            .then(|| {
                view! {
                    <details class="law" open>
                        <summary>"Loven"</summary>
                        <ul class="small">{references}</ul>
                    </details>
                }
            })}
        <p class="small muted">{format!("Regel {}", rule.number)}</p>
    }
}

fn parents_card(parents: Parents, content: &Content) -> impl IntoView + use<> {
    let tone = match parents {
        Parents::Ja => Tone::Calm,
        Parents::Vent => Tone::Careful,
        Parents::MaaIkke => Tone::Danger,
    };
    let text = content.rules.parents(parents).cloned();
    text.map(|text| {
        view! {
            <Notice tone>
                <h2>{format!("Forældrene: {}", text.title)}</h2>
                <p>{text.text}</p>
            </Notice>
        }
    })
}

fn notes_card(notes: Vec<String>) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        let notes = notes
            .into_iter()
            .map(|text| view! { <li>{text}</li> })
            .collect_view();
        view! {
            <section class="card">
                <h2>"Husk"</h2>
                <ul class="stack stack--s">{notes}</ul>
            </section>
        }
    })
}

fn also_card(also: Vec<ShownRule>, law: &LawTable) -> impl IntoView + use<> {
    let any = !also.is_empty();
    let also = also
        .into_iter()
        .map(|rule| {
            view! {
                <li class="stack stack--s">
                    <h3>{rule.title.clone()}</h3>
                    {rule_body(rule, law)}
                </li>
            }
        })
        .collect_view();
    any.then(|| {
        view! {
            <section class="card">
                <h2>"Gør også"</h2>
                <ul class="stack">{also}</ul>
            </section>
        }
    })
}

/// What would change the suggestion. While contact with the parents is barred, nothing is said
/// that would open it.
fn changes_card(reasoned: &Reasoned, content: &Content) -> impl IntoView + use<> {
    let suggestion = &reasoned.suggestion;
    let found: Vec<Change> = if reasoned.complete {
        changes(&reasoned.facts, &content.municipality.thresholds)
            .into_iter()
            .filter(|change| change.is_shown_under(suggestion.parents))
            .collect()
    } else {
        Vec::new()
    };
    let line = |change: &Change| {
        let step = content
            .rules
            .step(change.step)
            .map_or("", |step| step.title.as_str());
        let condition = content.rules.if_changed(change, &content.municipality);
        view! { <li>{format!("Hvis {condition}: ")} <strong>{step.to_owned()}</strong></li> }
    };
    let (first, rest) = found.split_at(found.len().min(CHANGES_SHOWN));
    let first: Vec<_> = first.iter().map(line).collect();
    let rest: Vec<_> = rest.iter().map(line).collect();
    let waiting = !reasoned.complete;
    let none = first.is_empty();
    let more = rest.len();
    view! {
        <section class="card">
            <h2>"Hvad ville ændre forslaget?"</h2>
            {waiting
                .then(|| {
                    view! {
                        <p>
                            "Ikke alt er besvaret. De svar, der mangler, kan ikke gøre forslaget mildere."
                        </p>
                    }
                })}
            {(!waiting && none)
                .then(|| view! { <p>"Intet andet enkelt svar ville give et andet skridt, som kan vises her."</p> })}
            {(!none).then(|| view! { <ul>{first}</ul> })}
            {(more > 0)
                .then(|| {
                    view! {
                        <details open=false>
                            <summary>{format!("Vis {more} mere")}</summary>
                            <ul>{rest}</ul>
                        </details>
                    }
                })}
        </section>
    }
}

/// The offers at the scores. None while contact with the parents is barred.
fn offers_card(reasoned: &Reasoned, content: &Content, offers: &[Offer]) -> impl IntoView + use<> {
    let barred = reasoned.suggestion.parents.is_barred();
    let facts = &reasoned.facts;
    let lists: Vec<_> = [
        (BoernelinealAxis::Child, facts.child, "barnet"),
        (
            BoernelinealAxis::Parents,
            facts.parents,
            "forældrenes omsorg",
        ),
    ]
    .into_iter()
    .filter_map(|(axis, score, whose)| {
        let score = score?;
        offers_at(offers, axis, score).first()?;
        let list = at_step(offers, axis, score);
        Some(view! {
            <div>
                <h3>{format!("Ved trin {} for {whose}", score.get())}</h3>
                {list}
            </div>
        })
    })
    .collect();
    (!barred && !lists.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{format!("Tilbud i {}", content.municipality.name)}</h2>
                {lists}
            </section>
        }
    })
}

/// The stair of steps. While contact with the parents is barred, no step that needs them is on it.
fn stair(now: Step, parents: Parents, content: &Content) -> impl IntoView + use<> {
    let steps = content
        .rules
        .steps
        .iter()
        .filter(|text| text.step != Step::Ingen)
        .filter(|text| !(parents.is_barred() && text.step.needs_parents()))
        .map(|text| StairStep {
            label: text.short.clone(),
            now: text.step == now,
        })
        .collect();
    view! { <Stair steps /> }
}
