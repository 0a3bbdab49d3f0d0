//! What holds for any meeting.

use proptest::prelude::*;

use super::{
    Explanation, ExplanationAbout, Meeting, MeetingDecision, Missing, Voice,
    record::tests::{at, begun, by},
};

fn voice() -> impl Strategy<Value = Voice> {
    let text = || {
        prop_oneof![
            Just(String::new()),
            Just("  ".to_owned()),
            Just("ord".to_owned())
        ]
    };
    (text(), any::<bool>(), text()).prop_map(|(words, not_heard, reason)| Voice {
        words,
        not_heard,
        reason,
    })
}

fn explanation() -> impl Strategy<Value = Explanation> {
    let about = prop::option::of(prop::sample::select(ExplanationAbout::ALL.to_vec()));
    let text = prop_oneof![Just(String::new()), Just("fordi".to_owned())];
    (about, text).prop_map(|(about, text)| Explanation { about, text })
}

fn meeting() -> impl Strategy<Value = Meeting> {
    let explanations = prop::collection::vec(explanation(), 0..5);
    (voice(), voice(), explanations).prop_map(|(parents, child, explanations)| {
        let mut meeting = begun();
        let edited = meeting.edit(|minutes| {
            minutes.parents = parents;
            minutes.child = child;
            minutes.explanations = explanations;
        });
        assert_eq!(edited, Ok(()));
        meeting
    })
}

proptest! {
    #[test]
    fn decisions_are_open_exactly_when_nothing_of_the_analysis_is_missing(
        mut meeting in meeting(), barred in any::<bool>(),
    ) {
        let whole: Vec<_> = meeting.minutes().explanations.iter().filter(|e| e.is_whole()).collect();
        let around = whole.iter().any(|e| e.about == Some(ExplanationAbout::Omgivelserne));
        let heard = meeting.minutes().child.is_answered();
        let seen = barred || meeting.minutes().parents.is_answered();
        let done = whole.len() >= 2 && around && heard && seen;
        prop_assert_eq!(meeting.may_decide(barred), done);
        let decided = meeting.decide(barred, |decisions| decisions.push(MeetingDecision::default()));
        prop_assert_eq!(decided.is_ok(), done);
        prop_assert_eq!(meeting.decisions().len(), usize::from(done));
    }

    #[test]
    fn a_bar_never_asks_for_more(meeting in meeting()) {
        let (open, barred) = (meeting.missing(false), meeting.missing(true));
        prop_assert!(barred.iter().all(|one| open.contains(one)));
        prop_assert!(!barred.contains(&Missing::ParentsView));
        prop_assert!(open.windows(2).all(|two| two[0] < two[1]), "in the order of the agenda");
    }

    #[test]
    fn closing_is_always_possible_once_and_keeps_what_is_written(mut meeting in meeting()) {
        let before = meeting.minutes().clone();
        prop_assert!(meeting.close(by(), at(700)).is_ok());
        prop_assert_eq!(&meeting.minutes().explanations, &before.explanations);
        prop_assert_eq!(&meeting.minutes().parents, &before.parents);
        prop_assert!(meeting.close(by(), at(701)).is_err());
    }
}
