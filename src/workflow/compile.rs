//! What is stored about a child, put together as the beginning of an underretning: facts apart
//! from how they are understood. The professional reads it through and changes it; nothing is sent
//! by itself.

use std::sync::Arc;

use super::roster::Roster;
use crate::domain::{
    assessment::{Assessment, Professional},
    boernelineal::{RulerAnswer, Score},
    date::Date,
    effort::EffortScore,
    factors::{FactorAnswers, FactorKind, FactorLists},
    instrument::Instrument,
    joint::{Completion, Joint},
    meeting::{ExplanationAbout, Meeting},
    municipality::Municipality,
    next_step::{Answer3, Danger, FactName, Parents, RuleTexts, Sign},
    response::{Answer, Response},
    underretning::{Contents, Suspicion},
};

/// What the stored answers are read with.
#[derive(Clone, Copy)]
pub struct Words<'w> {
    /// The edition of the form that an assessment was made with.
    pub instrument_of: &'w dyn Fn(&str) -> Option<Arc<Instrument>>,
    /// The edition of the lists of risiko og ressourcer that were answered.
    pub factors_of: &'w dyn Fn(&str) -> Option<Arc<FactorLists>>,
    /// The names of the positions.
    pub municipality: &'w Municipality,
    /// The names of the signs.
    pub rules: &'w RuleTexts,
}

/// What the signs that were ticked say of who may be hurting the child: the gravest of all that can
/// be read here. `None` where no such sign was ticked; then it is to be asked.
pub fn suspicion(roster: &Roster, child: &str) -> Option<Suspicion> {
    let standing = roster.standing_of(child).into_iter();
    let of = |assessment: &Assessment| {
        let signs = assessment.facts.signs?;
        if signs.contains(Sign::VoldForaeldre) {
            Some(Suspicion::Foraelder)
        } else if signs.contains(Sign::VoldAndre) || signs.contains(Sign::SocialKontrol) {
            Some(Suspicion::Andre)
        } else {
            None
        }
    };
    standing.filter_map(of).max_by_key(|found| found.parents())
}

/// Whether what was answered in an underretning lets the parents know more than the answers in the
/// assessments do. Danger says nothing of who, and makes the parents wait all the same.
pub fn contradicts(roster: &Roster, child: &str, answered: Suspicion) -> bool {
    let standing = roster.standing_of(child).into_iter();
    let mut danger = standing.filter_map(|assessment| assessment.facts.danger);
    let in_danger = danger.any(|danger| danger != Danger::Nej);
    let signs = suspicion(roster, child).map_or(Parents::Ja, Suspicion::parents);
    let weighed = signs.max(if in_danger {
        Parents::Vent
    } else {
        Parents::Ja
    });
    answered.parents() < weighed
}

/// The beginning of an underretning about a child, written by `author`. Empty where nothing is
/// stored: an underretning needs no assessment.
pub fn contents(roster: &Roster, child: &str, author: &Professional, words: Words<'_>) -> Contents {
    let mut seen = Vec::new();
    let mut strengths = Vec::new();
    let mut understood = Vec::new();
    let mut risks = Vec::new();
    let standing = roster.standing_of(child);
    for assessment in standing.into_iter().rev() {
        let who = whose(assessment);
        if let Some(response) = &assessment.response
            && let Some(instrument) = (words.instrument_of)(&response.edition)
        {
            facts(response, &instrument, &who, &mut seen, &mut strengths);
        }
        let factors = &assessment.factors;
        if !factors.strengths.trim().is_empty() {
            strengths.push(format!("{who}: {}", factors.strengths.trim()));
        }
        if let Some(lists) = (words.factors_of)(&factors.edition) {
            ticked(factors, &lists, &who, &mut strengths, &mut risks);
        }
        if !factors.understood.trim().is_empty() {
            understood.push(format!("{who}: {}", factors.understood.trim()));
        }
        understood.extend(signs(assessment, &who, words.rules));
        understood.extend(understanding(assessment, &who, words.municipality));
    }
    understood.extend(together(roster, child, words.municipality));
    let mut voice = Vec::new();
    let mut contact = Vec::new();
    for meeting in met(roster, child) {
        let (day, minutes) = (meeting.on.danish(), meeting.minutes());
        let add = |lines: &mut Vec<String>, what: &str, text: &str| {
            if !text.trim().is_empty() {
                lines.push(format!("{day}, {what}: {}", text.trim()));
            }
        };
        add(&mut strengths, "møde", &minutes.strengths);
        add(&mut seen, "møde", &minutes.known);
        for one in &minutes.explanations {
            let about = one.about.map_or("møde, forklaring", explanation);
            add(&mut understood, about, &one.text);
        }
        add(&mut voice, "møde", &minutes.child.words);
        add(
            &mut contact,
            "forældrene på eller til mødet",
            &minutes.parents.words,
        );
    }
    for talk in roster.talks_of(child).into_iter().rev() {
        let day = talk.held.danish();
        if !talk.childs_words.is_empty() {
            voice.push(format!("{day}: {}", talk.childs_words));
        }
        contact.push(format!("{day}, {}: {}", talk.by, talk.told));
        if !talk.their_words.is_empty() {
            contact.push(format!("Forældrene sagde: {}", talk.their_words));
        }
    }
    let mut known = earlier(roster, child);
    known.extend(risks);
    Contents {
        name: roster
            .children
            .get(child)
            .map(|child| child.label.clone())
            .unwrap_or_default(),
        workplace: roster.workplace_of(author).to_owned(),
        strengths: strengths.join("\n"),
        seen: seen.join("\n"),
        voice: voice.join("\n"),
        understood: understood.join("\n"),
        known: known.join("\n"),
        tried: tried(roster, child).join("\n"),
        contact: contact.join("\n"),
        ..Contents::default()
    }
}

fn day_of(assessment: &Assessment) -> Date {
    assessment.first_decided().unwrap_or(assessment.begun).date
}

fn whose(assessment: &Assessment) -> String {
    format!(
        "{}, {}",
        day_of(assessment).danish(),
        assessment.author.name
    )
}

/// What was seen, and what works: the professional's own words, and what is seldom seen.
fn facts(
    response: &Response,
    instrument: &Instrument,
    who: &str,
    seen: &mut Vec<String>,
    strengths: &mut Vec<String>,
) {
    let seldom_word = instrument
        .option(Answer::S)
        .map_or("", |option| option.text.as_str());
    for (area, items) in response.asked(instrument) {
        let Some(given) = response.area(&area.id) else {
            continue;
        };
        let place = format!("{who}. {}", area.title);
        if !given.works.trim().is_empty() {
            strengths.push(format!("{place}: {}", given.works.trim()));
        }
        if !given.observation.trim().is_empty() {
            seen.push(format!("{place}: {}", given.observation.trim()));
        }
        let seldom: Vec<_> = items
            .into_iter()
            .filter(|item| given.answers.get(&item.id) == Some(&Answer::S))
            .map(|item| item.text.as_str())
            .collect();
        if !seldom.is_empty() {
            seen.push(format!("{place}. {seldom_word}: {}", seldom.join("; ")));
        }
    }
    for question in &instrument.heightened {
        if let Some(answer) = response.heightened.get(&question.id).filter(|a| a.yes) {
            let line = format!("{who}. {} {}", question.text, answer.text.trim());
            seen.push(line.trim_end().to_owned());
        }
    }
}

/// What was said yes to in the lists: what protects among what goes well, and what may make it
/// hard for itself. Nothing is counted.
fn ticked(
    answers: &FactorAnswers,
    lists: &FactorLists,
    who: &str,
    strengths: &mut Vec<String>,
    risks: &mut Vec<String>,
) {
    for list in &lists.lists {
        let yes: Vec<_> = list
            .items()
            .filter(|factor| answers.answers.get(&factor.id) == Some(&Answer3::Ja))
            .map(|factor| factor.text.as_str())
            .collect();
        if yes.is_empty() {
            continue;
        }
        let place = match list.kind {
            FactorKind::Protective | FactorKind::Thriving => &mut *strengths,
            FactorKind::Risk => &mut *risks,
        };
        place.push(format!("{who}. {}: {}", list.title, yes.join("; ")));
    }
}

/// What an explanation of a meeting is about.
fn explanation(about: ExplanationAbout) -> &'static str {
    match about {
        ExplanationAbout::Omgivelserne => "møde, forklaring om omgivelserne",
        ExplanationAbout::Relationen => "møde, forklaring om relationen",
        ExplanationAbout::Barnet => "møde, forklaring om barnet",
    }
}

/// The signs that are never scored, where any was ticked.
fn signs(assessment: &Assessment, who: &str, rules: &RuleTexts) -> Option<String> {
    let ticked = assessment.facts.signs.filter(|signs| !signs.is_empty())?;
    let names = ticked.iter().filter_map(|sign| {
        let text = rules.fact(FactName::Sign(sign))?.sign(sign)?;
        Some(text.label.as_str())
    });
    let names: Vec<_> = names.collect();
    Some(format!("{who}: Der er sat kryds ved {}.", names.join("; ")))
}

/// How the professional understood it: position, rulers and the decision's reason.
fn understanding(
    assessment: &Assessment,
    who: &str,
    municipality: &Municipality,
) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(choice) = &assessment.position {
        let label = municipality.position_labels.label(choice.position);
        let reason = choice.reason.trim();
        parts.push(match reason {
            "" => format!("Position: {label}."),
            reason => format!("Position: {label}. {reason}"),
        });
    }
    let ruler = |name: &str, answer: RulerAnswer| {
        let score = answer.score()?.get();
        Some(format!("Børnelineal, {name}: {score} af 10 (10 er bedst)."))
    };
    parts.extend(assessment.scores.child.and_then(|a| ruler("barnet", a)));
    for household in &assessment.scores.households {
        let name = match household.household.as_str() {
            "" => "forældrenes omsorg".to_owned(),
            home => format!("forældrenes omsorg, {home}"),
        };
        parts.extend(household.answer.and_then(|a| ruler(&name, a)));
    }
    if let Some(decision) = &assessment.decision {
        parts.push(decision.reason.clone());
    }
    (!parts.is_empty()).then(|| format!("{who}: {}", parts.join(" ")))
}

/// The meetings that were held and closed, oldest first.
fn met<'r>(roster: &'r Roster, child: &str) -> impl Iterator<Item = &'r Meeting> + use<'r> {
    let all = roster.meetings_of(child).into_iter().rev();
    all.map(|(_, meeting)| meeting)
        .filter(|meeting| meeting.closed().is_some())
}

/// What several came to together.
fn together(roster: &Roster, child: &str, municipality: &Municipality) -> Vec<String> {
    let joints = roster.joints_of(child).into_iter();
    let mut held: Vec<_> = joints
        .filter_map(|(_, joint)| Some((joint.completion.as_ref()?, joint)))
        .collect();
    held.sort_by_key(|(completion, _)| (completion.held, completion.at));
    let line = |(completion, joint): (&Completion, &Joint)| {
        let day = completion.held.danish();
        let label = municipality.position_labels.label(completion.position);
        format!(
            "{day}, fælles vurdering: Position: {label}. {}",
            joint.reason.trim()
        )
    };
    held.into_iter()
        .map(line)
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// The focus agreements, the efforts and the meetings, and what came of them.
fn tried(roster: &Roster, child: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for (_, agreement) in roster.agreements_of(child).into_iter().rev() {
        let (from, to) = (agreement.from.danish(), agreement.to.danish());
        let (goal, we_do) = (agreement.goal.trim(), agreement.we_do.trim());
        lines.push(format!(
            "Fokusaftale ({from} til {to}). Mål: {goal} Vi gjorde: {we_do}"
        ));
        for event in agreement
            .events
            .iter()
            .filter(|event| !event.note.trim().is_empty())
        {
            lines.push(format!("{}: {}", event.at.danish(), event.note.trim()));
        }
    }
    for (_, effort) in roster.efforts_of(child).into_iter().rev() {
        let (from, to) = (effort.start.danish(), effort.planned_end.danish());
        let (title, goal) = (effort.title.as_str(), effort.goal.as_str());
        lines.push(format!("{title} ({from} til {to}). Mål: {goal}"));
        lines.extend(
            effort
                .before
                .as_ref()
                .and_then(|before| scored("før", before)),
        );
        for held in &effort.follow_ups {
            lines.push(format!("{}: {}", held.on.danish(), held.seen));
            lines.extend(held.after.as_ref().and_then(|after| scored("efter", after)));
        }
    }
    for meeting in met(roster, child) {
        let agreed = meeting
            .decisions()
            .iter()
            .map(|decision| decision.what.trim());
        let agreed: Vec<_> = agreed.filter(|what| !what.is_empty()).collect();
        let day = meeting.on.danish();
        lines.push(if agreed.is_empty() {
            format!("{day}: Drøftet på et møde.")
        } else {
            format!("{day}: Drøftet på et møde. Aftalt: {}", agreed.join("; "))
        });
    }
    lines
}

/// Both rulers before or after an effort. `None` where nobody knew.
fn scored(when: &str, score: &EffortScore) -> Option<String> {
    let ruler = |name: &str, score: Option<Score>| Some(format!("{name} {} af 10", score?.get()));
    let known: Vec<_> = [
        ruler("barnet", score.child),
        ruler("forældrenes omsorg", score.care),
    ]
    .into_iter()
    .flatten()
    .collect();
    let (day, known) = (
        score.on.danish(),
        (!known.is_empty()).then(|| known.join(", "))?,
    );
    Some(format!("{day}: Børnelineal {when}: {known} (10 er bedst)."))
}

/// The underretninger that were sent before.
fn earlier(roster: &Roster, child: &str) -> Vec<String> {
    let mut lines: Vec<_> = roster
        .sent_of(child)
        .into_iter()
        .filter_map(|(id, _)| {
            let sent = roster.sending_of(id)?;
            let to = sent.to.as_str();
            Some(format!(
                "Der er underrettet før: {} til {to}.",
                sent.on.danish()
            ))
        })
        .collect();
    lines.reverse();
    lines
}

#[cfg(test)]
mod tests;
