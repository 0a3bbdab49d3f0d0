//! What is stored about a child, put together as the beginning of an underretning: facts apart
//! from how they are understood. The professional reads it through and changes it; nothing is sent
//! by itself.

use std::sync::Arc;

use super::roster::Roster;
use crate::domain::{
    assessment::{Assessment, Professional},
    boernelineal::RulerAnswer,
    date::Date,
    instrument::Instrument,
    municipality::Municipality,
    response::{Answer, Response},
    underretning::Contents,
};

/// What the stored answers are read with.
#[derive(Clone, Copy)]
pub struct Words<'w> {
    /// The edition of the form that an assessment was made with.
    pub instrument_of: &'w dyn Fn(&str) -> Option<Arc<Instrument>>,
    /// The names of the positions.
    pub municipality: &'w Municipality,
}

/// The beginning of an underretning about a child, written by `author`. Empty where nothing is
/// stored: an underretning needs no assessment.
pub fn contents(roster: &Roster, child: &str, author: &Professional, words: Words<'_>) -> Contents {
    let mut seen = Vec::new();
    let mut strengths = Vec::new();
    let mut understood = Vec::new();
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
        if !factors.understood.trim().is_empty() {
            understood.push(format!("{who}: {}", factors.understood.trim()));
        }
        understood.extend(understanding(assessment, &who, words.municipality));
    }
    let mut voice = Vec::new();
    let mut contact = Vec::new();
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
        known: earlier(roster, child).join("\n"),
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

/// The efforts, and what came of them.
fn tried(roster: &Roster, child: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for (_, effort) in roster.efforts_of(child).into_iter().rev() {
        let (from, to) = (effort.start.danish(), effort.planned_end.danish());
        let (title, goal) = (effort.title.as_str(), effort.goal.as_str());
        lines.push(format!("{title} ({from} til {to}). Mål: {goal}"));
        for held in &effort.follow_ups {
            lines.push(format!("{}: {}", held.on.danish(), held.seen));
        }
    }
    lines
}

/// The underretninger that were sent before.
fn earlier(roster: &Roster, child: &str) -> Vec<String> {
    let mut lines: Vec<_> = roster
        .sent_of(child)
        .into_iter()
        .filter_map(|(_, letter)| {
            let sent = letter.sent.as_ref()?;
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
mod tests {
    use super::*;
    use crate::domain::{
        assessment::{PositionChoice, Profession},
        boernelineal::Score,
        date::Moment,
        decision::{DecisionDraft, Suggested},
        instrument::Role,
        next_step::Step,
        parent_talk::ParentTalk,
        position::Position,
        response::HeightenedAnswer,
        underretning::{Sent, Underretning, Way},
    };

    fn at(day: &str) -> Moment {
        Moment {
            date: day.parse().unwrap(),
            minute: 600,
        }
    }

    fn by(name: &str) -> Professional {
        Professional {
            name: name.into(),
            profession: Profession::Paedagog,
        }
    }

    fn compiled(roster: &Roster) -> Contents {
        let instrument = Arc::new(crate::content::trivselsskema::current().unwrap());
        let municipality = crate::content::municipality::current().unwrap();
        let words = Words {
            instrument_of: &|_| Some(Arc::clone(&instrument)),
            municipality: &municipality,
        };
        contents(roster, "c", &by("Mette"), words)
    }

    fn assessment() -> Assessment {
        let instrument = crate::content::trivselsskema::current().unwrap();
        let mut response = Response::new(&instrument.edition, Role::Paedagog, "C".into());
        let (area, item) = {
            let asked = response.asked(&instrument);
            (asked[0].0.id.clone(), asked[0].1[0].id.clone())
        };
        let given = response.area_mut(&area);
        given.works = "Sange om morgenen.".into();
        given.observation = " Græder, når mor går. ".into();
        given.answers.insert(item, Answer::S);
        let yes = HeightenedAnswer {
            yes: true,
            text: "Taler mindre end før.".into(),
        };
        response.heightened.insert("x1".into(), yes);
        let mut made = Assessment::begin("c".into(), by("Hanne"), at("2026-03-01"), Some(response));
        made.position = Some(PositionChoice {
            position: Position::Roed,
            reason: "Alma er ofte alene.".into(),
            difference: String::new(),
        });
        made.scores.child = Score::new(3).map(RulerAnswer::Step);
        let suggested = Suggested {
            step: Step::Underretning,
            main_rule: 9,
            edition: "2026-1".into(),
        };
        let draft = DecisionDraft {
            step: Some(Step::Underretning),
            reason: "Vi kan ikke løse det selv.".into(),
            tovholder: "Hanne".into(),
            follow_up: "2026-04-01".into(),
        };
        made.decision = Some(draft.decide(suggested, at("2026-03-02"), None).unwrap());
        made
    }

    #[test]
    fn child_with_nothing_stored_gives_an_empty_beginning() {
        assert_eq!(compiled(&Roster::default()), Contents::default());
    }

    #[test]
    fn facts_stand_apart_from_how_they_are_understood() {
        let mut roster = Roster::default();
        roster.assessments.insert("a".into(), assessment());
        let made = compiled(&roster);
        assert!(made.seen.contains("02.03.2026, Hanne. "), "{}", made.seen);
        assert!(
            made.seen.contains(": Græder, når mor går.\n"),
            "{}",
            made.seen
        );
        assert!(made.seen.contains("Ses sjældent: "), "{}", made.seen);
        assert!(
            made.seen.ends_with("Taler mindre end før."),
            "{}",
            made.seen
        );
        assert!(!made.seen.contains("alene") && !made.seen.contains("Rød"));
        assert!(made.strengths.ends_with(": Sange om morgenen."));
        for part in [
            "Position: Rød. Alma er ofte alene.",
            "barnet: 3 af 10 (10 er bedst)",
            "Vi kan ikke løse det selv.",
        ] {
            assert!(made.understood.contains(part), "{}", made.understood);
        }
        assert!(!made.understood.contains("Græder"));
    }

    #[test]
    fn ressourcer_come_along_apart_from_how_they_are_understood() {
        let mut made = assessment();
        made.factors.strengths = " Bygger huler med sin bror. ".into();
        made.factors.understood = "Bror er et trygt sted.".into();
        made.factors
            .answer("2026-1", "r.alene", crate::domain::next_step::Answer3::Ja);
        let mut roster = Roster::default();
        roster.assessments.insert("a".into(), made);
        let made = compiled(&roster);
        assert!(
            made.strengths
                .ends_with("Hanne: Bygger huler med sin bror.")
        );
        assert!(
            made.understood
                .starts_with("02.03.2026, Hanne: Bror er et trygt sted.")
        );
        assert!(!made.seen.contains("Bror"));
    }

    #[test]
    fn talks_and_earlier_underretninger_are_told_oldest_first() {
        let mut roster = Roster::default();
        for (id, day, words) in [
            ("1", "2026-03-09", ""),
            ("2", "2026-03-05", "Jeg vil hjem."),
        ] {
            let talk = ParentTalk {
                child: "c".into(),
                held: day.parse().unwrap(),
                by: "Mette".into(),
                told: format!("Vi talte sammen {id}."),
                their_words: words.into(),
                childs_words: words.into(),
                noted: at(day),
            };
            roster.parent_talks.insert(id.into(), talk);
        }
        for (id, day) in [("u", "2026-02-09"), ("v", "2026-02-05")] {
            let mut letter =
                Underretning::begin("c".into(), by("Bo"), at(day), Contents::default());
            letter.sent = Some(Sent {
                on: day.parse().unwrap(),
                minute: None,
                way: Way::Digital,
                to: "Familierådgivningen".into(),
                by: by("Bo"),
                noted: at(day),
            });
            roster.underretninger.insert(id.into(), letter);
        }
        let made = compiled(&roster);
        assert_eq!(made.voice, "05.03.2026: Jeg vil hjem.");
        assert!(made.contact.starts_with(
            "05.03.2026, Mette: Vi talte sammen 2.\nForældrene sagde: Jeg vil hjem.\n09.03.2026"
        ));
        assert!(
            made.known
                .starts_with("Der er underrettet før: 05.02.2026 til"),
            "{}",
            made.known
        );
        assert_eq!(made.known.lines().count(), 2);
    }
}
