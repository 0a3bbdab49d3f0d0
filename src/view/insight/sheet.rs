//! The whole sheet, and what one professional has written by themselves.

use leptos::prelude::*;

use super::together::together;
use crate::{
    domain::{
        assessment::Assessment,
        child::Child,
        instrument::Instrument,
        keeping::KeepingChange,
        log::{Logged, Paper},
        next_step::FactName,
        order::ordered,
        response::Response,
    },
    exchange::insight::{OWN, Section, Sheet},
    view::{
        context::{App, Content},
        effects, factors,
        screen::{
            efforts_in_full, letters_in_full, meetings_in_full, sheets_in_full, transitions_in_full,
        },
        wording,
    },
    workflow::roster::Roster,
};

/// Everything about a child. `None` where it is not on this device.
pub fn sheet(app: App, id: &str) -> Option<Sheet> {
    let content = app.content();
    app.roster.with_untracked(|roster| {
        let child = roster.children.get(id)?;
        let mut sections = vec![about_child(app, roster, id, child)];
        sections.extend(course(app, roster, (id, child), &content));
        sections.extend(log(roster, id));
        Some(Sheet {
            title: format!("Alt om {}", child.label),
            foreword: foreword(app),
            sections,
        })
    })
}

fn foreword(app: App) -> Vec<String> {
    let who = app.professional.get_untracked();
    let who = who.as_ref().map(wording::professional).unwrap_or_default();
    vec![
        format!("Lavet {} af {who}.", effects::now().danish()),
        "Her står det, der er gemt om barnet på denne tablet, med det ældste først. Er noget begrænset til bestemte læsere, er det ikke med. Kommunens andre systemer og papirer er ikke med.".to_owned(),
        format!("{OWN} betyder: en fagpersons egne ord, svar eller valg. Det er en vurdering og ikke et mål for barnet. Resten er oplysninger og tekster fra skemaet."),
        "En vurdering eller underretning, som en kollega er i gang med, kan kun kollegaen selv læse. Den er derfor ikke med endnu. Det er en besked, der kun er for udvalgte kolleger, heller ikke.".to_owned(),
    ]
}

fn about_child(app: App, roster: &Roster, id: &str, child: &Child) -> Section {
    let mut section = Section::new("Barnet");
    section.own("Kaldt", &child.label);
    let born = if child.unborn { "Ventes" } else { "Født" };
    section.say(born, child.birth_month.danish());
    if child.weeks_early > 0 {
        section.say("Født for tidligt", format!("{} uger", child.weeks_early));
    }
    section.own("Stue eller sted", &child.unit);
    section.own("Sprog derhjemme", &child.languages);
    section.say("Tilføjet", child.added_on.danish());
    for change in &child.changes {
        let by = wording::professional(&change.by);
        section.own(
            "Oplysninger",
            format!(
                "{} ({by}, {})",
                wording::child_change(change),
                change.at.danish()
            ),
        );
    }
    let limits = app.content().municipality.keeping;
    if let Some(until) = roster.keep_until(id, limits) {
        section.say("Slettes senest", until.by.danish());
    }
    for bar in roster.bars.values_of(id) {
        match &bar.lifted {
            None => section.say("Kontakt med forældrene", "Venter. Her står ikke hvorfor."),
            Some(lifted) => {
                let by = format!("{}, {}", lifted.by.name, lifted.at.danish());
                section.own(
                    "Kontakt med forældrene ventede, og er åben igen",
                    format!("{} ({by})", lifted.reason),
                );
            }
        }
    }
    for keeping in roster.keepings_of(id) {
        let (about, text) = match &keeping.change {
            KeepingChange::Left { on } => ("Sidste dag", on.danish()),
            KeepingChange::Stays => ("Barnet bliver alligevel", "Ja".to_owned()),
            KeepingChange::Moved { from, to, reason } => (
                "Slettedato flyttet",
                format!("{} til {}: {reason}", from.danish(), to.danish()),
            ),
        };
        let by = format!("{text} ({}, {})", keeping.by.name, keeping.at.danish());
        section.own(about, by);
    }
    section
}

/// Assessments, talks and what happened to them, in the order of time.
fn course(
    app: App,
    roster: &Roster,
    (id, child): (&str, &Child),
    content: &Content,
) -> Vec<Section> {
    let assessments = roster.assessments.of(id).map(|(key, one)| {
        (
            one.begun,
            assessment(app, roster, (key.as_str(), one), child, content),
        )
    });
    let talks = roster.parent_talks.of(id).map(|(key, talk)| {
        let mut section = Section::new(format!("Samtale med forældrene {}", talk.held.danish()));
        section.say(
            "Noteret af",
            format!("{}, {}", talk.by, talk.noted.danish()),
        );
        aside(&mut section, roster, key);
        section.own("Det fik forældrene at vide", &talk.told);
        section.own("Forældrenes ord, som de er skrevet ned", &talk.their_words);
        section.own("Barnets ord, som de er skrevet ned", &talk.childs_words);
        (talk.noted, section)
    });
    let postponed = roster.postponements_of(id).into_iter().map(|one| {
        let mut section = Section::new(format!("Opfølgning udsat {}", one.at.danish()));
        section.say("Af", wording::professional(&one.by));
        section.say("Fra", one.from.danish());
        section.say("Til", one.to.danish());
        section.own("Hvorfor", &one.reason);
        (one.at, section)
    });
    let alone = assessments.chain(talks).chain(postponed);
    let together = together(roster, id, content);
    let sent = letters_in_full(roster, id).into_iter();
    let tried = efforts_in_full(roster, id).into_iter();
    let sparring = sheets_in_full(roster, id).into_iter();
    let met = meetings_in_full(roster, id, content).into_iter();
    let passed_on = transitions_in_full(roster, id, content).into_iter();
    let all = alone
        .chain(together)
        .chain(sent)
        .chain(tried)
        .chain(sparring)
        .chain(met)
        .chain(passed_on);
    ordered(all, |(at, _)| *at)
        .into_iter()
        .map(|(_, section)| section)
        .collect()
}

fn assessment(
    app: App,
    roster: &Roster,
    (key, one): (&str, &Assessment),
    child: &Child,
    content: &Content,
) -> Section {
    let heading = if one.is_completed() {
        format!("Vurdering {}", one.begun.date.danish())
    } else {
        format!("Påbegyndt og ikke afsluttet {}", one.begun.date.danish())
    };
    let mut section = Section::new(heading);
    section.say("Vurderet af", wording::professional(&one.author));
    section.say(
        "Alder ved vurderingen",
        wording::age_of(child, one.begun.date),
    );
    if !one.is_completed() {
        section.say("Hvem har læst den", "Kun fagpersonen selv");
    }
    if let Some(correction) = &one.correction {
        let by = wording::professional(&correction.by);
        section.own(
            "Rettelse af en tidligere udgave",
            format!("{by}, {}: {}", correction.begun.danish(), correction.reason),
        );
    }
    if roster.newest_version_of(key).is_some() {
        section.say("Udgave", "Tidligere udgave, rettet siden. Tæller ikke med.");
    }
    aside(&mut section, roster, key);
    let instrument = one
        .response
        .as_ref()
        .and_then(|r| content.instrument_of(&r.edition));
    if let (Some(response), Some(instrument)) = (&one.response, &instrument) {
        form(&mut section, response, instrument);
    }
    resources(&mut section, one, content);
    position_and_rulers(&mut section, one, content);
    section.own(
        "Risiko og ressourcer: sådan forstås det",
        &one.factors.understood,
    );
    facts(app, &mut section, (one, child), content);
    decision(&mut section, one, content);
    section
}

/// That it was made by mistake, and that somebody has said so for a while.
pub(super) fn aside(section: &mut Section, roster: &Roster, key: &str) {
    let of_it = roster.retractions.values();
    for retraction in of_it.filter(|retraction| retraction.record == key) {
        let by = wording::professional(&retraction.by);
        section.own(
            match retraction.taken_back {
                None => "Oprettet ved en fejl, tæller ikke med",
                Some(_) => "Var sat til side som en fejl",
            },
            format!("{by}, {}: {}", retraction.at.danish(), retraction.reason),
        );
        if let Some(back) = &retraction.taken_back {
            let by = wording::professional(&back.by);
            section.say("Tæller med igen", format!("{by}, {}", back.at.danish()));
        }
    }
}

fn form(section: &mut Section, response: &Response, instrument: &Instrument) {
    section.say("Skema", format!("Trivselsskema {}", instrument.edition));
    for (area, items) in response.asked(instrument) {
        let Some(given) = response.area(&area.id) else {
            continue;
        };
        for item in items {
            let answer = given.answers.get(&item.id);
            let option = answer.and_then(|answer| instrument.option(*answer));
            if let Some(option) = option {
                section.own(format!("{}: {}", area.title, item.text), &option.text);
            }
        }
        section.own(format!("{}: det fungerer", area.title), &given.works);
        section.own(format!("{}: set og hørt", area.title), &given.observation);
        if let Some(mark) = given.mark {
            section.own(format!("{}: samlet", area.title), wording::area_mark(mark));
        }
    }
    for question in &instrument.heightened {
        if let Some(answer) = response.heightened.get(&question.id).filter(|a| a.yes) {
            let text = if answer.text.is_empty() {
                "Ja"
            } else {
                &answer.text
            };
            section.own(question.text.clone(), text);
        }
    }
}

/// Ressourcer and the answers to the lists: what protects first.
fn resources(section: &mut Section, one: &Assessment, content: &Content) {
    section.own("Ressourcer", &one.factors.strengths);
    for said in factors::said(&one.factors, content) {
        for (text, answer) in said.rows {
            section.own(format!("{}: {text}", said.title), answer);
        }
    }
}

fn position_and_rulers(section: &mut Section, one: &Assessment, content: &Content) {
    if let Some(choice) = &one.position {
        let label = wording::position(choice.position, &content.municipality);
        section.own("Position", label);
        section.own("Hvorfor den position", &choice.reason);
        section.own("Det ser vi, som skemaet ikke ser", &choice.difference);
    }
    if let Some(answer) = one.scores.child {
        section.own("Børnelineal: barnet", wording::ruler_answer(answer));
    }
    for (index, household) in one.scores.households.iter().enumerate() {
        if let Some(answer) = household.answer {
            let name = match household.household.as_str() {
                "" => format!("husstand {}", index + 1),
                name => name.to_owned(),
            };
            section.own(
                format!("Børnelineal: omsorg, {name}"),
                wording::ruler_answer(answer),
            );
        }
    }
}

fn facts(app: App, section: &mut Section, (one, child): (&Assessment, &Child), content: &Content) {
    let Some(reasoned) = app.suggestion_for(Some(child), one) else {
        return;
    };
    let missing = one.facts.missing();
    let mut answers = Vec::new();
    for fact in FactName::all() {
        let known = match fact {
            FactName::Position | FactName::Child | FactName::Parents => false,
            FactName::Sign(sign) => reasoned.facts.signs.contains(sign),
            FactName::OpenCase => one.facts.open_case.is_some(),
            _ => !missing.contains(&fact),
        };
        if known {
            let answer = reasoned.facts.answer(fact);
            let clause = content.rules.told(fact, answer, &content.municipality);
            answers.push(format!("– {clause}"));
        }
    }
    section.own("Der er svaret, at", answers.join("\n"));
}

fn decision(section: &mut Section, one: &Assessment, content: &Content) {
    let Some(decision) = &one.decision else {
        section.own("Begrundelse under arbejde", &one.decision_draft.reason);
        return;
    };
    let title = |step| {
        content
            .rules
            .step(step)
            .map(|s| s.title.clone())
            .unwrap_or_default()
    };
    section.say(
        "Værktøjets forslag",
        format!(
            "{} (regel {}, regelsæt {})",
            title(decision.suggested),
            decision.main_rule,
            decision.rules_edition
        ),
    );
    section.own("Fagpersonens beslutning", title(decision.step));
    section.own("Hvorfor", &decision.reason);
    section.own("Tovholder", &decision.tovholder);
    section.say("Opfølgning", decision.follow_up.danish());
    section.say("Besluttet", decision.decided.danish());
}

/// What left the device about the child.
fn log(roster: &Roster, id: &str) -> Option<Section> {
    let mut section = Section::new("Hvem har fået noget om barnet");
    for line in roster
        .log
        .values()
        .filter(|line| line.child.as_deref() == Some(id))
    {
        let alone = line.paper == Some(Paper::Transition);
        let what = match line.what {
            Logged::InsightOnPaper => "Indsigt på papir",
            Logged::InsightAsFile => "Indsigt som fil",
            Logged::Exported => "Fil til et andet system",
            Logged::Printed => "Udskrift",
            Logged::HandedOver if alone => "Overgangsskemaet overleveret i en låst fil",
            Logged::HandedOver => "Overleveret i en låst fil",
            Logged::Received if alone => "Overgangsskema modtaget i en låst fil",
            Logged::Received | Logged::ChildReturned => "Modtaget i en låst fil",
            Logged::ChildDeleted
            | Logged::KeysChanged
            | Logged::Backup
            | Logged::FiguresExported
            | Logged::FormExported
            | Logged::TeamKeyMade => continue,
        };
        let whom = wording::log_recipient(line, false).unwrap_or_default();
        section.own(
            what,
            format!(
                "{}, {}. {whom}",
                line.at.danish(),
                wording::professional(&line.by)
            ),
        );
    }
    (!section.lines.is_empty()).then_some(section)
}
