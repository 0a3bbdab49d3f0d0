//! The støttelinje in words, for the screen and for paper: where the answers point, why, and the
//! limits behind it.

use leptos::prelude::*;

use crate::{
    domain::{
        instrument::Instrument,
        municipality::Municipality,
        position::Position,
        response::Answer,
        stoettelinje::{AreaLine, AreaSupport, Cause, Direction, Stoettelinje},
    },
    view::wording,
};

/// The position that the answers point to, inside a sentence.
pub(super) fn pointed_to(direction: Direction, municipality: &Municipality) -> Option<String> {
    let name = lower(direction.position()?, municipality);
    Some(match direction {
        Direction::MindstGul => format!("mindst {name}"),
        _ => name,
    })
}

fn lower(position: Position, municipality: &Municipality) -> String {
    wording::position(position, municipality).to_lowercase()
}

/// The støttelinje of answers to this edition.
pub(super) fn support_words(
    line: &Stoettelinje,
    instrument: &Instrument,
    municipality: &Municipality,
) -> impl IntoView + use<> {
    let rows = |counts: bool| {
        line.areas
            .iter()
            .filter(|area| area.counts == counts && area.line != AreaLine::ITrivsel)
            .map(|area| area_words(area, instrument))
            .collect::<Vec<_>>()
    };
    let (child, surroundings) = (rows(true), rows(false));
    let list = |rows: Vec<String>| {
        rows.into_iter()
            .map(|row| view! { <li>{row}</li> })
            .collect_view()
    };
    let contact = line.fagkontakt.then(|| {
        view! {
            <p>"Tal med sundhedsplejersken, eller foreslå familien at gå til egen læge."</p>
        }
    });
    view! {
        <p class="lead">{whole(line.direction, municipality)}</p>
        {why(line.cause).map(|why| view! { <p>{why}</p> })}
        {contact}
        {(!child.is_empty()).then(|| view! { <ul>{list(child)}</ul> })}
        {(!surroundings.is_empty())
            .then(|| {
                view! {
                    <div>
                        <h3>"Her kan vi selv skrue"</h3>
                        <ul>{list(surroundings)}</ul>
                    </div>
                }
            })}
        <p class="small muted">{limits(instrument, municipality)}</p>
    }
}

fn whole(direction: Direction, municipality: &Municipality) -> String {
    let name = |position| lower(position, municipality);
    match direction {
        Direction::UdenOmSkemaet => {
            "Der er sat kryds ved mistanke om vold, overgreb eller svigt. Skemaet skal ikke bruges til at afgøre det. Følg vejen til underretning.".to_owned()
        }
        Direction::TalOmRoed => {
            format!("Svarene peger mod, at I taler om {}.", name(Position::Roed))
        }
        Direction::MindstGul => format!("Svarene peger mod mindst {}.", name(Position::Gul)),
        Direction::IntetForslag => {
            "Der er for lidt at gå efter i flere områder. Skemaet peger ingen steder hen endnu.".to_owned()
        }
        Direction::Gul => format!("Svarene peger mod {}.", name(Position::Gul)),
        Direction::Groen => format!("Svarene peger mod {}.", name(Position::Groen)),
    }
}

/// Why it points there, where the sentence before does not say it.
fn why(cause: Cause) -> Option<String> {
    let areas = |count: usize| match count {
        1 => "1 område peger".to_owned(),
        count => format!("{count} områder peger"),
    };
    match cause {
        Cause::Mistanke => None,
        Cause::SkaerpetOpmaerksomhed | Cause::Fagkontakt => {
            Some("Det skyldes et kryds ved »Skærpet opmærksomhed«.".to_owned())
        }
        Cause::Bekymring(count) => Some(format!("Det skyldes, at {} mod bekymring.", areas(count))),
        Cause::MangeUdOverTrivsel(count) | Cause::UdOverTrivsel(count) => Some(format!(
            "Det skyldes, at {} mod opmærksomhed eller bekymring.",
            areas(count)
        )),
        Cause::UdenGrundlag(count) => {
            Some(format!("Der er for lidt at gå efter i {count} områder."))
        }
        Cause::IngenUdOverTrivsel => {
            Some("Ingen områder peger mod opmærksomhed eller bekymring.".to_owned())
        }
    }
}

/// The limits, always in full view (trivselsskema.md 12.4).
fn limits(instrument: &Instrument, municipality: &Municipality) -> String {
    let limits = &municipality.stoettelinje;
    let answer = |code| instrument.option(code).map_or("", |option| &option.text);
    let (partly, seldom) = (answer(Answer::D), answer(Answer::S));
    let name = |position| lower(position, municipality);
    let from = |count: usize, one: &str, many: &str| {
        let unit = if count == 1 { one } else { many };
        format!("{count} {unit}")
    };
    format!(
        "Grænserne: Et område peger mod opmærksomhed fra {} »{partly}« eller {} »{seldom}«, og mod bekymring fra {} »{seldom}«. Med færre end {} at gå efter er der for lidt. Svarene peger mod {} fra {} med bekymring, eller {} med opmærksomhed eller bekymring. Færre peger mod {}, og ingen mod {}. Er der for lidt at gå efter i mere end {}, peger skemaet ingen steder hen. Et kryds ved »Skærpet opmærksomhed« går forud. Grænserne er vores egne, og kommunen kan ændre dem.",
        limits.partly_for_attention,
        limits.seldom_for_attention,
        limits.seldom_for_concern,
        from(limits.usable_answers, "svar", "svar"),
        name(Position::Roed),
        from(limits.concern_areas_for_red, "område", "områder"),
        from(limits.areas_for_red, "område", "områder"),
        name(Position::Gul),
        name(Position::Groen),
        from(limits.areas_without_ground, "område", "områder"),
    )
}

fn area_words(area: &AreaSupport, instrument: &Instrument) -> String {
    let title = instrument.area(&area.area).map_or("", |a| a.title.as_str());
    let points = match area.line {
        AreaLine::ITrivsel => "peger mod i trivsel",
        AreaLine::Opmaerksomhed => "peger mod opmærksomhed",
        AreaLine::Bekymring => "peger mod bekymring",
        AreaLine::ForLidt => return format!("{title}: for lidt at gå efter"),
    };
    let mut seen = Vec::new();
    if area.seldom > 0 {
        seen.push(format!("{} ses sjældent", area.seldom));
    }
    if area.partly > 0 {
        seen.push(format!("{} ses delvist", area.partly));
    }
    format!("{title}: {points} ({})", seen.join(", "))
}
