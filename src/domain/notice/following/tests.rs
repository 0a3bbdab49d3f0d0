use super::*;
use crate::domain::{assessment::Profession, next_step::Answer3, notice::Reader};

fn at(minute: u16) -> Moment {
    Moment {
        date: "2026-11-22".parse().unwrap(),
        minute,
    }
}

fn mette() -> Professional {
    Professional {
        name: "Mette".into(),
        profession: Profession::Paedagog,
    }
}

const AKUT: Option<Route> = Some(Route::Akut);
const UND: Option<Route> = Some(Route::Underretning);

fn signal(route: Option<Route>, may_concern_colleague: bool) -> Signal {
    Signal {
        route,
        may_concern_colleague,
        bars_contact: true,
    }
}

fn draft(version: &str) -> About<'_> {
    About {
        child: "c",
        first: "a",
        version,
        draft: true,
    }
}

/// The notices of one assessment, by key, as the answers leave them.
#[derive(Default)]
struct Told(Vec<(String, Notice)>);

impl Told {
    fn follow_as(&mut self, signal: Signal, about: About, unseen: bool) -> usize {
        let followed = {
            let there: Vec<_> = self.there(unseen);
            follow(&there, signal, about, &mette(), at(600))
        };
        self.store(followed)
    }

    fn follow(&mut self, signal: Signal, unseen: bool) -> usize {
        self.follow_as(signal, draft("a"), unseen)
    }

    fn there(&self, unseen: bool) -> Vec<There<'_>> {
        self.0
            .iter()
            .map(|(key, notice)| There {
                key,
                notice,
                unseen,
            })
            .collect()
    }

    fn store(&mut self, followed: Vec<Followed>) -> usize {
        let written = followed.len();
        for one in followed {
            match one {
                Followed::New(notice) => self.0.push((self.0.len().to_string(), notice)),
                Followed::Next(key, notice) => {
                    self.0.iter_mut().find(|(k, _)| *k == key).unwrap().1 = notice;
                }
            }
        }
        written
    }

    fn end(&mut self, at_place: usize) {
        let (reason, parents) = ("Sendt".to_owned(), Some(Answer3::VedIkke));
        let ended = Event::Ended { reason, parents };
        self.0[at_place].1.add(ended, mette(), at(601));
    }

    /// The route that stands of each, and whether it is limited.
    fn standing(&self) -> Vec<(Option<Route>, bool)> {
        let all = self.0.iter();
        all.map(|(_, n)| (n.standing().map(|(route, _)| route), n.is_limited()))
            .collect()
    }
}

fn told(signals: &[Signal]) -> Told {
    let mut told = Told::default();
    for signal in signals {
        told.follow(*signal, false);
    }
    told
}

#[test]
fn route_is_told_to_everyone_at_once_unless_a_colleague_may_be_meant() {
    assert_eq!(told(&[signal(None, true)]).standing(), []);
    let mut open = told(&[signal(AKUT, false)]);
    assert_eq!(open.standing(), [(AKUT, false)]);
    assert!(!open.0[0].1.asks());
    let mut limited = told(&[signal(AKUT, true)]);
    assert_eq!(limited.standing(), [(AKUT, true)]);
    assert!(limited.0[0].1.asks());
    // The same answers again write nothing.
    assert_eq!(open.follow(signal(AKUT, false), true), 0);
    assert_eq!(limited.follow(signal(AKUT, true), true), 0);
}

#[test]
fn notice_is_taken_back_from_everyone_only_before_anybody_has_seen_it() {
    let mut open = told(&[signal(AKUT, false)]);
    open.follow(signal(AKUT, true), true);
    assert_eq!(open.standing(), [(AKUT, true)]);
    assert!(open.0[0].1.asks());
    // Seen, it stays as it was, and what may concern a colleague is another notice.
    let mut seen = told(&[signal(UND, false)]);
    let before = seen.0[0].1.clone();
    seen.follow(signal(AKUT, true), false);
    assert_eq!(seen.standing(), [(UND, false), (AKUT, true)]);
    assert_eq!(seen.0[0].1, before);
    assert!(seen.0[1].1.asks());
    assert_eq!(seen.follow(signal(AKUT, true), false), 0);
    // Also where the route is the same.
    let mut seen = told(&[signal(AKUT, false)]);
    seen.follow(signal(AKUT, true), false);
    assert_eq!(seen.standing(), [(AKUT, false), (AKUT, true)]);
}

#[test]
fn limited_notice_is_never_widened_by_the_answers() {
    let readers = vec![Reader {
        id: "i".into(),
        name: "Ida".into(),
    }];
    for (chosen, readers) in [(false, Vec::new()), (true, Vec::new()), (true, readers)] {
        let mut told = told(&[signal(UND, true)]);
        told.0[0].1.chosen = chosen;
        told.0[0].1.audience = Audience::Only(readers.clone());
        // The suspicion is named, or the sign was a slip; it grows more severe; it is put right.
        for answers in [signal(UND, false), signal(AKUT, false), signal(None, false)] {
            told.follow(answers, true);
            assert_eq!(told.0[0].1.audience, Audience::Only(readers.clone()));
            assert_eq!(told.0[0].1.chosen, chosen);
        }
        assert_eq!(told.standing(), [(None, true)]);
        // What comes after it is another notice, with nothing of the first in it.
        told.follow(signal(UND, false), true);
        assert_eq!(told.standing(), [(None, true), (UND, false)]);
        assert_eq!(told.0[1].1.log.len(), 1);
    }
}

#[test]
fn ended_limited_notice_is_not_told_with_its_reason() {
    let mut told = told(&[signal(UND, true)]);
    told.end(0);
    assert_eq!(told.follow(signal(UND, false), true), 0);
    told.follow(signal(AKUT, false), true);
    assert_eq!(told.standing(), [(None, true), (AKUT, false)]);
}

#[test]
fn who_has_said_that_nobody_here_is_meant_is_asked_again_for_a_new_suspicion_only() {
    let mut told = told(&[signal(UND, true)]);
    told.0[0].1.audience = Audience::Everyone;
    told.0[0].1.chosen = true;
    told.follow(signal(AKUT, true), false);
    assert_eq!(told.standing(), [(AKUT, false)]);
    // The suspicion is gone, and a new one comes.
    told.follow(signal(AKUT, false), false);
    assert!(!told.0[0].1.chosen);
    told.follow(signal(AKUT, true), false);
    assert_eq!(told.standing(), [(AKUT, false), (AKUT, true)]);
}

#[test]
fn corrected_answer_withdraws_all_that_stands_and_both_states_stay() {
    let mut told = told(&[signal(AKUT, false), signal(UND, false), signal(UND, true)]);
    assert_eq!(told.standing(), [(UND, false), (UND, true)]);
    assert_eq!(told.follow(signal(None, false), true), 2);
    assert_eq!(told.follow(signal(None, false), true), 0);
    assert_eq!(told.standing(), [(None, false), (None, true)]);
    told.follow(signal(AKUT, false), true);
    let events: Vec<_> = told.0[0].1.log.iter().map(|entry| &entry.event).collect();
    assert_eq!(
        events,
        [
            &Event::Begun(Route::Akut),
            &Event::Begun(Route::Underretning),
            &Event::Withdrawn,
        ]
    );
    assert_eq!(told.standing()[2], (AKUT, false));
}

#[test]
fn ended_notice_begins_again_only_for_something_worse_or_after_a_correction() {
    let mut ended = told(&[signal(UND, false)]);
    ended.end(0);
    assert_eq!(ended.follow(signal(UND, false), true), 0);
    // It was told to everybody: what may concern a colleague is something else.
    ended.follow(signal(UND, true), true);
    assert_eq!(ended.standing(), [(None, false), (UND, true)]);
    let mut worse = told(&[signal(UND, false)]);
    worse.end(0);
    worse.follow(signal(AKUT, false), true);
    assert_eq!(worse.standing(), [(None, false), (AKUT, false)]);
    let mut corrected = told(&[signal(UND, false)]);
    corrected.end(0);
    corrected.follow(signal(None, false), true);
    corrected.follow(signal(UND, false), true);
    assert_eq!(corrected.standing(), [(None, false), (UND, false)]);
}

#[test]
fn correction_says_itself_what_it_begins_and_it_can_be_put_back() {
    let mut told = told(&[signal(UND, false)]);
    told.follow_as(signal(AKUT, false), draft("b"), true);
    assert_eq!(told.0[0].1.version(), "b");
    let back = put_back(&told.there(true), "b", &mette(), at(602));
    assert_eq!(told.store(back), 1);
    assert_eq!(told.standing(), [(UND, false)]);
    assert_eq!(told.0[0].1.version(), "a");
    assert_eq!(put_back(&told.there(true), "b", &mette(), at(602)), []);
    // What the first version began is not taken back from everybody for it.
    told.follow_as(signal(UND, true), draft("b"), true);
    assert_eq!(told.standing(), [(UND, false), (UND, true)]);
    let back = put_back(&told.there(true), "b", &mette(), at(603));
    told.store(back);
    assert_eq!(told.standing(), [(UND, false), (None, true)]);
    // Barred contact is a beginning too, also where the route is the same or was ended.
    told.follow_as(signal(UND, false), draft("b"), true);
    assert_eq!(told.0[0].1.version(), "b");
    told.end(0);
    assert_eq!(told.follow_as(signal(UND, false), draft("b"), true), 0);
    told.follow_as(signal(UND, false), draft("d"), true);
    assert_eq!(told.0.last().unwrap().1.version(), "d");
}
