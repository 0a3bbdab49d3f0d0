use proptest::prelude::*;

use super::*;
use crate::domain::{
    assessment::{Profession, Professional},
    child::Child,
    date::Moment,
    next_step::{LeaveToTell, Parents},
};

fn by(name: &str) -> Professional {
    Professional {
        name: name.into(),
        profession: Profession::Paedagog,
    }
}

fn at(minute: u16) -> Moment {
    Moment {
        date: "2026-11-23".parse().unwrap(),
        minute,
    }
}

fn child() -> Child {
    Child {
        label: "Alma".into(),
        birth_month: "2022-05".parse().unwrap(),
        unborn: false,
        weeks_early: 0,
        unit: "Blå stue".into(),
        languages: String::new(),
        band_by_hand: None,
        archived: false,
        added_on: at(0).date,
        changes: Vec::new(),
    }
}

fn form() -> TransitionForm {
    let named = [
        ("glad", "Barnet er glad for"),
        ("tryg", "Barnet bliver tryg af"),
        ("utryg", "Barnet kan blive utryg af"),
        ("leg", "Leg og venner"),
    ];
    let more = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|id| (id, id));
    let fields = named.into_iter().chain(more);
    TransitionForm {
        edition: "2026-1".into(),
        fields: fields
            .map(|(id, title)| TransitionField {
                id: id.into(),
                title: title.into(),
                prompt: "Hvad ved I?".into(),
                kind: TransitionFieldKind::Text,
                bands: Vec::new(),
            })
            .collect(),
    }
}

fn leave() -> LeaveToTell {
    Parents::Ja.leave().unwrap()
}

fn begun() -> Transition {
    Transition::begin("c".into(), "2026-1".into(), by("Mette"), at(600))
}

fn drawn(title: &str, consent: FieldConsent) -> Drawn {
    Drawn {
        kind: DrawnKind::Answer,
        source: "a".into(),
        title: title.into(),
        text: "Ses delvist".into(),
        consent,
    }
}

fn filled() -> Transition {
    let mut one = begun();
    one.edit(|sheet| {
        sheet.parents = " Sara og Ali (mor og far) ".into();
        sheet.receiver = "Solsikken".into();
        for (field, text, consent) in [
            ("glad", "Sange", FieldConsent::Yes),
            ("tryg", "Bamsen", FieldConsent::No),
            ("utryg", "Larm", FieldConsent::NotAsked),
            ("leg", " ", FieldConsent::Yes),
        ] {
            *sheet.answer_mut(field) = TransitionAnswer {
                text: text.into(),
                consent,
            };
        }
        sheet.drawn = vec![
            drawn("Leg", FieldConsent::Yes),
            drawn("Sprog", FieldConsent::NotAsked),
        ];
    })
    .unwrap();
    one
}

fn paper(one: &Transition) -> TransitionPaper {
    one.paper(leave(), &form(), &child(), (&by("Mette"), at(0).date))
}

#[test]
fn only_what_the_parents_have_said_yes_to_goes_along() {
    let paper = paper(&filled());
    let told: Vec<_> = paper
        .lines
        .iter()
        .map(|line| (line.title.as_str(), line.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [("Barnet er glad for", "Sange"), ("Leg", "Ses delvist")]
    );
    assert_eq!(paper.parents, "Sara og Ali (mor og far)");
    assert_eq!(
        filled().unasked(&form()),
        ["Barnet kan blive utryg af", "Sprog"]
    );
}

#[test]
fn finished_one_keeps_what_the_parents_saw_and_a_new_version_asks_again() {
    let mut one = filled();
    one.finish(leave(), &form(), &child(), by("Bo"), at(700))
        .unwrap();
    let seen = one.finished().unwrap().paper.clone();
    assert_eq!(seen.by, by("Bo"));
    assert_eq!(
        one.edit(|sheet| sheet.receiver.clear()),
        Err(TransitionError::Finished)
    );
    assert_eq!(
        one.finish(leave(), &form(), &child(), by("Bo"), at(701)),
        Err(TransitionError::Finished)
    );
    assert_eq!(one.finished().unwrap().paper, seen);
    assert_eq!(one.last_written(), at(700));

    let anew = one.anew("x", by("Mette"), at(800));
    assert_eq!(anew.replaces.as_deref(), Some("x"));
    assert_eq!(anew.sheet().answers["tryg"].text, "Bamsen");
    assert_eq!(paper(&anew).lines, []);
    assert_eq!(anew.unasked(&form()).len(), 5);
}

#[test]
fn what_is_missing_is_named_and_nothing_is_finished() {
    type Break = fn(&mut TransitionSheet);
    let breaks: [(Break, TransitionError); 4] = [
        (|s| s.parents = "\n".into(), TransitionError::NoParents),
        (|s| s.receiver.clear(), TransitionError::NoReceiver),
        (
            |s| {
                s.answers.clear();
                s.drawn.clear();
            },
            TransitionError::NothingGoesAlong,
        ),
        (
            |s| s.answer_mut("glad").text = "Sange og lege. ".repeat(900),
            TransitionError::TooLong,
        ),
    ];
    for (change, missing) in breaks {
        let mut one = filled();
        one.edit(change).unwrap();
        let before = one.clone();
        let refused = one.finish(leave(), &form(), &child(), by("Bo"), at(700));
        assert_eq!(refused, Err(missing));
        assert_eq!(one, before);
    }
}

#[test]
fn long_titles_short_rows_and_a_long_head_take_their_room_too() {
    let with = |lines: usize, title: &str, text: &str, receiver: &str| TransitionPaper {
        receiver: receiver.into(),
        lines: vec![
            PaperLine {
                title: title.into(),
                text: text.into(),
            };
            lines
        ],
        ..paper(&filled())
    };
    let long = "Barnet ".repeat(20);
    assert!(with(28, "Leg", "Ja", "Solsikken").fits());
    assert!(!with(29, "Leg", "Ja", "Solsikken").fits());
    assert!(!with(28, "Leg", "Ja", &long).fits());
    assert!(!with(28, &long, "Ja", "Solsikken").fits());
    assert!(!with(28, "Leg", "Ja\nNej", "Solsikken").fits());
}

#[test]
fn nothing_is_made_for_the_parents_while_contact_is_barred() {
    for parents in [Parents::Vent, Parents::MaaIkke] {
        assert_eq!(parents.leave(), None);
    }
}

fn any_consent() -> impl Strategy<Value = FieldConsent> {
    proptest::sample::select(vec![
        FieldConsent::NotAsked,
        FieldConsent::Yes,
        FieldConsent::No,
    ])
}

proptest! {
    #[test]
    fn no_text_without_a_yes_reaches_the_paper(
        given in proptest::collection::vec((any_consent(), any_consent()), 12),
    ) {
        let form = form();
        let mut one = begun();
        one.edit(|sheet| {
            for (index, (field, (own, stored))) in form.fields.iter().zip(&given).enumerate() {
                *sheet.answer_mut(&field.id) = TransitionAnswer {
                    text: format!("ord{index}."),
                    consent: *own,
                };
                let text = format!("hentet{index}.");
                sheet.drawn.push(Drawn { text, ..drawn(&field.title, *stored) });
            }
        }).unwrap();
        let texts: Vec<_> = paper(&one).lines.into_iter().map(|line| line.text).collect();
        let yes = |consent: FieldConsent| consent == FieldConsent::Yes;
        for (index, (own, stored)) in given.iter().enumerate() {
            prop_assert_eq!(texts.contains(&format!("ord{index}.")), yes(*own));
            prop_assert_eq!(texts.contains(&format!("hentet{index}.")), yes(*stored));
        }
        let agreed = given.iter().map(|(own, stored)| usize::from(yes(*own)) + usize::from(yes(*stored)));
        prop_assert_eq!(texts.len(), agreed.sum::<usize>());
    }
}
