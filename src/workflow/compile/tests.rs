use super::*;
use crate::domain::{
    agreement::{About, Agreement},
    assessment::{PositionChoice, Profession},
    date::Moment,
    decision::{DecisionDraft, Suggested},
    instrument::Role,
    meeting::{Explanation, ExplanationAbout, MeetingDecision, MeetingKind, Minutes},
    next_step::{Danger, Sign, Signs, Step},
    parent_talk::ParentTalk,
    position::Position,
    response::HeightenedAnswer,
    underretning::{Sent, Underretning, Way},
};

fn at(day: &str) -> Moment {
    Moment {
        date: day.parse().unwrap(),
        minute: 600,
    }
}

fn by(name: &str) -> Professional {
    Professional {
        name: name.into(),
        profession: Profession::Paedagog,
    }
}

/// Two editions of the form are known: in the newer the first item has other words.
fn compiled(roster: &Roster) -> Contents {
    let older = Arc::new(crate::content::trivselsskema::of_edition("2026-1").unwrap());
    let mut newer = (*older).clone();
    newer.edition = "2027-1".into();
    for item in &mut newer.areas[0].items {
        item.text = "Ny ordlyd.".into();
    }
    let instruments = [older, Arc::new(newer)];
    let municipality = crate::content::municipality::of_edition("2026-1").unwrap();
    let rules = crate::content::next_step::of_edition("2026-1").unwrap();
    let words = Words {
        instrument_of: &|edition| {
            instruments
                .iter()
                .find(|one| one.edition == edition)
                .cloned()
        },
        factors_of: &|_| {
            crate::content::factors::of_edition("2026-1")
                .ok()
                .map(Arc::new)
        },
        municipality: &municipality,
        rules: &rules,
    };
    contents(roster, "c", &by("Mette"), words)
}

fn assessment() -> Assessment {
    let instrument = crate::content::trivselsskema::of_edition("2026-1").unwrap();
    let mut response = Response::new(&instrument.edition, Role::Paedagog, "C".into());
    let (area, item) = {
        let asked = response.asked(&instrument);
        (asked[0].0.id.clone(), asked[0].1[0].id.clone())
    };
    let given = response.area_mut(&area);
    given.works = "Sange om morgenen.".into();
    given.observation = " Græder, når mor går. ".into();
    given.answers.insert(item, Answer::S);
    let yes = HeightenedAnswer {
        yes: true,
        text: "Taler mindre end før.".into(),
    };
    response.heightened.insert("x1".into(), yes);
    let mut made = Assessment::begin("c".into(), by("Hanne"), at("2026-03-01"), Some(response));
    made.position = Some(PositionChoice {
        position: Position::Roed,
        reason: "Alma er ofte alene.".into(),
        difference: String::new(),
    });
    made.scores.child = Score::new(3).map(RulerAnswer::Step);
    let suggested = Suggested {
        step: Step::Underretning,
        main_rule: 9,
        edition: "2026-1".into(),
    };
    let draft = DecisionDraft {
        step: Some(Step::Underretning),
        reason: "Vi kan ikke løse det selv.".into(),
        tovholder: "Hanne".into(),
        follow_up: "2026-04-01".into(),
    };
    made.decision = Some(draft.decide(suggested, at("2026-03-02"), None).unwrap());
    made
}

#[test]
fn child_with_nothing_stored_gives_an_empty_beginning() {
    assert_eq!(compiled(&Roster::default()), Contents::default());
}

#[test]
fn facts_stand_apart_from_how_they_are_understood() {
    let mut roster = Roster::default();
    roster.assessments.insert("a".into(), assessment());
    let made = compiled(&roster);
    assert!(made.seen.contains("02.03.2026, Hanne. "), "{}", made.seen);
    assert!(
        made.seen.contains(": Græder, når mor går.\n"),
        "{}",
        made.seen
    );
    assert!(made.seen.contains("Ses sjældent: "), "{}", made.seen);
    assert!(
        made.seen.ends_with("Taler mindre end før."),
        "{}",
        made.seen
    );
    assert!(!made.seen.contains("alene") && !made.seen.contains("Rød"));
    assert!(made.strengths.ends_with(": Sange om morgenen."));
    for part in [
        "Position: Rød. Alma er ofte alene.",
        "barnet: 3 af 10 (10 er bedst)",
        "Vi kan ikke løse det selv.",
    ] {
        assert!(made.understood.contains(part), "{}", made.understood);
    }
    assert!(!made.understood.contains("Græder"));
}

#[test]
fn each_assessment_is_told_in_the_words_of_its_own_edition() {
    let older = assessment();
    let mut newer = Assessment {
        author: by("Bo"),
        ..older.clone()
    };
    newer.response.as_mut().unwrap().edition = "2027-1".into();
    let mut roster = Roster::default();
    roster.assessments.insert("a".into(), older);
    roster.assessments.insert("b".into(), newer);
    let seen = compiled(&roster).seen;
    assert_eq!(seen.matches("Ny ordlyd.").count(), 1, "{seen}");
    assert_eq!(seen.matches("Ses sjældent: ").count(), 2, "{seen}");
}

#[test]
fn ressourcer_come_along_apart_from_how_they_are_understood() {
    let mut made = assessment();
    made.factors.strengths = " Bygger huler med sin bror. ".into();
    made.factors.understood = "Bror er et trygt sted.".into();
    made.factors
        .answer("2026-1", "r.alene", crate::domain::next_step::Answer3::Ja);
    let mut roster = Roster::default();
    roster.assessments.insert("a".into(), made);
    let made = compiled(&roster);
    assert!(
        made.strengths
            .ends_with("Hanne: Bygger huler med sin bror.")
    );
    assert!(
        made.understood
            .starts_with("02.03.2026, Hanne: Bror er et trygt sted.")
    );
    assert!(!made.seen.contains("Bror"));
}

#[test]
fn what_was_ticked_comes_along_and_what_is_hard_stands_for_itself() {
    let mut made = assessment();
    for (id, answer) in [
        ("b.sind", Answer3::Ja),
        ("b.hjaelp", Answer3::Nej),
        ("s.ro", Answer3::Ja),
        ("r.skift", Answer3::Ja),
        ("r.rusmidler", Answer3::VedIkke),
        ("f.ung", Answer3::Ja),
    ] {
        made.factors.answer("2026-1", id, answer);
    }
    let mut roster = Roster::default();
    roster.assessments.insert("a".into(), made);
    let made = compiled(&roster);
    let protects = "02.03.2026, Hanne. Det, der beskytter: Barnet har et lyst eller roligt sind";
    assert!(made.strengths.contains(protects), "{}", made.strengths);
    assert!(made.strengths.contains("Det lille barns trivsel: Gråd"));
    assert!(
        made.known.starts_with(
            "02.03.2026, Hanne. Det, der kan gøre det svært: Familien har mange skift"
        ),
        "{}",
        made.known
    );
    assert!(
        made.known
            .contains("Forældre i en sårbar position: En forælder er meget ung.")
    );
    for text in [&made.strengths, &made.known, &made.seen, &made.understood] {
        assert!(!text.contains("Alkohol") && !text.contains("søger trøst"));
    }
    assert!(!made.seen.contains("skift") && !made.understood.contains("skift"));
}

#[test]
fn what_was_agreed_and_said_together_comes_along() {
    let mut roster = Roster::default();
    let mut joint = Joint::begin("c".into(), by("Mette"), at("2026-03-01"));
    joint.reason = "Vi ser det samme.".into();
    joint.completion = Some(Completion {
        position: Position::Roed,
        participants: Vec::new(),
        from: "2026-01".parse().unwrap(),
        to: "2026-03".parse().unwrap(),
        held: "2026-03-05".parse().unwrap(),
        at: at("2026-03-05"),
        by: by("Mette"),
    });
    roster.joints.insert("j".into(), joint);
    let agreement = Agreement {
        child: "c".into(),
        about: About::Us,
        goal: "Alma er med i leg.".into(),
        we_do: "Vi deler gruppen.".into(),
        parents_do: String::new(),
        who: "Mette".into(),
        from: "2026-03-06".parse().unwrap(),
        to: "2026-04-06".parse().unwrap(),
        sign: "s".into(),
        made: at("2026-03-06"),
        made_by: by("Mette"),
        events: Vec::new(),
    };
    roster.agreements.insert("g".into(), agreement);
    let meeting = |closed: bool| {
        let mut meeting = Meeting::begin(
            "c".into(),
            MeetingKind::Netvaerk,
            "2026-03-10".parse().unwrap(),
            "2026-1".into(),
            by("Mette"),
            at("2026-03-10"),
        );
        let minutes = |minutes: &mut Minutes| {
            minutes.question = "Hvad kan vi gøre?".into();
            minutes.known = "Alma sidder for sig selv.".into();
            minutes.strengths = "Hun synger.".into();
            minutes.child.words = "Jeg vil være med.".into();
            minutes.parents.words = "Hun er træt.".into();
            minutes.tovholder = "Mette".into();
            minutes.teller = "Mette".into();
            minutes.explanations = vec![
                Explanation {
                    text: "e".into(),
                    about: Some(ExplanationAbout::Barnet),
                },
                Explanation {
                    text: "f".into(),
                    about: Some(ExplanationAbout::Omgivelserne),
                },
            ];
        };
        meeting.edit(minutes).unwrap();
        meeting
            .decide(false, |decisions| {
                decisions.push(MeetingDecision {
                    what: "Fast voksen om morgenen".into(),
                    who: "Mette".into(),
                    by: None,
                });
            })
            .unwrap();
        if closed {
            meeting.close(by("Mette"), at("2026-03-10")).unwrap();
        }
        meeting
    };
    roster.meetings.insert("m".into(), meeting(true));
    roster.meetings.insert("under way".into(), meeting(false));
    let made = compiled(&roster);
    assert_eq!(
        made.understood,
        "05.03.2026, fælles vurdering: Position: Rød. Vi ser det samme.\n\
         10.03.2026, møde, forklaring om barnet: e\n\
         10.03.2026, møde, forklaring om omgivelserne: f"
    );
    assert_eq!(made.seen, "10.03.2026, møde: Alma sidder for sig selv.");
    assert_eq!(made.strengths, "10.03.2026, møde: Hun synger.");
    assert_eq!(made.voice, "10.03.2026, møde: Jeg vil være med.");
    assert_eq!(
        made.contact,
        "10.03.2026, forældrene på eller til mødet: Hun er træt."
    );
    assert_eq!(
        made.tried,
        "Fokusaftale (06.03.2026 til 06.04.2026). Mål: Alma er med i leg. Vi gjorde: Vi deler gruppen.\n\
         10.03.2026: Drøftet på et møde. Aftalt: Fast voksen om morgenen"
    );
}

#[test]
fn talks_and_earlier_underretninger_are_told_oldest_first() {
    let mut roster = Roster::default();
    for (id, day, words) in [
        ("1", "2026-03-09", ""),
        ("2", "2026-03-05", "Jeg vil hjem."),
    ] {
        let talk = ParentTalk {
            child: "c".into(),
            held: day.parse().unwrap(),
            by: "Mette".into(),
            told: format!("Vi talte sammen {id}."),
            their_words: words.into(),
            childs_words: words.into(),
            noted: at(day),
        };
        roster.parent_talks.insert(id.into(), talk);
    }
    for (id, day) in [("u", "2026-02-09"), ("v", "2026-02-05")] {
        let mut letter = Underretning::begin("c".into(), by("Bo"), at(day), Contents::default());
        letter.sent = Some(Sent {
            on: day.parse().unwrap(),
            minute: None,
            way: Way::Digital,
            to: "Familierådgivningen".into(),
            by: by("Bo"),
            noted: at(day),
        });
        roster.underretninger.insert(id.into(), letter);
    }
    let made = compiled(&roster);
    assert_eq!(made.voice, "05.03.2026: Jeg vil hjem.");
    assert!(made.contact.starts_with(
        "05.03.2026, Mette: Vi talte sammen 2.\nForældrene sagde: Jeg vil hjem.\n09.03.2026"
    ));
    assert!(
        made.known
            .starts_with("Der er underrettet før: 05.02.2026 til"),
        "{}",
        made.known
    );
    assert_eq!(made.known.lines().count(), 2);
}

#[test]
fn signs_begin_the_question_with_the_gravest_that_anybody_ticked_and_stand_in_the_text() {
    let looked = |author: &str, signs: Option<Signs>, danger| {
        let mut made = Assessment::begin("c".into(), by(author), at("2026-03-01"), None);
        made.facts.signs = signs;
        made.facts.danger = danger;
        made
    };
    let one = |sign| Some(Signs::NONE.with(sign));
    for (signs, danger, found) in [
        (None, None, None),
        (Some(Signs::NONE), Some(Danger::Nej), None),
        (one(Sign::Vanroegt), None, None),
        (None, Some(Danger::VedIkke), None),
        (None, Some(Danger::Ja), None),
        (one(Sign::VoldAndre), None, Some(Suspicion::Andre)),
        (one(Sign::SocialKontrol), None, Some(Suspicion::Andre)),
        (one(Sign::VoldForaeldre), None, Some(Suspicion::Foraelder)),
    ] {
        let mut roster = Roster::default();
        assert_eq!(suspicion(&roster, "c"), None);
        let made = looked("Hanne", signs, danger);
        roster.assessments.insert("a".into(), made);
        assert_eq!(suspicion(&roster, "c"), found);
        assert_eq!(suspicion(&roster, "another"), None);
        // Nobody's milder look hides what somebody else has seen.
        let milder = looked("Bo", Some(Signs::NONE), Some(Danger::Nej));
        roster.assessments.insert("b".into(), milder);
        assert_eq!(suspicion(&roster, "c"), found);
        let graver = looked("Ida", one(Sign::VoldForaeldre), None);
        roster.assessments.insert("d".into(), graver);
        assert_eq!(suspicion(&roster, "c"), Some(Suspicion::Foraelder));
        let told = compiled(&roster);
        assert!(
            told.understood
                .contains("Ida: Der er sat kryds ved Vold eller overgreb fra forældre."),
            "{}",
            told.understood
        );
        assert!(!told.seen.contains("kryds"));
    }
}

#[test]
fn answer_that_tells_the_parents_more_than_an_assessment_does_is_contradicted() {
    use Suspicion::{Andre, Foraelder, Nej, VedIkke};
    for (sign, danger, contradicted) in [
        (None, Some(Danger::Nej), vec![]),
        (Some(Sign::Vanroegt), None, vec![]),
        (None, Some(Danger::Ja), vec![Nej]),
        (None, Some(Danger::VedIkke), vec![Nej]),
        (Some(Sign::SocialKontrol), None, vec![Nej]),
        (Some(Sign::VoldForaeldre), None, vec![Andre, Nej, VedIkke]),
    ] {
        let mut made = Assessment::begin("c".into(), by("Hanne"), at("2026-03-01"), None);
        made.facts.signs = sign.map(|sign| Signs::NONE.with(sign));
        made.facts.danger = danger;
        let mut roster = Roster::default();
        roster.assessments.insert("a".into(), made);
        let is_it = |answer: &Suspicion| contradicts(&roster, "c", *answer);
        let found: Vec<_> = Suspicion::ALL.into_iter().filter(is_it).collect();
        assert_eq!(found, contradicted, "{sign:?} {danger:?}");
        assert!(!is_it(&Foraelder));
    }
}
