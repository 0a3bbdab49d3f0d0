//! The overgangsskemaer, for the page with everything about a child.

use crate::{
    domain::{
        date::Moment,
        transition::{FieldConsent, Transition},
    },
    exchange::insight::Section,
    view::{context::Content, wording},
    workflow::roster::Roster,
};

/// The overgangsskemaer of a child, by when they were begun: also what the parents let stay here.
pub fn transitions_in_full(
    roster: &Roster,
    child: &str,
    content: &Content,
) -> Vec<(Moment, Section)> {
    roster
        .transitions_of(child)
        .into_iter()
        .map(|(_, one)| (one.begun, in_full(one, content)))
        .collect()
}

fn in_full(one: &Transition, content: &Content) -> Section {
    let mut section = Section::new(format!("Overgangsskema {}", one.begun.date.danish()));
    section.say("Begyndt af", wording::professional(&one.by));
    let sheet = one.sheet();
    section.say("Udfyldt med", &sheet.parents);
    section.say("Til", &sheet.receiver);
    if let Some(form) = content.transition_of(&one.edition) {
        for field in &form.fields {
            if let Some(answer) = sheet.answers.get(&field.id) {
                let text = answer.text.trim();
                if !text.is_empty() {
                    section.own(&field.title, format!("{text} ({})", said(answer.consent)));
                }
            }
        }
    }
    for drawn in &sheet.drawn {
        let text = format!("{} ({})", drawn.text, said(drawn.consent));
        section.own(&drawn.title, text);
    }
    match one.finished() {
        Some(done) => {
            let by = wording::professional(&done.by);
            section.say("Gjort færdigt", format!("{}, {by}", done.at.danish()));
            section.own("Forældrene så det", &done.paper.parents);
            section.own("Gik til", &done.paper.receiver);
            for line in &done.paper.lines {
                section.own(format!("Gik med: {}", line.title), &line.text);
            }
        }
        None => section.say("Gjort færdigt", "Nej, det er i gang"),
    }
    section
}

fn said(consent: FieldConsent) -> &'static str {
    match consent {
        FieldConsent::NotAsked => "ikke spurgt, går ikke med",
        FieldConsent::Yes => "må gå med",
        FieldConsent::No => "må ikke gå med",
    }
}
