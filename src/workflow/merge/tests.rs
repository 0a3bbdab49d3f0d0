//! What comes in beside what is here, case by case.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Carried, Choice, Known, Plan, PlanError,
    properties::{AGREEMENT, CHILD, DRAFT, base, bo, id, mette, received, sent},
};
use crate::{
    domain::{
        assessment::PositionChoice,
        child::Child,
        correction::{Retraction, TakenBack},
        date::Moment,
        log::{LogEntry, Logged},
        next_step::{Answer3, Parents},
        notice::{Audience, Event, Notice, Reader, Route},
        position::Position,
        transition::{FieldConsent, Transition, TransitionAnswer},
    },
    storage::{piece::Piece, record::RecordKind},
    workflow::roster::Roster,
};

fn at(minute: u16) -> Moment {
    Moment {
        date: "2026-11-22".parse().unwrap(),
        minute,
    }
}

fn planned(here: &Roster, file: Vec<(crate::storage::key::RecordId, Piece)>) -> Plan {
    let mut plan = Plan::begin(here, mette());
    for piece in file {
        plan.add(here, piece).unwrap();
    }
    plan
}

fn chosen(here: &mut Roster, plan: &Plan, choice: Choice) {
    let doubts = plan.children().values().flat_map(|child| &child.doubts);
    let choices: BTreeMap<_, _> = doubts.map(|doubt| (doubt.id, choice)).collect();
    for step in plan.steps(&choices, &BTreeSet::new()) {
        here.take(step);
    }
}

fn say(roster: &mut Roster, words: &str) {
    let draft = roster.assessments.get_mut(&id(DRAFT).to_string()).unwrap();
    draft.position = Some(PositionChoice {
        position: Position::Gul,
        reason: words.into(),
        difference: String::new(),
    });
}

#[test]
fn drafts_limited_notices_and_other_children_stay_unless_chosen() {
    let mut roster = base();
    let limited = Notice {
        child: id(CHILD).to_string(),
        assessment: "a".into(),
        audience: Audience::Only(vec![Reader {
            id: "b".into(),
            name: "Bo".into(),
        }]),
        chosen: true,
        bar: None,
        log: Vec::new(),
    };
    roster.notices.insert(id(90).to_string(), limited);
    let other = roster.children.values().next().unwrap().clone();
    roster.children.insert(id(91).to_string(), other);
    let children: BTreeSet<String> = [id(CHILD).to_string()].into();
    let carried = Carried::of(&roster, &children, false);
    let counts = carried.counts();
    assert_eq!((carried.children(), counts[&RecordKind::Child]), (1, 1));
    assert_eq!(counts.get(&RecordKind::Draft), None);
    assert_eq!(counts[&RecordKind::Notice], 1);
    let carried = Carried::of(&roster, &children, true);
    assert_eq!(carried.counts()[&RecordKind::Draft], 1);
    let pieces = carried.pieces(&roster, 0..carried.len()).unwrap();
    assert!(matches!(pieces[0].1, Piece::Child(_)));
    roster.forget(&id(CHILD).to_string());
    assert_eq!(carried.pieces(&roster, 0..carried.len()), None);
}

#[test]
fn agreement_put_aside_elsewhere_counts_no_more_here_and_is_taken_back_from_either_side() {
    let child = id(CHILD).to_string();
    let mut there = base();
    let aside = Retraction {
        child: child.clone(),
        record: id(AGREEMENT).to_string(),
        reason: "forkert barn".into(),
        by: bo(),
        at: at(500),
        taken_back: None,
    };
    there.retractions.insert(id(92).to_string(), aside);
    let here = base();
    let after = received(&here, &there);
    assert_eq!(here.agreements_of(&child).len(), 1);
    assert!(after.agreements_of(&child).is_empty());
    assert_eq!(received(&after, &there), after, "again changes nothing");
    assert_eq!(
        received(&after, &here),
        after,
        "what is older changes nothing"
    );
    let retraction = there.retractions.get_mut(&id(92).to_string()).unwrap();
    retraction.taken_back = Some(TakenBack {
        by: mette(),
        at: at(600),
    });
    let after = received(&after, &there);
    assert_eq!(after.agreements_of(&child).len(), 1);
}

#[test]
fn who_changed_a_child_is_united_whichever_details_are_chosen() {
    let child = id(CHILD).to_string();
    let renamed = |roster: &mut Roster, label: &str, by, minute| {
        let before = &roster.children[&child];
        let now = Child {
            label: label.into(),
            ..before.clone()
        };
        let now = now.changed(before, by, at(minute));
        roster.children.insert(child.clone(), now);
    };
    let (here, mut there) = (base(), base());
    renamed(&mut there, "Alma B", bo(), 1);
    renamed(&mut there, "Alma", bo(), 2);
    let after = received(&here, &there);
    assert_eq!(after.children[&child].changes.len(), 2, "the same details");
    assert_eq!(received(&after, &there), after, "again changes nothing");
    assert_eq!(
        received(&after, &here),
        after,
        "what is older changes nothing"
    );

    let mut mine = base();
    renamed(&mut mine, "Alma M", mette(), 3);
    renamed(&mut there, "Alma S", bo(), 4);
    let plan = planned(&mine, sent(&there));
    for (choice, label) in [(Choice::Here, "Alma M"), (Choice::There, "Alma S")] {
        let mut after = mine.clone();
        chosen(&mut after, &plan, choice);
        let after = &after.children[&child];
        assert_eq!((after.label.as_str(), after.changes.len()), (label, 4));
    }
}

#[test]
fn same_draft_on_both_sides_is_kept_twice_and_asked_about() {
    let (mut here, mut there) = (base(), base());
    say(&mut here, "Set på stuen");
    say(&mut there, "Hørt på legepladsen");
    let plan = planned(&here, sent(&there));
    let child = plan.children().values().next().unwrap();
    assert_eq!((child.known, child.doubts.len()), (Known::Here, 1));
    assert_eq!(child.doubts[0].choices.len(), 3);
    let both = received(&here, &there);
    let reasons: BTreeSet<_> = both
        .assessments
        .values()
        .filter_map(|one| Some(one.position.as_ref()?.reason.clone()))
        .collect();
    assert_eq!(reasons.len(), 2);
    assert_eq!(received(&both, &there), both, "again changes nothing");
    // The other side, which has its own version, gets the other one and no third.
    let back = received(&there, &both);
    assert_eq!(back.assessments.len(), both.assessments.len());

    let mut one = here.clone();
    chosen(&mut one, &plan, Choice::Here);
    assert_eq!(one, here);
    chosen(&mut one, &plan, Choice::There);
    assert_eq!(one.assessments, there.assessments);
}

#[test]
fn draft_that_only_goes_on_is_taken_without_a_question() {
    let (mut here, mut there) = (base(), base());
    say(&mut here, "Set på stuen");
    say(&mut there, "Set på stuen og hørt på legepladsen");
    let plan = planned(&here, sent(&there));
    let child = plan.children().values().next().unwrap();
    assert!(child.doubts.is_empty());
    assert_eq!(child.further[&RecordKind::Draft], 1);
    assert_eq!(received(&here, &there).assessments, there.assessments);
    assert_eq!(received(&there, &here), there);
}

#[test]
fn draft_of_somebody_else_is_not_taken_in() {
    let mut there = base();
    let draft = there.assessments.get_mut(&id(DRAFT).to_string()).unwrap();
    draft.author = bo();
    let plan = planned(&Roster::default(), sent(&there));
    let child = plan.children().values().next().unwrap();
    assert_eq!(child.not_mine, ["Bo".to_owned()].into());
    assert_eq!(child.new.get(&RecordKind::Draft), None);
}

#[test]
fn deleted_child_comes_back_by_a_clear_yes_alone() {
    let there = base();
    let mut here = Roster::default();
    here.log.insert(
        id(80).to_string(),
        LogEntry {
            what: Logged::ChildDeleted,
            by: mette(),
            at: at(1),
            paper: None,
            child: Some(id(CHILD).to_string()),
            to: String::new(),
        },
    );
    let plan = planned(&here, sent(&there));
    let child = plan.children().values().next().unwrap();
    assert_eq!(child.known, Known::Deleted);
    assert!(plan.steps(&BTreeMap::new(), &BTreeSet::new()).is_empty());
    let back: BTreeSet<String> = [id(CHILD).to_string()].into();
    assert!(!plan.steps(&BTreeMap::new(), &back).is_empty());
    assert_eq!(plan.children_coming(&back), 1);
}

#[test]
fn child_that_looks_the_same_is_pointed_out_and_stays_another() {
    let there = base();
    let mut here = Roster::default();
    let mut child = there.children.values().next().unwrap().clone();
    child.label = child.label.to_uppercase();
    child.unit = "Blå stue".into();
    here.children.insert(id(70).to_string(), child);
    let plan = planned(&here, sent(&there));
    let child = plan.children().values().next().unwrap();
    assert_eq!(child.alike, ["Blå stue"]);
    assert_eq!(received(&here, &there).children.len(), 2);
}

#[test]
fn id_that_is_something_else_here_refuses_the_file() {
    let there = base();
    let mut here = base();
    let talk = here.parent_talks.pop_first().unwrap().1;
    here.parent_talks.insert(id(DRAFT).to_string(), talk);
    here.assessments.remove(&id(DRAFT).to_string());
    let mut plan = Plan::begin(&here, mette());
    let results: Vec<_> = sent(&there)
        .into_iter()
        .map(|piece| plan.add(&here, piece))
        .collect();
    assert!(results.contains(&Err(PlanError::IdTaken)));
}

#[test]
fn end_of_a_notice_does_not_lift_what_began_elsewhere_meanwhile() {
    let key = |roster: &Roster| roster.notices.keys().next().unwrap().clone();
    let (mut here, mut there) = (base(), base());
    let (mine, theirs) = (key(&here), key(&there));
    let ended = Event::Ended {
        reason: "Set igennem".into(),
        parents: Some(Answer3::Ja),
    };
    here.notices
        .get_mut(&mine)
        .unwrap()
        .add(ended, bo(), at(900));
    let akut = Event::Begun(Route::Akut);
    there
        .notices
        .get_mut(&theirs)
        .unwrap()
        .add(akut, mette(), at(700));
    for both in [received(&here, &there), received(&there, &here)] {
        let notice = &both.notices[&mine];
        assert_eq!(notice.log.len(), 3);
        assert_eq!(notice.standing().map(|(route, _)| route), Some(Route::Akut));
    }
}

#[test]
fn notice_that_was_limited_here_is_not_opened_to_everybody_again() {
    let there = base();
    let mut here = base();
    let (_, mut notice) = here.notices.pop_first().unwrap();
    notice.audience = Audience::Only(Vec::new());
    here.notices.insert(id(60).to_string(), notice);
    assert_eq!(received(&here, &there).notices, here.notices);
}

#[test]
fn overgangsskema_travels_as_the_parents_saw_it_and_in_no_other_form() {
    let form = crate::content::transition::of_edition("2026-1").unwrap();
    let begun = Transition::begin(
        id(CHILD).to_string(),
        form.edition.clone(),
        mette(),
        at(500),
    );
    let mut roster = base();
    roster.transitions.insert(id(91).to_string(), begun.clone());
    let mut done = begun;
    let fields: Vec<_> = form.fields.iter().map(|field| field.id.clone()).collect();
    done.edit(|sheet| {
        sheet.parents = "Sara (mor)".into();
        sheet.receiver = "Solsikken".into();
        for (field, text, consent) in [
            (&fields[0], "Sange om morgenen", FieldConsent::Yes),
            (&fields[1], "Det må ikke siges videre", FieldConsent::No),
            (
                &fields[2],
                "Det er der ikke spurgt om",
                FieldConsent::NotAsked,
            ),
        ] {
            *sheet.answer_mut(field) = TransitionAnswer {
                text: text.into(),
                consent,
            };
        }
    })
    .unwrap();
    let child = roster.children[&id(CHILD).to_string()].clone();
    let leave = Parents::Ja.leave().unwrap();
    done.finish(leave, &form, &child, mette(), at(510)).unwrap();
    roster.transitions.insert(id(92).to_string(), done.clone());

    let file = sent(&roster);
    let travelled: Vec<_> = file
        .iter()
        .filter(|(_, piece)| piece.kind() == RecordKind::Transition)
        .collect();
    assert_eq!(travelled.len(), 1, "what is under way stays");
    let text = travelled[0].1.text().unwrap();
    let said = String::from_utf8(text.to_vec()).unwrap();
    assert!(said.contains("Sange om morgenen"));
    for kept in ["siges videre", "spurgt om"] {
        assert!(!said.contains(kept), "{said}");
    }
    // Nor does a file bring in what its parents were not shown.
    let whole = Piece::Transition(Box::new(done));
    let brought = Piece::read(RecordKind::Transition, &whole.text().unwrap());
    assert!(matches!(brought, Some(Err(_))));

    // It opens elsewhere, changes nothing the second time, and nothing where it was made.
    let mut other = Roster::default();
    let plan = planned(&other, file.clone());
    chosen(&mut other, &plan, Choice::Here);
    let there = &other.transitions[&id(92).to_string()];
    assert_eq!(
        there.finished(),
        roster.transitions[&id(92).to_string()].finished()
    );
    for here in [&other, &roster] {
        let again = planned(here, file.clone());
        assert!(again.steps(&BTreeMap::new(), &BTreeSet::new()).is_empty());
    }
}
