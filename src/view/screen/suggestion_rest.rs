//! What is said of a suggestion beside the step itself: why, what would change it, what else, the
//! law, the offers and the stair. All but the stair is folded on the screen with its first line to be
//! seen, and open on paper.

use leptos::prelude::*;

use super::{offers::at_step, suggestion::steps};
use crate::{
    domain::{
        assessment::Reasoned,
        boernelineal::BoernelinealAxis,
        law::{LawEntry, LawTable},
        next_step::{
            Change, Step, Suggestion, changes,
            texts::{ShownAlso, ShownRule},
        },
        offer::{Offer, offers_at},
    },
    view::{
        component::{Stair, StairStep},
        context::Content,
    },
};

/// How much is said at the screen before the reader asks for more.
const CHANGES_SHOWN: usize = 6;
const CHANGES: &str = "Hvad ville ændre forslaget?";

/// Everything beside the step, with what there is of `offers` at the scores.
pub(super) fn suggestion_rest(
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
    let all: Vec<_> = main.iter().chain(&also).collect();
    view! {
        {stair(suggestion, content)}
        {why(&all, &content.law)}
        {changes_card(reasoned, content)}
        {also_card(&rules.also(suggestion, &reasoned.facts, municipality))}
        {law_card(&all, &content.law)}
        {offers_card(reasoned, content, offers)}
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

/// A part that is folded on the screen. `first` is seen all the same.
fn folded(title: impl Into<String>, first: impl Into<String>, body: AnyView) -> AnyView {
    let (title, first) = (title.into(), first.into());
    view! {
        <details class="card folded">
            <summary>
                <h2>{title}</h2>
                <span class="folded__first">{first}</span>
            </summary>
            {body}
        </details>
    }
    .into_any()
}

/// The answers that made a rule hit.
fn because(rule: &ShownRule) -> String {
    match rule.because.split_last() {
        None => rule.reason.clone(),
        Some((only, [])) => format!("Fordi {only}."),
        Some((last, others)) => format!("Fordi {} og {last}.", others.join(", ")),
    }
}

fn laws<'l>(rules: &[&ShownRule], law: &'l LawTable) -> Vec<&'l LawEntry> {
    let mut found: Vec<&LawEntry> = Vec::new();
    for entry in rules.iter().flat_map(|rule| &rule.law) {
        if let Some(entry) = law.find(entry)
            && found.iter().all(|other| other.id != entry.id)
        {
            found.push(entry);
        }
    }
    found
}

/// `barnets lov § 133, § 136`.
fn references(laws: &[&LawEntry]) -> String {
    let mut before = "";
    let mut words = Vec::new();
    for entry in laws {
        let whose = entry.text.split('§').next().unwrap_or_default();
        let short = entry.text.strip_prefix(whose).filter(|_| whose == before);
        words.push(short.unwrap_or(&entry.text));
        before = whose;
    }
    words.join(", ")
}

/// Every rule that hit, in words, with the answers that made it hit and its law.
fn why(rules: &[&ShownRule], law: &LawTable) -> Option<AnyView> {
    let first = because(rules.first()?);
    let rows: Vec<_> = rules
        .iter()
        .map(|rule| {
            let references = references(&laws(&[rule], law));
            let references = (!references.is_empty()).then(|| format!(" ({references})"));
            view! {
                <li class="stack stack--s">
                    <strong>{rule.title.clone()}</strong>
                    <p>{rule.reason.clone()} " " {because(rule)} {references}</p>
                    <p class="small muted paper-only">{format!("Regel {}", rule.number)}</p>
                </li>
            }
        })
        .collect();
    let body = view! { <ul class="stack">{rows}</ul> }.into_any();
    Some(folded("Hvorfor", first, body))
}

fn also_card(also: &[ShownAlso]) -> Option<AnyView> {
    let first: Vec<_> = also.iter().map(ShownAlso::first).collect();
    let first = first.join(" · ");
    let also: Vec<_> = also
        .iter()
        .map(|one| {
            let title = one.title.clone();
            view! {
                <li class="stack stack--s">
                    {title.map(|title| view! { <h3>{title}</h3> })}
                    {steps(one.actions.clone())}
                </li>
            }
        })
        .collect();
    let any = !also.is_empty();
    any.then(|| {
        let body = view! { <ul class="stack">{also}</ul> }.into_any();
        folded("Gør også", first, body)
    })
}

fn law_card(rules: &[&ShownRule], law: &LawTable) -> Option<AnyView> {
    let laws = laws(rules, law);
    let rows: Vec<_> = laws
        .iter()
        .map(|entry| {
            let formerly = entry.formerly.as_ref();
            let formerly = formerly.map(|old| format!(" (tidligere {old})"));
            view! { <li><strong>{entry.text.clone()} {formerly}</strong> ": " {entry.gist.clone()}</li> }
        })
        .collect();
    (!laws.is_empty()).then(|| {
        let body = view! { <ul class="small">{rows}</ul> }.into_any();
        folded("Loven", references(&laws), body)
    })
}

/// What would change the suggestion. While contact with the parents is barred, nothing is said
/// that would open it.
fn changes_card(reasoned: &Reasoned, content: &Content) -> AnyView {
    let suggestion = &reasoned.suggestion;
    if !reasoned.complete {
        return view! {
            <section class="card">
                <h2>{CHANGES}</h2>
                <p>"De svar, der mangler, kan ikke gøre forslaget mildere."</p>
            </section>
        }
        .into_any();
    }
    let found: Vec<Change> = changes(&reasoned.facts, &content.municipality.thresholds)
        .into_iter()
        .filter(|change| change.is_shown_under(suggestion.parents))
        .collect();
    let words = |change: &Change| {
        let step = content.rules.step(change.step);
        let step = step.map_or_else(String::new, |step| step.title.clone());
        let condition = content.rules.if_changed(change, &content.municipality);
        (format!("Hvis {condition}: "), step)
    };
    let line = |change: &Change| {
        let (condition, step) = words(change);
        view! { <li>{condition} <strong>{step}</strong></li> }
    };
    let seen = found.first().map(words);
    let (first, rest) = found.split_at(found.len().min(CHANGES_SHOWN));
    let first: Vec<_> = first.iter().map(line).collect();
    let rest: Vec<_> = rest.iter().map(line).collect();
    let none = first.is_empty();
    let seen = match seen {
        Some((condition, step)) => condition + &step,
        None => "Intet andet enkelt svar.".to_owned(),
    };
    let more = rest.len();
    let body = view! {
        <div class="stack stack--s">
            {none
                .then(|| view! { <p>"Intet andet enkelt svar ville give et andet skridt, som kan vises her."</p> })}
            {(!none).then(|| view! { <ul>{first}</ul> })}
            {(more > 0)
                .then(|| {
                    view! {
                        // Paper has room for the most useful alone, and says so.
                        <p class="paper-only">{format!("{more} andre svar ville også ændre forslaget.")}</p>
                        <details class="screen-only">
                            <summary>{format!("Vis {more} mere")}</summary>
                            <ul>{rest}</ul>
                        </details>
                    }
                })}
        </div>
    };
    folded(CHANGES, seen, body.into_any())
}

/// The offers at the scores. None while contact with the parents is barred.
fn offers_card(reasoned: &Reasoned, content: &Content, offers: &[Offer]) -> Option<AnyView> {
    let barred = reasoned.suggestion.parents.is_barred();
    let facts = &reasoned.facts;
    let mut titles: Vec<String> = Vec::new();
    let lists: Vec<_> = [
        (BoernelinealAxis::Child, facts.child, "barnet"),
        (BoernelinealAxis::Parents, facts.parents, "omsorgen"),
    ]
    .into_iter()
    .filter_map(|(axis, score, whose)| {
        let score = score?;
        let found = offers_at(offers, axis, score);
        found.first()?;
        for offer in found {
            if !titles.contains(&offer.title) {
                titles.push(offer.title.clone());
            }
        }
        let list = at_step(offers, axis, score);
        Some(view! {
            <div>
                <h3>{format!("Når {whose} er på {} på børnelinealen", score.get())}</h3>
                {list}
            </div>
        })
    })
    .collect();
    (!barred && !lists.is_empty()).then(|| {
        let title = format!("Tilbud i {}", content.municipality.name);
        let body = view! { <div class="stack">{lists}</div> };
        folded(title, titles.join(" · "), body.into_any())
    })
}

/// The stair of steps. While contact with the parents is barred, no step that needs them is on it.
fn stair(suggestion: &Suggestion, content: &Content) -> AnyView {
    let barred = suggestion.parents.is_barred();
    let steps = content
        .rules
        .steps
        .iter()
        .filter(|text| text.step != Step::Ingen)
        .filter(|text| !(barred && text.step.needs_parents()))
        .map(|text| StairStep {
            label: text.short.clone(),
            now: text.step == suggestion.step,
        })
        .collect();
    view! {
        <section class="card">
            <h2>"Indsatstrappen"</h2>
            <Stair steps way_down=suggestion.has_way_down() />
        </section>
    }
    .into_any()
}
