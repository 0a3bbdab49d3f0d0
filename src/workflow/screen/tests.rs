//! Fragments and pointers lead back to where they came from.

use proptest::prelude::*;

use super::*;

#[test]
fn fragment_of_every_screen_leads_back_to_it() {
    for screen in [
        Screen::Children,
        Screen::Today,
        Screen::AddChild,
        Screen::Child,
        Screen::EditChild,
        Screen::Form(1),
        Screen::Form(9),
        Screen::Review,
        Screen::Position,
        Screen::Ruler,
        Screen::CareRuler,
        Screen::Acute,
        Screen::Facts,
        Screen::Factors,
        Screen::NextStep,
        Screen::Assessment,
        Screen::Parents,
        Screen::Forloeb,
        Screen::Efforts,
        Screen::NewEffort,
        Screen::Effort,
        Screen::Slip,
        Screen::Underretninger,
        Screen::Underretning,
        Screen::Sparring,
        Screen::Meetings,
        Screen::Meeting,
        Screen::Transitions,
        Screen::Transition,
        Screen::MeetingDays,
        Screen::MeetingDay,
        Screen::Postpone,
        Screen::Correct,
        Screen::Retract,
        Screen::Keeping,
        Screen::Insight,
        Screen::Export,
        Screen::HandOver,
        Screen::HandOverTransition,
        Screen::HandOverChildren,
        Screen::Receive,
        Screen::Data,
        Screen::Rounds,
        Screen::NewRound,
        Screen::Round,
        Screen::Assessors,
        Screen::ProlongRound,
        Screen::CloseRound,
        Screen::Joint,
        Screen::Agreements,
        Screen::Offers,
        Screen::ChildOffers,
        Screen::Settings,
    ] {
        assert_eq!(Screen::from_fragment(&screen.fragment()), Some(screen));
    }
    assert_eq!(Screen::from_fragment("#/skema/0"), None);
    assert_eq!(Screen::from_fragment("#/skema/300"), None);
}

#[test]
fn parents_have_the_tablet_on_one_screen_about_one_effort() {
    assert!(Screen::Slip.is_with_parents() && Screen::Slip.needs_assessment());
    assert!(!Screen::Effort.is_with_parents());
}

#[test]
fn pointer_to_what_is_gone_leads_to_the_nearest_screen() {
    let pointer = Pointer {
        child: Some("c".into()),
        assessment: Some("a".into()),
        ..Pointer::to(Screen::Form(3))
    };
    let nearest = |child, assessment| pointer.clone().or_nearest(|_| child, |_| assessment);
    assert_eq!(nearest(true, true), pointer);
    assert_eq!(nearest(true, false).screen, Screen::Child);
    assert_eq!(nearest(false, true), Pointer::to(Screen::Children));
}

#[test]
fn pointer_to_a_round_keeps_it_and_no_child() {
    let round = Pointer {
        round: Some("r".into()),
        ..Pointer::to(Screen::Assessors)
    };
    let pointer = Pointer {
        child: Some("c".into()),
        ..round.clone()
    };
    assert_eq!(pointer.or_nearest(|_| true, |_| true), round);
    let text = r#"{"screen":"Children","child":null,"assessment":null}"#;
    let pointer: Pointer = serde_json::from_str(text).unwrap();
    assert_eq!(pointer, Pointer::default(), "kept by an earlier version");
}

#[test]
fn pointer_to_a_meeting_keeps_its_agenda_and_another_screen_does_not() {
    let meeting = Pointer {
        child: Some("c".into()),
        assessment: Some("m".into()),
        agenda: Some("d".into()),
        ..Pointer::to(Screen::Meeting)
    };
    let nearest = |pointer: Pointer| pointer.or_nearest(|_| true, |_| true);
    assert_eq!(nearest(meeting.clone()), meeting);
    let form = Pointer {
        screen: Screen::Review,
        ..meeting
    };
    assert_eq!(nearest(form).agenda, None);
    let day = Pointer {
        agenda: Some("d".into()),
        ..Pointer::to(Screen::MeetingDay)
    };
    assert_eq!(nearest(day.clone()), day);
}

proptest! {
    #[test]
    fn any_fragment_is_read_without_panic(text in ".*") {
        if let Some(screen) = Screen::from_fragment(&text) {
            prop_assert!(text.starts_with("#/"));
            let _ = screen.fragment();
        }
    }
}
