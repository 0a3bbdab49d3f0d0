//! Two pairs of eyes, by keys: whatever is done in whatever order, nobody reads an assessment that
//! is not completed, or a notice that is for others, and nothing of either is ever lost.

use std::collections::{BTreeMap, BTreeSet};

use naeste_skridt::{
    domain::{
        assessment::{Assessment, Profession, Professional},
        correction::Retraction,
        date::Moment,
        decision::{DecisionDraft, Suggested},
        next_step::{Danger, Sign, Signs, Step},
        notice::{Audience, Event, Followed, Notice, Reader},
    },
    storage::{
        kdf::KdfParams,
        key::RecordId,
        memory::MemoryStore,
        record::{Record, RecordKind},
        slot::SlotKind,
    },
    workflow::{
        records::Particulars,
        roster::Roster,
        vault::{LoadedAll, Place, Unlocked, VaultError},
    },
};
use pollster::block_on;

use crate::support::{Seeded, create, id, kek, note, vault};

type Opened = Unlocked<MemoryStore>;

const CHILD: u8 = 7;

mod left;

/// What is known of one who is or was here.
#[derive(Clone)]
struct Person {
    id: RecordId,
    name: String,
    passphrase: u8,
    recovery: u8,
    here: bool,
}

impl Person {
    fn professional(&self) -> Professional {
        Professional {
            name: self.name.clone(),
            profession: Profession::Paedagog,
        }
    }
}

/// What must be true: every assessment with its author, and whether it is completed; every notice
/// with who may read it.
struct World {
    store: MemoryStore,
    dice: Seeded,
    people: Vec<Person>,
    own: BTreeMap<String, (usize, Assessment)>,
    notices: BTreeMap<String, (BTreeSet<usize>, Notice)>,
    minute: u16,
    made: u8,
    /// By first version: whom its author has chosen, since it may concern a colleague; `None`:
    /// everybody. Kept apart from what the notices say of themselves.
    said: BTreeMap<String, Option<BTreeSet<usize>>>,
    /// Who has unlocked since a notice was written as a record of its own.
    seen: BTreeMap<String, BTreeSet<usize>>,
}

/// Everything that one professional has open, as the app reads it.
struct Session {
    who: usize,
    open: Opened,
    roster: Roster,
    generations: BTreeMap<String, u64>,
}

fn all<T: Record>(open: &Opened, kind: RecordKind) -> LoadedAll<T> {
    block_on(open.load_all(kind)).unwrap()
}

fn take<T>(all: LoadedAll<T>, generations: &mut BTreeMap<String, u64>) -> BTreeMap<String, T> {
    assert!(all.set_aside.is_empty(), "{:?}", all.set_aside);
    all.items
        .into_iter()
        .map(|loaded| {
            let id = loaded.place.id().to_string();
            generations.insert(id.clone(), loaded.generation);
            (id, loaded.value)
        })
        .collect()
}

impl World {
    fn now(&self) -> Moment {
        Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: self.minute,
        }
    }

    fn unlock(&self, who: usize) -> Result<Session, VaultError> {
        let vault = vault(&self.store, self.dice.0 ^ 0xABCD);
        let door = block_on(vault.door())?.unwrap();
        let person = &self.people[who];
        let kek = kek(person.passphrase);
        let open = block_on(vault.unlock(&door, person.id, SlotKind::Passphrase, &kek))?;
        let mut generations = BTreeMap::new();
        let mut roster = Roster {
            assessments: take(all(&open, RecordKind::Assessment), &mut generations).into(),
            retractions: take(all(&open, RecordKind::Retraction), &mut generations).into(),
            notices: take(block_on(open.load_notices()).unwrap(), &mut generations).into(),
            ..Roster::default()
        };
        let drafts = take(all(&open, RecordKind::Draft), &mut generations);
        roster.assessments.extend(drafts);
        Ok(Session {
            who,
            open,
            roster,
            generations,
        })
    }

    /// The whole of it, for everybody.
    fn check(&self) {
        for who in 0..self.people.len() {
            let opened = self.unlock(who);
            assert_eq!(opened.is_ok(), self.people[who].here);
            let Ok(session) = opened else { continue };
            let mut expected = Roster {
                retractions: session.roster.retractions.clone(),
                ..Roster::default()
            };
            for (id, (author, assessment)) in &self.own {
                if *author == who || assessment.is_completed() {
                    expected.assessments.insert(id.clone(), assessment.clone());
                }
            }
            for (id, (readers, notice)) in &self.notices {
                if readers.contains(&who) {
                    expected.notices.insert(id.clone(), notice.clone());
                }
            }
            assert_eq!(session.roster, expected);
        }
        for stored in self.store.everything().values() {
            let text = String::from_utf8_lossy(&stored.current).into_owned();
            assert!(!text.contains("kanariefugl") && !text.contains("akut"));
        }
    }

    fn readers_of(&self, who: usize, audience: &Audience) -> BTreeSet<usize> {
        match audience {
            // Whoever joins later reads it too.
            Audience::Everyone => (0..64).collect(),
            Audience::Only(readers) => {
                let chosen = readers.iter().filter_map(|reader| {
                    let is = |p: &Person| p.id.to_string() == reader.id;
                    self.people.iter().position(is)
                });
                chosen.chain([who]).collect()
            }
        }
    }

    fn keep(&mut self, session: &mut Session, key: Option<String>, notice: Notice) {
        let author = key.as_ref().map_or(session.who, |key| {
            let name = &self.notices[key].1.author().unwrap().name;
            self.people.iter().position(|p| p.name == *name).unwrap()
        });
        let old = key.as_ref().map(|key| {
            let at = session.generations[key];
            (key.parse().unwrap(), at, &session.roster.notices[key])
        });
        let (id, generation) = block_on(session.open.keep_notice(old, &notice)).unwrap();
        let is_another = key.as_ref() != Some(&id.to_string());
        if let Some(key) = key {
            self.notices.remove(&key);
            session.roster.notices.remove(&key);
        }
        let id = id.to_string();
        if is_another {
            self.seen.insert(id.clone(), BTreeSet::new());
        }
        session.generations.insert(id.clone(), generation);
        session.roster.notices.insert(id.clone(), notice.clone());
        let readers = self.readers_of(author, &notice.audience);
        self.notices.insert(id, (readers, notice));
    }

    /// What each who is here but the author, and those the author has chosen, can read of notices.
    fn told_to_others(&self, author: usize, assessment: &str) -> BTreeMap<usize, Roster> {
        let chosen = self.said.get(assessment).cloned();
        if chosen == Some(None) {
            return BTreeMap::new();
        }
        let chosen = chosen.flatten().unwrap_or_default();
        (0..self.people.len())
            .filter(|who| *who != author && !chosen.contains(who))
            .filter_map(|who| Some((who, self.unlock(who).ok()?.roster)))
            .collect()
    }

    fn follow(&mut self, session: &mut Session, assessment: &str) {
        let about = session.roster.assessments[assessment].signal(None);
        if !about.may_concern_colleague {
            // What is suspected later is asked anew.
            self.said
                .retain(|id, said| id != assessment || said.is_some());
            self.follow_answers(session, assessment);
            return;
        }
        let before = self.told_to_others(session.who, assessment);
        self.follow_answers(session, assessment);
        for (who, after) in self.told_to_others(session.who, assessment) {
            for (id, notice) in &after.notices {
                let (was, now) = (&before[&who].notices[id].log, &notice.log);
                let put_right = matches!(now.last().unwrap().event, Event::Withdrawn);
                assert!(was == now || put_right, "{who} learns of {notice:?}");
            }
        }
    }

    fn follow_answers(&mut self, session: &mut Session, assessment: &str) {
        let me = self.people[session.who].professional();
        let seen = self.seen.clone();
        let who = session.who;
        let unseen = |key: &str| {
            seen.get(key)
                .is_some_and(|by| by.iter().all(|one| *one == who))
        };
        let followed = session.roster.followed(
            assessment,
            |assessment| assessment.signal(None),
            &me,
            self.now(),
            unseen,
        );
        for one in followed {
            match one {
                Followed::New(notice) => self.keep(session, None, notice),
                Followed::Next(key, notice) => self.keep(session, Some(key), notice),
            }
        }
    }

    fn save_draft(&mut self, session: &mut Session, key: &str, draft: Assessment) {
        let expected = session.generations.get(key).copied();
        let place = Place::draft(key.parse().unwrap());
        let generation = block_on(session.open.save(&place, expected, &draft)).unwrap();
        session.generations.insert(key.to_owned(), generation);
        session
            .roster
            .assessments
            .insert(key.to_owned(), draft.clone());
        self.own.insert(key.to_owned(), (session.who, draft));
        self.follow(session, key);
    }

    fn answer(&mut self, draft: &mut Assessment) {
        draft.facts.danger = [None, Some(Danger::Nej), Some(Danger::Ja)][self.dice.below(3)];
        let signs = [
            Signs::NONE,
            Signs::NONE.with(Sign::VoldAndre),
            Signs::NONE.with(Sign::Vanroegt),
        ];
        draft.facts.signs = Some(signs[self.dice.below(3)]);
        draft.decision_draft = DecisionDraft {
            step: [None, Some(Step::Underretning)][self.dice.below(2)],
            reason: format!("kanariefugl {}", self.dice.next()),
            tovholder: "Mette".into(),
            follow_up: "2026-12-20".into(),
        };
    }

    fn my_draft(&mut self, session: &Session) -> Option<(String, Assessment)> {
        let mine: Vec<_> = self
            .own
            .iter()
            .filter(|(_, (who, a))| *who == session.who && !a.is_completed())
            .map(|(id, (_, a))| (id.clone(), a.clone()))
            .collect();
        (!mine.is_empty()).then(|| mine[self.dice.below(mine.len())].clone())
    }

    fn some_notice(&mut self, session: &Session) -> Option<(String, Notice)> {
        let mut all: Vec<_> = session.roster.notices.iter().collect();
        let drawn = (!all.is_empty()).then(|| all.swap_remove(self.dice.below(all.len())));
        drawn.map(|(id, notice)| (id.clone(), notice.clone()))
    }

    fn complete(&mut self, session: &mut Session) {
        let Some((key, mut draft)) = self.my_draft(session) else {
            return;
        };
        let suggested = Suggested {
            step: Step::Almen,
            main_rule: 22,
            edition: "2026-1".into(),
        };
        let mut decision = draft.decision_draft.clone();
        decision.step.get_or_insert(Step::Almen);
        draft.decision = Some(decision.decide(suggested, self.now(), None).unwrap());
        let record = key.parse().unwrap();
        let (from, to) = (Place::draft(record), Place::assessment(record, id(CHILD)));
        let at = session.generations[&key];
        let at = block_on(session.open.complete(&from, at, &to, &draft)).unwrap();
        session.generations.insert(key.clone(), at);
        session
            .roster
            .assessments
            .insert(key.clone(), draft.clone());
        self.own.insert(key.clone(), (session.who, draft));
        self.follow(session, &key);
    }

    fn retract(&self, session: &Session) {
        let mut done = session.roster.assessments.iter();
        let Some((key, _)) = done.find(|(_, a)| a.is_completed()) else {
            return;
        };
        let retraction = Retraction {
            child: id(CHILD).to_string(),
            record: key.clone(),
            reason: "forkert barn".into(),
            by: self.people[session.who].professional(),
            at: self.now(),
            taken_back: None,
        };
        let place = Place::retraction(session.open.new_id().unwrap(), id(CHILD));
        block_on(session.open.save(&place, None, &retraction)).unwrap();
    }

    /// One thing that somebody does.
    fn act(&mut self, mut session: Session) -> Session {
        // Much happens in one minute.
        self.minute += u16::try_from(self.dice.below(4) / 3).unwrap();
        let now = self.now();
        let me = self.people[session.who].professional();
        let other = self.dice.below(self.people.len());
        match self.dice.below(10) {
            0 => {
                self.made += 1;
                let child = id(CHILD).to_string();
                let mut draft = Assessment::begin(child, me, now, None);
                self.answer(&mut draft);
                let key = id(100 + self.made).to_string();
                self.save_draft(&mut session, &key, draft);
            }
            1 | 2 => {
                if let Some((key, mut draft)) = self.my_draft(&session) {
                    self.answer(&mut draft);
                    self.save_draft(&mut session, &key, draft);
                }
            }
            3 => self.complete(&mut session),
            4 if self.people[other].here && other != session.who => {
                block_on(session.open.remove_colleague(self.people[other].id)).unwrap();
                self.people[other].here = false;
            }
            5 if !self.people[other].here => {
                let person = &self.people[other];
                let recipe = session.open.prepare_passphrase(KdfParams::DEFAULT).unwrap();
                let passphrase = (&recipe, &kek(person.passphrase));
                block_on(
                    session
                        .open
                        .take_back(person.id, &kek(person.recovery), passphrase),
                )
                .unwrap();
                self.people[other].here = true;
            }
            6 => self.retract(&session),
            7 => {
                if let Some((key, mut notice)) = self.some_notice(&session)
                    && notice.author() == Some(&me)
                {
                    let chosen = self.people.iter().enumerate().filter(|(at, person)| {
                        *at != session.who && person.here && (*at + other).is_multiple_of(2)
                    });
                    let readers = chosen.map(|(_, person)| Reader {
                        id: person.id.to_string(),
                        name: person.name.clone(),
                    });
                    notice.audience = match self.dice.below(3) {
                        0 => Audience::Everyone,
                        1 => Audience::Only(Vec::new()),
                        _ => Audience::Only(readers.collect()),
                    };
                    let about = &session.roster.assessments[&notice.assessment];
                    let raised = about.signal(None).may_concern_colleague;
                    notice.chosen = notice.is_limited() || raised;
                    let said = match &notice.audience {
                        Audience::Everyone => None,
                        limited @ Audience::Only(_) => Some(self.readers_of(session.who, limited)),
                    };
                    let all_may = self.said.get(&notice.assessment) == Some(&None);
                    if said.is_none() && raised || said.is_some() && !all_may {
                        self.said.insert(notice.assessment.clone(), said);
                    }
                    self.keep(&mut session, Some(key), notice);
                }
            }
            8 => {
                if let Some((key, mut notice)) = self.some_notice(&session) {
                    let (reason, parents) = ("sendt".into(), None);
                    notice.add(Event::Ended { reason, parents }, me, now);
                    self.keep(&mut session, Some(key), notice);
                }
            }
            // Locks, and somebody else unlocks, or the same one.
            _ => {
                if let Ok(next) = self.unlock(other) {
                    session.open.lock();
                    for seen in self.seen.values_mut() {
                        seen.insert(other);
                    }
                    return next;
                }
            }
        }
        session
    }
}

fn world(seed: u64) -> (World, Session) {
    let store = MemoryStore::default();
    let founder = create(&store);
    block_on(founder.add_child(id(CHILD), &note("Barn A"))).unwrap();
    let mut people = vec![Person {
        id: founder.me(),
        name: "Maja".into(),
        passphrase: crate::support::PASSPHRASE,
        recovery: crate::support::RECOVERY,
        here: true,
    }];
    let particulars = Particulars::of(people[0].professional(), founder.reader_key().unwrap());
    let place = Place::professional(founder.me());
    block_on(founder.save(&place, None, &particulars)).unwrap();
    for (name, secret) in [("Bo", 0x51), ("Ida", 0x61)] {
        let new = founder.prepare_colleague(name, KdfParams::DEFAULT).unwrap();
        let person = Person {
            id: new.id(),
            name: name.into(),
            passphrase: secret,
            recovery: secret + 1,
            here: true,
        };
        let particulars = Particulars::of(person.professional(), new.reader_key());
        let (passphrase, recovery) = (kek(secret), kek(secret + 1));
        block_on(founder.add_colleague(new, &passphrase, &recovery, &particulars)).unwrap();
        people.push(person);
    }
    let world = World {
        store,
        dice: Seeded(seed),
        people,
        own: BTreeMap::new(),
        notices: BTreeMap::new(),
        minute: 0,
        made: 0,
        said: BTreeMap::new(),
        seen: BTreeMap::new(),
    };
    let session = world.unlock(0).unwrap();
    (world, session)
}

#[test]
fn no_order_of_actions_reveals_or_loses_an_own_assessment_or_a_limited_notice() {
    let (mut limited, mut completed) = (0, 0);
    for seed in 0..60 {
        let (mut world, mut session) = world(seed);
        for _ in 0..30 {
            session = world.act(session);
            world.check();
        }
        limited += world.notices.values().filter(|(r, _)| r.len() < 64).count();
        completed += world.own.values().filter(|(_, a)| a.is_completed()).count();
    }
    // The actions reach what they are about.
    assert!(limited > 10 && completed > 10, "{limited} {completed}");
}
