use super::*;
use crate::{
    domain::{
        assessment::Profession,
        correction::Retraction,
        decision::{DecisionDraft, Suggested},
        next_step::{Answer3, Danger, Parents, Sign, Signs, Step},
        notice::{Audience, Entry, Event, Lifted},
        underretning::{Contents, Way},
    },
    workflow::{by_child::ByChild, parents::Weighed},
};

fn at(minute: u16) -> Moment {
    Moment {
        date: "2026-11-22".parse().unwrap(),
        minute,
    }
}

fn by(name: &str) -> Professional {
    Professional {
        name: name.into(),
        profession: Profession::Paedagog,
    }
}

fn draft(danger: Danger) -> Assessment {
    let mut draft = Assessment::begin("c".into(), by("Mette"), at(1), None);
    draft.facts.danger = Some(danger);
    draft
}

fn complete(assessment: &mut Assessment) {
    let suggested = Suggested {
        step: Step::Almen,
        main_rule: 22,
        edition: "2026-1".into(),
    };
    let decision = DecisionDraft {
        step: Some(Step::Almen),
        reason: "r".into(),
        tovholder: "Mette".into(),
        follow_up: "2026-12-20".into(),
    };
    assessment.decision = Some(decision.decide(suggested, at(2), None).unwrap());
}

/// Stores what the answers do, as the store does it.
fn follow(roster: &mut Roster, assessment: &str) -> bool {
    let signal_of = |a: &Assessment| a.signal(None);
    let followed = roster.followed(assessment, signal_of, &by("Mette"), at(3), |_| true);
    store(roster, followed)
}

fn store(roster: &mut Roster, followed: Vec<Followed>) -> bool {
    let any = !followed.is_empty();
    for one in followed {
        let (key, notice) = match one {
            Followed::New(notice) => (format!("n{}", roster.notices.len()), notice),
            Followed::Next(key, notice) => (key, notice),
        };
        roster.notices.insert(key, notice);
    }
    any
}

fn only_notice(roster: &Roster) -> &Notice {
    assert_eq!(roster.notices.len(), 1);
    roster.notices.values().next().unwrap()
}

fn roster(id: &str, assessment: Assessment) -> Roster {
    let mut roster = Roster::default();
    roster.assessments.insert(id.into(), assessment);
    roster
}

/// As it was while the assessment was under way.
fn begun_as_draft(roster: &mut Roster, id: &str) {
    let completed = roster.assessments[id].clone();
    roster.assessments.get_mut(id).unwrap().decision = None;
    assert!(follow(roster, id));
    roster.assessments.insert(id.into(), completed);
}

/// A completed assessment with this danger, and its correction under way.
fn corrected(danger: Danger) -> Roster {
    let mut first = draft(danger);
    complete(&mut first);
    let mut roster = roster("a", first);
    let copy = roster.correction("a", by("Mette"), at(5), "fejl".into());
    roster.assessments.insert("b".into(), copy.unwrap());
    roster
}

fn retract(roster: &mut Roster, id: &str) {
    let retraction = Retraction {
        child: "c".into(),
        record: id.into(),
        reason: "forkert barn".into(),
        by: by("Mette"),
        at: at(20),
        taken_back: None,
    };
    roster.retractions.insert(format!("r{id}"), retraction);
}

#[test]
fn correction_under_way_bars_contact_for_whoever_cannot_read_it() {
    let mut roster = corrected(Danger::Nej);
    roster.assessments.get_mut("b").unwrap().facts.danger = Some(Danger::Ja);
    assert!(follow(&mut roster, "b"));
    assert!(!roster.notice_bars_contact("c"), "its author reads it");
    assert!(roster.notice_bars_contact_for_all("c"));
    let hidden = roster.assessments.remove("b").unwrap();
    assert!(roster.assessments.contains_key("a"));
    assert!(roster.notice_bars_contact("c"));
    assert_eq!(roster.told_notices("c").len(), 1);
    roster.assessments.insert("b".into(), hidden);
    complete(roster.assessments.get_mut("b").unwrap());
    assert!(!follow(&mut roster, "b"));
    assert!(!roster.notice_bars_contact_for_all("c"));
}

#[test]
fn colleague_who_ends_a_notice_does_not_open_contact_by_it() {
    let mut roster = roster("a", draft(Danger::Ja));
    follow(&mut roster, "a");
    roster.assessments.remove("a");
    let end = |roster: &mut Roster, parents| {
        let reason = "sendt".to_owned();
        let notice = roster.notices.values_mut().next().unwrap();
        notice.add(Event::Ended { reason, parents }, by("Bo"), at(9));
    };
    end(&mut roster, Some(Answer3::VedIkke));
    assert!(roster.notice_bars_contact("c"));
    assert!(roster.standing_notices("c").is_empty());
    assert_eq!(roster.told_notices("c").len(), 1);
    end(&mut roster, Some(Answer3::Ja));
    assert!(!roster.notice_bars_contact("c"));
    assert!(roster.told_notices("c").is_empty());
}

#[test]
fn slip_in_a_correction_and_a_discarded_one_leave_nothing_standing() {
    let answer = |roster: &mut Roster, danger| {
        roster.assessments.get_mut("b").unwrap().facts.danger = Some(danger);
        follow(roster, "b")
    };
    let mut roster = corrected(Danger::Nej);
    assert!(answer(&mut roster, Danger::Ja));
    assert!(answer(&mut roster, Danger::Nej));
    assert!(roster.standing_notices("c").is_empty());
    assert!(answer(&mut roster, Danger::Ja));
    assert_eq!(roster.standing_notices("c").len(), 1);
    let put_back = roster.put_back("b", &by("Mette"), at(9));
    assert!(store(&mut roster, put_back));
    roster.assessments.remove("b");
    assert!(roster.standing_notices("c").is_empty());
    assert!(!roster.notice_bars_contact("c"));
}

#[test]
fn notice_of_a_discarded_draft_stays_and_bars_contact_until_somebody_ends_it() {
    let mut roster = roster("a", draft(Danger::Ja));
    assert!(follow(&mut roster, "a"));
    assert!(!roster.is_put_back_when_discarded("a"));
    assert!(roster.notice_outlives("a"));
    assert!(!roster.notice_bars_contact("c"), "the answers can be read");
    roster.assessments.remove("a");
    assert!(only_notice(&roster).standing().is_some());
    assert!(roster.notice_bars_contact("c"), "they are gone");
    assert!(roster.notice_bars_contact_for_all("c"));

    // Ended without a word on the parents it bars on; with their yes it is over.
    for (parents, bars) in [(None, true), (Some(Answer3::Ja), false)] {
        let mut ended = roster.clone();
        let notice = ended.notices.values_mut().next().unwrap();
        let reason = "sendt".to_owned();
        notice.add(Event::Ended { reason, parents }, by("Mette"), at(9));
        assert_eq!(ended.notice_bars_contact("c"), bars);
    }
}

#[test]
fn what_is_discarded_with_nothing_begun_leaves_nothing_and_a_correction_puts_back() {
    let mut calm = roster("a", draft(Danger::Nej));
    assert!(!follow(&mut calm, "a"));
    assert!(!calm.notice_outlives("a"));
    let untouched = roster("a", Assessment::begin("c".into(), by("Mette"), at(1), None));
    assert!(untouched.is_put_back_when_discarded("a"));
    let mut correction = corrected(Danger::Nej);
    correction.assessments.get_mut("b").unwrap().facts.danger = Some(Danger::Ja);
    assert!(follow(&mut correction, "b"));
    assert!(correction.is_put_back_when_discarded("b"));
    assert!(!correction.notice_outlives("b"));
    // What was told of a draft and then put right says nothing any more.
    let mut slip = roster("a", draft(Danger::Ja));
    assert!(follow(&mut slip, "a"));
    slip.assessments.get_mut("a").unwrap().facts.danger = Some(Danger::Nej);
    assert!(follow(&mut slip, "a"));
    assert!(!slip.notice_outlives("a"));
}

#[test]
fn assessment_made_by_mistake_withdraws_what_it_began() {
    let mut first = draft(Danger::Ja);
    complete(&mut first);
    let mut roster = roster("a", first);
    begun_as_draft(&mut roster, "a");
    retract(&mut roster, "a");
    assert!(follow(&mut roster, "a"));
    assert!(roster.standing_notices("c").is_empty());
    assert!(!follow(&mut roster, "a"));
    // It counts again, and so does what it began.
    roster.retractions = ByChild::default();
    assert!(follow(&mut roster, "a"));
    assert_eq!(roster.standing_notices("c").len(), 1);

    let mut roster = corrected(Danger::Nej);
    roster.assessments.get_mut("b").unwrap().facts.danger = Some(Danger::Ja);
    follow(&mut roster, "b");
    complete(roster.assessments.get_mut("b").unwrap());
    retract(&mut roster, "b");
    assert!(follow(&mut roster, "b"));
    assert!(roster.standing_notices("c").is_empty());
}

#[test]
fn everything_of_an_assessment_is_withdrawn_whatever_the_ids_in_the_same_minute() {
    for ids in [["x", "y"], ["y", "x"]] {
        let mut roster = roster("a", draft(Danger::Ja));
        follow(&mut roster, "a");
        let one = only_notice(&roster).clone();
        roster.notices = ByChild::default();
        let mut limited = one.clone();
        limited.audience = Audience::Only(Vec::new());
        limited.add(Event::Withdrawn, by("Mette"), at(3));
        roster.notices.insert(ids[0].into(), limited);
        roster.notices.insert(ids[1].into(), one);
        assert!(!follow(&mut roster, "a"), "the same answers write nothing");
        roster.assessments.get_mut("a").unwrap().facts.danger = Some(Danger::Nej);
        assert!(follow(&mut roster, "a"));
        assert!(roster.standing_notices("c").is_empty());
        assert!(!follow(&mut roster, "a"));
    }
}

#[test]
fn completing_reveals_what_is_limited_or_not_said_yet_and_nothing_else() {
    let reveals = |roster: &Roster| {
        let signal = roster.assessments["a"].signal(None);
        roster.completing_reveals("a", signal)
    };
    let mut roster = roster("a", draft(Danger::Ja));
    follow(&mut roster, "a");
    assert!(!reveals(&roster));
    let signs = Signs::NONE.with(Sign::VoldAndre);
    roster.assessments.get_mut("a").unwrap().facts.signs = Some(signs);
    assert!(reveals(&roster));
    follow(&mut roster, "a");
    assert!(only_notice(&roster).asks());
    assert!(reveals(&roster));
    let choose = |roster: &mut Roster, audience| {
        let notice = roster.notices.values_mut().next().unwrap();
        (notice.audience, notice.chosen) = (audience, true);
    };
    choose(&mut roster, Audience::Only(Vec::new()));
    assert!(reveals(&roster));
    choose(&mut roster, Audience::Everyone);
    assert!(!reveals(&roster));
    // Limited for another reason than the signs.
    choose(&mut roster, Audience::Only(Vec::new()));
    roster.assessments.get_mut("a").unwrap().facts.signs = None;
    assert!(reveals(&roster));
}

#[test]
fn notice_stands_for_what_cannot_be_read_and_for_nothing_else() {
    let mut roster = roster("a", draft(Danger::Ja));
    assert!(follow(&mut roster, "a"));
    assert!(!roster.notice_bars_contact("c"));
    let hidden = roster.assessments.remove("a").unwrap();
    assert!(roster.notice_bars_contact("c"));
    assert!(!roster.notice_bars_contact("another"));
    roster.assessments.insert("a".into(), hidden);
    roster.assessments.get_mut("a").unwrap().facts.danger = Some(Danger::Nej);
    assert!(follow(&mut roster, "a"));
    assert!(roster.standing_notices("c").is_empty());
    assert_eq!(roster.past_notices("c").len(), 1);
}

#[test]
fn correction_begins_what_is_worse_at_once_and_withdraws_when_it_is_completed() {
    let mut first = draft(Danger::Ja);
    complete(&mut first);
    let mut roster = roster("a", first);
    // Completed before there were notices: correcting a word begins none.
    let copy = roster.correction("a", by("Bo"), at(5), "fejl".into());
    roster.assessments.insert("b".into(), copy.unwrap());
    assert!(!follow(&mut roster, "b"));
    assert!(!follow(&mut roster, "a"));
    begun_as_draft(&mut roster, "a");
    roster.assessments.get_mut("b").unwrap().facts.danger = Some(Danger::Nej);
    assert!(!follow(&mut roster, "b"), "the corrected one counts still");
    complete(roster.assessments.get_mut("b").unwrap());
    assert!(follow(&mut roster, "b"));
    let notice = only_notice(&roster);
    assert_eq!(notice.log.last().unwrap().event, Event::Withdrawn);
    assert_eq!(notice.assessment, "a");

    let mut calm = draft(Danger::Nej);
    complete(&mut calm);
    let mut roster = self::roster("a", calm);
    let copy = roster.correction("a", by("Bo"), at(5), "fejl".into());
    roster.assessments.insert("b".into(), copy.unwrap());
    roster.assessments.get_mut("b").unwrap().facts.danger = Some(Danger::Ja);
    assert!(follow(&mut roster, "b"));
    assert_eq!(roster.standing_notices("c").len(), 1);
}

#[test]
fn colleagues_notice_is_told_to_others_and_not_to_its_author() {
    let mut roster = roster("a", draft(Danger::Ja));
    follow(&mut roster, "a");
    assert!(!roster.tells_of_others(&by("Bo")), "the child is not known");
    let child = crate::domain::child::Child {
        label: "Alma".into(),
        birth_month: "2022-05".parse().unwrap(),
        unborn: false,
        weeks_early: 0,
        unit: String::new(),
        languages: String::new(),
        band_by_hand: None,
        archived: false,
        added_on: "2026-11-22".parse().unwrap(),
        changes: Vec::new(),
    };
    roster.children.insert("c".into(), child);
    assert!(roster.tells_of_others(&by("Bo")));
    assert!(!roster.tells_of_others(&by("Mette")));
    let notice = only_notice(&roster);
    assert_eq!(notice.audience, Audience::Everyone);
}

#[test]
fn sent_underretning_reveals_what_a_notice_keeps_from_some_or_nobody_has_spoken_about() {
    let letter = |suspicion| {
        let mut letter = Underretning::begin("c".into(), by("Mette"), at(1), Contents::default());
        letter.suspicion = suspicion;
        letter
    };
    let mut roster = roster("a", draft(Danger::Ja));
    for (suspicion, reveals) in [
        (None, true),
        (Some(Suspicion::Nej), false),
        (Some(Suspicion::Foraelder), false),
        (Some(Suspicion::Andre), true),
        (Some(Suspicion::VedIkke), true),
    ] {
        assert_eq!(roster.sending_reveals(&letter(suspicion)), reveals);
    }
    follow(&mut roster, "a");
    let notice = roster.notices.values_mut().next().unwrap();
    notice.chosen = true;
    assert!(!roster.sending_reveals(&letter(Some(Suspicion::Andre))));
    let mut ended = roster.clone();
    let notice = ended.notices.values_mut().next().unwrap();
    let (reason, parents) = ("sendt".to_owned(), Some(Answer3::Ja));
    notice.add(Event::Ended { reason, parents }, by("Mette"), at(9));
    assert!(ended.sending_reveals(&letter(Some(Suspicion::Andre))));
    let notice = roster.notices.values_mut().next().unwrap();
    notice.audience = Audience::Only(Vec::new());
    assert!(roster.sending_reveals(&letter(Some(Suspicion::Nej))));
}

#[test]
fn everybody_waits_with_the_parents_until_the_author_has_said_who_may_know() {
    let mut made = draft(Danger::Nej);
    made.facts.signs = Some(Signs::NONE.with(Sign::VoldAndre));
    let mut roster = roster("a", made);
    follow(&mut roster, "a");
    let me = by("Mette");
    let (key, notice) = roster.bars_to_settle(&me)[0];
    assert!(notice.asks() && roster.asking_notices(&me) == [key]);
    assert!(roster.bars_to_settle(&by("Bo")).is_empty());
    let key = key.to_owned();
    roster.notices.get_mut(&key).unwrap().bar = Some("b".into());
    roster.bars.insert("b".into(), ContactBar::new("c".into()));
    assert!(roster.bars_to_settle(&me).is_empty());
    // Its author reads the notice itself, and a colleague the bar alone.
    assert!(roster.told_bars("c").is_empty() && !roster.tells_of_others(&me));
    let parents = |roster: &Roster, weighed| roster.parents_of("c", weighed, |_| None);
    let mut theirs = Roster {
        bars: roster.bars.clone(),
        ..Roster::default()
    };
    assert_eq!(theirs.told_bars("c"), ["b"]);
    for weighed in [Weighed::Here, Weighed::ByAll] {
        assert_eq!(parents(&theirs, weighed), Parents::Vent);
        assert_eq!(parents(&roster, weighed), Parents::Vent);
    }
    assert_eq!(parents(&Roster::default(), Weighed::Here), Parents::Ja);
    // Somebody answers for it that they may be told.
    theirs.bars.get_mut("b").unwrap().lifted = Some(Lifted {
        reason: "lederen".into(),
        by: by("Bo"),
        at: at(9),
    });
    assert_eq!(parents(&theirs, Weighed::Here), Parents::Ja);
    assert!(theirs.told_bars("c").is_empty());
    // Whatever the author says ends it: named readers, everybody, or that no route was meant.
    let off = |change: &dyn Fn(&mut Roster)| {
        let mut roster = roster.clone();
        change(&mut roster);
        !roster.bars_to_settle(&me).is_empty()
    };
    assert!(off(&|r| r.notices.get_mut(&key).unwrap().chosen = true));
    assert!(off(
        &|r| r.notices.get_mut(&key).unwrap().audience = Audience::Everyone
    ));
    assert!(off(&|r| {
        let notice = r.notices.get_mut(&key).unwrap();
        notice.add(Event::Withdrawn, by("Mette"), at(5));
    }));
    assert!(off(&|r| complete(r.assessments.get_mut("a").unwrap())));
    // Ended without a yes it still bars, and without an answer of who may know.
    assert!(!off(&|r| {
        let (reason, parents) = ("sendt".to_owned(), None);
        let notice = r.notices.get_mut(&key).unwrap();
        notice.add(Event::Ended { reason, parents }, by("Mette"), at(5));
    }));
}

#[test]
fn route_is_noted_as_sent_by_its_author_s_own_letter_since_it_was_begun_and_by_no_other() {
    let mut roster = Roster::default();
    roster.assessments.insert("a".into(), draft(Danger::Ja));
    assert!(follow(&mut roster, "a"));
    let begun = only_notice(&roster).standing().unwrap().1.at;
    let letter = |author: &str, child: &str, minute| {
        let mut letter = Underretning::begin(child.into(), by(author), at(1), Contents::default());
        letter.sent = Some(Sent {
            on: begun.date,
            minute: None,
            way: Way::Telefon,
            to: "Akutvagten".into(),
            by: by(author),
            noted: Moment { minute, ..begun },
        });
        letter
    };
    let sent = |roster: &Roster| {
        let found = roster.sent_since_begun(only_notice(roster));
        found.map(|(id, _)| id.to_owned())
    };
    assert_eq!(sent(&roster), None);
    for (id, other) in [
        ("before", letter("Mette", "c", begun.minute - 1)),
        ("colleague", letter("Bo", "c", begun.minute)),
        ("elsewhere", letter("Mette", "d", begun.minute)),
    ] {
        roster.underretninger.insert(id.into(), other);
        assert_eq!(sent(&roster), None, "{id}");
    }
    let mut under_way = letter("Mette", "c", begun.minute);
    under_way.sent = None;
    roster.underretninger.insert("under way".into(), under_way);
    assert_eq!(sent(&roster), None);
    let own = letter("Mette", "c", begun.minute);
    roster.underretninger.insert("own".into(), own);
    assert_eq!(sent(&roster).as_deref(), Some("own"));
    // Ended, there is nothing to be said of it.
    let mut ended = only_notice(&roster).clone();
    ended.log.push(Entry {
        event: Event::Withdrawn,
        by: by("Mette"),
        at: begun,
        version: None,
    });
    assert_eq!(roster.sent_since_begun(&ended), None);
}
