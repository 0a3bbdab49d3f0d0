//! A new edition as a new file: it is used from then on, and what was written under an older one
//! keeps its words.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{
    BrokenContent, ContentFile, Editions,
    source::{
        Source, sort,
        tests::{first, own},
    },
};
use crate::domain::{
    assessment::{Assessment, Profession, Professional},
    boernelineal::Boernelineal,
    comparison::{Comparison, Voice, compare},
    date::Moment,
    factors::FactorLists,
    flaw::Flaw,
    instrument::{Instrument, Role},
    law::LawTable,
    letter::Letters,
    meeting::MeetingTexts,
    municipality::Municipality,
    next_step::RuleTexts,
    response::{Answer, Response},
    stoettelinje::{Direction, Stoettelinje, StoettelinjeLimits},
    terminology::Terminology,
    transition::TransitionForm,
};

/// The files as the build script packs them.
fn packed<T: Serialize + DeserializeOwned>(
    mut sources: Vec<Source>,
    validate: fn(&T) -> Vec<Flaw>,
) -> Editions {
    sort(&mut sources);
    let pack = |source: &Source| ContentFile {
        name: source.name.clone().leak(),
        packed: postcard::to_allocvec(&source.checked(validate).unwrap())
            .unwrap()
            .leak(),
    };
    Editions {
        kind: sources[0].kind,
        files: sources.iter().map(pack).collect::<Vec<_>>().leak(),
    }
}

/// The first edition of a kind as a newer one, in which `from` is called `to`.
fn newer(kind: &'static str, edition: &str, (from, to): (&str, &str)) -> Source {
    let Source { text, .. } = first(kind);
    assert!(text.contains(from), "{kind}: {from}");
    let named = format!("\"edition\": \"{edition}\"");
    Source {
        kind,
        name: edition.into(),
        text: text
            .replacen("\"edition\": \"2026-1\"", &named, 1)
            .replacen(from, to, 1),
    }
}

/// A newer file of this kind is used, and the older is found by its name with its own words.
fn takes_a_new_file<T: Serialize + DeserializeOwned>(
    kind: &'static str,
    validate: fn(&T) -> Vec<Flaw>,
    words: (&str, &str),
) {
    let file = newer(kind, "2027-1", words);
    let editions = packed(vec![file, first(kind)], validate);
    let says = |content: Result<T, BrokenContent>| {
        let text = serde_json::to_string(&content.unwrap()).unwrap();
        (text.contains(words.0), text.contains(words.1))
    };
    assert_eq!(says(editions.newest()), (false, true), "{kind}");
    assert_eq!(says(editions.named("2027-1")), (false, true), "{kind}");
    assert_eq!(says(editions.named("2026-1")), (true, false), "{kind}");
    let unknown = editions.named::<T>("2030-1").err();
    assert_eq!(unknown, Some(BrokenContent::Missing(kind)));
}

#[test]
fn new_file_of_any_kind_is_used_and_the_older_one_keeps_its_words() {
    takes_a_new_file(
        "trivselsskema",
        Instrument::validate,
        ("Tryghed og grundstemning", "Ro"),
    );
    takes_a_new_file(
        "boernelineal",
        Boernelineal::validate,
        ("Barnets udvikling og trivsel", "Barnet nu"),
    );
    takes_a_new_file(
        "factors",
        FactorLists::validate,
        ("Det, der beskytter", "Det, der bærer"),
    );
    takes_a_new_file(
        "transition",
        TransitionForm::validate,
        ("Barnet er glad for", "Barnet kan lide"),
    );
    takes_a_new_file(
        "meeting",
        MeetingTexts::validate,
        ("Få andres øjne på", "Hør andre om"),
    );
    takes_a_new_file("law", LawTable::validate, ("2026-11-22", "2027-01-04"));
    takes_a_new_file(
        "letter",
        Letters::validate,
        ("Sådan følger vi", "Sådan ser vi"),
    );
    takes_a_new_file(
        "municipality",
        Municipality::validate,
        ("Eksempel Kommune", "Ny Kommune"),
    );
    takes_a_new_file(
        "next_step",
        |_: &RuleTexts| Vec::new(),
        (
            "Det, I gør for alle børn i hverdagen",
            "Alt, som alle børn får",
        ),
    );
    takes_a_new_file(
        "terminology",
        Terminology::validate,
        ("er vores læsning", "er vores gæt"),
    );
}

#[test]
fn newest_is_the_one_with_the_highest_numbers_in_whatever_order_the_files_are_read() {
    let titled = |edition| newer("trivselsskema", edition, ("Tryghed", edition));
    let files = vec![titled("2026-10"), titled("2026-9"), first("trivselsskema")];
    let used: Instrument = packed(files, Instrument::validate).newest().unwrap();
    assert_eq!(used.edition, "2026-10");
    assert!(used.areas[0].title.starts_with("2026-10"));
}

#[test]
fn every_kind_is_used_in_its_newest_edition() {
    let newest = |kind| own(kind).pop().unwrap().name;
    let of = [
        (
            "trivselsskema",
            super::trivselsskema::current().unwrap().edition,
        ),
        (
            "boernelineal",
            super::boernelineal::current().unwrap().edition,
        ),
        ("factors", super::factors::current().unwrap().edition),
        ("transition", super::transition::current().unwrap().edition),
        ("meeting", super::meeting::current().unwrap().edition),
        ("law", super::law::current().unwrap().edition),
        ("letter", super::letter::current().unwrap().edition),
        (
            "municipality",
            super::municipality::current().unwrap().edition,
        ),
        ("next_step", super::next_step::current().unwrap().edition),
        (
            "terminology",
            super::terminology::current().unwrap().edition,
        ),
    ];
    for (kind, edition) in of {
        assert_eq!(edition, newest(kind), "{kind}");
    }
}

fn rated(name: &str, instrument: &Instrument, answer: Answer) -> Assessment {
    let author = Professional {
        name: name.into(),
        profession: Profession::Paedagog,
    };
    let mut response = Response::new(&instrument.edition, Role::Paedagog, "C".into());
    for (area, items) in response.asked(instrument) {
        for item in items {
            let given = response.area_mut(&area.id);
            given.answers.insert(item.id.clone(), answer);
        }
    }
    let begun = Moment {
        date: "2026-11-22".parse().unwrap(),
        minute: 0,
    };
    Assessment::begin("c".into(), author, begun, Some(response))
}

#[test]
fn assessments_of_an_older_edition_are_compared_in_its_own_words() {
    // In the newer edition one item is another, and has another id.
    let file = newer("trivselsskema", "2027-1", ("tryg.C.1", "tryg.C.11"));
    let editions = packed(vec![file, first("trivselsskema")], Instrument::validate);
    let newest: Instrument = editions.newest().unwrap();
    let older: Instrument = editions.named("2026-1").unwrap();
    let (mette, hanne) = (
        rated("Mette", &older, Answer::T),
        rated("Hanne", &older, Answer::S),
    );
    let ole = rated("Ole", &newest, Answer::T);
    let raters = [&mette, &hanne, &ole];
    let voices = |compared: &Comparison<'_>, id: &str| {
        let rows = compared.areas.iter().flat_map(|area| &area.items);
        let mut found = rows.filter(|(item, _)| item.id.as_str() == id);
        found.next().map(|(_, row)| row.voices.clone())
    };
    let (t, s) = (Voice::Said(Answer::T), Voice::Said(Answer::S));

    let written = &mette.response.as_ref().unwrap().edition;
    let own: Instrument = editions.named(written).unwrap();
    let compared = compare(&raters, Some(&own));
    assert_eq!(
        voices(&compared, "tryg.C.1"),
        Some(vec![t, s, Voice::NotAsked])
    );
    assert_eq!(voices(&compared, "tryg.C.11"), None);

    let compared = compare(&raters, Some(&newest));
    assert_eq!(
        voices(&compared, "tryg.C.11"),
        Some(vec![Voice::NotAsked, Voice::NotAsked, t])
    );
}

#[test]
fn another_instrument_of_the_same_kind_is_a_file_too() {
    let first = first("trivselsskema");
    let scale = serde_json::from_str::<Value>(&first.text).unwrap()["scale"].take();
    let item =
        |id: &str| json!({"id": id, "text": "Er i ro.", "bands": ["S"], "roles": ["paedagog"]});
    let other = json!({
        "instrument": "roskema",
        "edition": "2027-1",
        "status": "Ikke valideret.",
        "bands": [{"id": "S", "label": "0–7 år", "fromMonths": 0, "toMonths": 95}],
        "scale": scale,
        "areas": [
            {"id": "ro", "number": 1, "title": "Ro", "countsForPosition": true,
             "items": [item("ro.1"), item("ro.2")]},
        ],
        "heightened": [{"id": "fare", "text": "?", "help": "!", "route": "uden_om"}],
    });
    let other = Source {
        name: "2027-1".into(),
        text: other.to_string(),
        ..first.clone()
    };
    let editions = packed(vec![other, first], Instrument::validate);
    let used: Instrument = editions.newest().unwrap();
    assert_eq!(used.instrument, "roskema");
    let band = used.band_for_age(40).unwrap().id.clone();
    let mut response = Response::new(&used.edition, Role::Paedagog, band);
    for item in &used.areas[0].items {
        let given = response.area_mut(&"ro".into());
        given.answers.insert(item.id.clone(), Answer::S);
    }
    let direction = |response: &Response| {
        Stoettelinje::of(response, &used, &StoettelinjeLimits::default()).direction
    };
    assert_eq!(direction(&response), Direction::Gul);
    response.heightened.entry("fare".into()).or_default().yes = true;
    assert_eq!(direction(&response), Direction::UdenOmSkemaet);
    let older: Instrument = editions.named("2026-1").unwrap();
    assert_eq!(older.instrument, "trivselsskema");
}
