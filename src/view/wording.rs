//! Domain values in Danish, where more than one screen says them.

use crate::{
    domain::{
        agreement::{About, Status},
        assessment::{Profession, Professional},
        boernelineal::RulerAnswer,
        child::{BandChoice, Child},
        child_change::{ChildChange, Detail},
        date::Date,
        instrument::Instrument,
        joint::{ParticipantRole, Question},
        log::{LogEntry, Logged, Paper},
        municipality::Municipality,
        notice::{Event, Route},
        position::Position,
        response::AreaMark,
    },
    workflow::position::PositionNow,
};

/// What happened to a notice.
pub fn notice(event: &Event) -> String {
    match event {
        Event::Begun(Route::Underretning) => "En underretning er begyndt".to_owned(),
        Event::Begun(Route::Akut) => "En akut underretning er begyndt".to_owned(),
        Event::Withdrawn => "Svarene er rettet: Ingen underretning var ment".to_owned(),
        Event::Ended { reason, .. } => format!("Afsluttet: {reason}"),
    }
}

/// An age: `8 måneder`, `4 år`, `4 år og 2 måneder`.
pub fn age(months: u16) -> String {
    let (years, rest) = (months / 12, months % 12);
    let unit = |n: u16| if n == 1 { "måned" } else { "måneder" };
    match (years, rest) {
        (0 | 1, _) => format!("{months} {}", unit(months)),
        (_, 0) => format!("{years} år"),
        _ => format!("{years} år og {rest} {}", unit(rest)),
    }
}

/// A child's age, or when it is due.
pub fn age_of(child: &Child, today: Date) -> String {
    if child.unborn {
        format!("ventes {}", child.birth_month.danish())
    } else {
        age(child.age_months(today))
    }
}

/// The age band of a child, in words.
pub fn band_of(child: &Child, instrument: &Instrument, today: Date) -> String {
    match child.band(instrument, today) {
        BandChoice::Band(band) => band.label.clone(),
        BandChoice::Unborn => "ikke født endnu".to_owned(),
        BandChoice::Outside { .. } => "uden for skemaets alder".to_owned(),
    }
}

/// A profession.
pub fn profession(profession: Profession) -> &'static str {
    match profession {
        Profession::Paedagog => "pædagog",
        Profession::Dagplejer => "dagplejer",
        Profession::Sundhedsplejerske => "sundhedsplejerske",
    }
}

/// A professional by name and trade.
pub fn professional(who: &Professional) -> String {
    format!("{}, {}", who.name, profession(who.profession))
}

/// What was changed in a child's details.
pub fn child_change(change: &ChildChange) -> String {
    let what = change.what.iter().map(|detail| match detail {
        Detail::Added => "Tilføjet".to_owned(),
        Detail::Label => "Navn rettet".to_owned(),
        Detail::BirthMonth => "Fødselsmåned rettet".to_owned(),
        Detail::Unborn => "Født eller ventes rettet".to_owned(),
        Detail::WeeksEarly => "Uger født for tidligt rettet".to_owned(),
        Detail::Unit { from, to } => {
            let named = |unit: &str| match unit {
                "" => "ingen".to_owned(),
                unit => format!("»{unit}«"),
            };
            format!("Stue eller sted: fra {} til {}", named(from), named(to))
        }
        Detail::Languages => "Sprog derhjemme rettet".to_owned(),
        Detail::LastYear => "Sidste år før skole rettet".to_owned(),
        Detail::PutAway => "Lagt væk".to_owned(),
        Detail::PutBack => "Sat på listen igen".to_owned(),
    });
    what.collect::<Vec<_>>().join(". ")
}

/// The mark of an area.
pub fn area_mark(mark: AreaMark) -> &'static str {
    match mark {
        AreaMark::ITrivsel => "I trivsel",
        AreaMark::Opmaerksomhed => "Opmærksomhed",
        AreaMark::Bekymring => "Bekymring",
        AreaMark::IkkeVurderet => "Ikke vurderet",
    }
}

/// A position by the municipality's name for it.
pub fn position(position: Position, municipality: &Municipality) -> String {
    municipality.position_labels.label(position).to_owned()
}

/// Whose word a position is, before its day.
pub fn whose_position(now: PositionNow<'_>) -> String {
    match (now.together, now.differs) {
        (false, false) => "",
        (false, true) => "I ser forskelligt · ",
        (true, false) => "fælles · ",
        (true, true) => "fælles, siden set anderledes · ",
    }
    .to_owned()
}

/// An answer on a ruler: `6 af 10`, `ved ikke`.
pub fn ruler_answer(answer: RulerAnswer) -> String {
    match answer {
        RulerAnswer::VedIkke => "ved ikke".to_owned(),
        RulerAnswer::Step(score) => format!("{} af 10", score.get()),
    }
}

/// A question of the faglig dialog (trivselsskema.md 12.4, step 3).
pub fn question(question: Question) -> &'static str {
    match question {
        Question::Difference => "Hvor ser vi forskelligt, og i hvilke situationer?",
        Question::GoesWell => "Hvornår går det godt?",
        Question::Ourselves => "Hvad gør vi selv lige før og efter?",
        Question::ParentsAndChild => "Hvad siger forældrene – og barnet?",
        Question::Unknown => "Hvad ved vi ikke?",
    }
}

/// As what somebody takes part.
pub fn participant_role(role: ParticipantRole) -> &'static str {
    match role {
        ParticipantRole::Paedagog => "pædagog",
        ParticipantRole::Dagplejer => "dagplejer",
        ParticipantRole::Sundhedsplejerske => "sundhedsplejerske",
        ParticipantRole::Dagplejepaedagog => "dagplejepædagog",
        ParticipantRole::Leder => "leder",
        ParticipantRole::AndenFagperson => "anden fagperson",
        ParticipantRole::Foraelder => "forælder",
    }
}

/// What an agreement changes.
pub fn about(about: About) -> &'static str {
    match about {
        About::Us => "Os og miljøet",
        About::Child => "Barnet",
    }
}

/// How an agreement is going: a mark and a word.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::IGang => "▶ I gang",
        Status::Virker => "✓ Virker",
        Status::Juster => "↻ Justér",
        Status::Afsluttet => "■ Afsluttet",
    }
}

/// To whom something went, or from whom it came. `None`: nothing left the tablet.
pub fn log_recipient(line: &LogEntry, deleted: bool) -> Option<String> {
    let way = match line.what {
        Logged::ChildDeleted | Logged::KeysChanged | Logged::TeamKeyMade => return None,
        Logged::Received | Logged::ChildReturned => "Fra",
        _ => "Til",
    };
    if !line.to.is_empty() {
        return Some(format!("{way}: {}", line.to));
    }
    let printed = line.what == Logged::Printed;
    Some(match line.paper.filter(|_| printed).and_then(paper_for) {
        _ if deleted => format!("{way}: slettet sammen med barnet"),
        Some(whom) => format!("Til: {whom} (papir)"),
        None => "Modtager ikke oplyst".to_owned(),
    })
}

/// For whom a paper is made by its nature.
fn paper_for(paper: Paper) -> Option<&'static str> {
    match paper {
        Paper::Assessment | Paper::Joint => Some("mødet"),
        Paper::Meeting => Some("dem, der er med til mødet"),
        Paper::Sparring => Some("sparringen"),
        Paper::Underretning => Some("kommunen"),
        Paper::Slip | Paper::Letter => Some("forældrene"),
        Paper::Transition => Some("forældrene og det nye sted"),
        Paper::Agreements | Paper::Course | Paper::Effort => None,
    }
}
