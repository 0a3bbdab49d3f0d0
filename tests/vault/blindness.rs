//! Two pairs of eyes, by keys: whatever is done in whatever order, nobody reads an assessment that
//! is not completed, or a notice that is for others, and nothing of either is ever lost.

use std::collections::{BTreeMap, BTreeSet};

use naeste_skridt::{
    domain::{
        assessment::{Assessment, Profession, Professional},
        date::Moment,
        notice::{Audience, Event, Followed, Notice},
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

use self::acts::{CORRECTED, DISCARDED, OUTLIVED, RENEWED, ROTATED, WITHDREW};
use crate::support::{Seeded, create, id, kek, note, vault};

type Opened = Unlocked<MemoryStore>;

const CHILD: u8 = 7;

mod acts;
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
    /// By first version and who says it: whom the author of a notice has chosen, since it may
    /// concern a colleague; `None`: everybody. Kept apart from what the notices say of themselves.
    said: BTreeMap<(String, usize), Option<BTreeSet<usize>>>,
    /// Who has unlocked since a notice was written as a record of its own.
    seen: BTreeMap<String, BTreeSet<usize>>,
    /// The last secret that somebody chose.
    secret: u8,
    /// How often the rarer things were done.
    did: BTreeMap<&'static str, usize>,
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

    fn open_with(&self, who: usize, passphrase: u8) -> Result<Opened, VaultError> {
        let vault = vault(&self.store, self.dice.0 ^ 0xABCD);
        let door = block_on(vault.door())?.unwrap();
        let kek = kek(passphrase);
        block_on(vault.unlock(&door, self.people[who].id, SlotKind::Passphrase, &kek))
    }

    fn unlock(&self, who: usize) -> Result<Session, VaultError> {
        let open = self.open_with(who, self.people[who].passphrase)?;
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

    /// The version that this one corrects first of all, by record id.
    fn first_of(&self, version: &str) -> String {
        let mut first = version;
        while let Some((_, assessment)) = self.own.get(first)
            && let Some(correction) = &assessment.correction
        {
            first = &correction.of;
        }
        first.to_owned()
    }

    /// Whom the authors of an assessment's notices have chosen. `None`: everybody.
    fn chosen(&self, first: &str) -> Option<BTreeSet<usize>> {
        let said = self.said.iter().filter(|((of, _), _)| of == first);
        let each: Option<Vec<_>> = said.map(|(_, readers)| readers.clone()).collect();
        Some(each?.into_iter().flatten().collect())
    }

    /// What each who is here but the author, and those the author has chosen, can read of notices.
    fn told_to_others(&self, author: usize, assessment: &str) -> BTreeMap<usize, Roster> {
        let Some(chosen) = self.chosen(&self.first_of(assessment)) else {
            return BTreeMap::new();
        };
        (0..self.people.len())
            .filter(|who| *who != author && !chosen.contains(who))
            .filter_map(|who| Some((who, self.unlock(who).ok()?.roster)))
            .collect()
    }

    fn follow(&mut self, session: &mut Session, assessment: &str) {
        let about = &session.roster.assessments[assessment];
        let signal = about.signal(None);
        if signal.may_concern_colleague {
            self.telling_nobody_else(session, assessment, Self::follow_answers);
            return;
        }
        // What is suspected later is asked anew. A correction under way that says nothing worse
        // leaves it to the corrected version.
        let corrected = about.correction.as_ref().filter(|_| !about.is_completed());
        let waits = corrected.is_some_and(|correction| {
            let before = self.own[&correction.of].1.signal(None);
            !signal.is_worse_than(before)
        });
        if !waits {
            let first = self.first_of(assessment);
            self.said
                .retain(|(of, _), readers| *of != first || readers.is_some());
        }
        self.follow_answers(session, assessment);
    }

    /// Does something by which nobody may learn more of an assessment than they were told. That
    /// no route was meant, or that what they had read before counts again, tells them nothing.
    fn telling_nobody_else(
        &mut self,
        session: &mut Session,
        assessment: &str,
        does: impl FnOnce(&mut Self, &mut Session, &str),
    ) {
        let before = self.told_to_others(session.who, assessment);
        does(self, session, assessment);
        for (who, after) in self.told_to_others(session.who, assessment) {
            for (id, notice) in &after.notices {
                let (was, now) = (&before[&who].notices[id].log, &notice.log);
                let last = now.last().unwrap();
                let put_right = matches!(last.event, Event::Withdrawn);
                let again = was.len() + 1 == now.len()
                    && now.starts_with(was)
                    && was
                        .iter()
                        .any(|one| (&one.event, &one.version) == (&last.event, &last.version));
                assert!(
                    was == now || put_right || again,
                    "{who} learns of {notice:?}"
                );
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
        self.keep_all(session, followed);
    }

    fn keep_all(&mut self, session: &mut Session, followed: Vec<Followed>) {
        for one in followed {
            match one {
                Followed::New(notice) => self.keep(session, None, notice),
                Followed::Next(key, notice) => self.keep(session, Some(key), notice),
            }
        }
    }

    fn save_draft(&mut self, session: &mut Session, key: &str, draft: Assessment) {
        self.store_draft(session, key, draft);
        self.follow(session, key);
    }

    fn store_draft(&mut self, session: &mut Session, key: &str, draft: Assessment) {
        let expected = session.generations.get(key).copied();
        let place = Place::draft(key.parse().unwrap());
        let generation = block_on(session.open.save(&place, expected, &draft)).unwrap();
        session.generations.insert(key.to_owned(), generation);
        session
            .roster
            .assessments
            .insert(key.to_owned(), draft.clone());
        self.own.insert(key.to_owned(), (session.who, draft));
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
        secret: 0x80,
        did: BTreeMap::new(),
    };
    let session = world.unlock(0).unwrap();
    (world, session)
}

#[test]
fn no_order_of_actions_reveals_or_loses_an_own_assessment_or_a_limited_notice() {
    let (mut limited, mut completed) = (0, 0);
    let mut did = BTreeMap::new();
    for seed in 0..60 {
        let (mut world, mut session) = world(seed);
        for _ in 0..50 {
            session = world.act(session);
            world.check();
        }
        limited += world.notices.values().filter(|(r, _)| r.len() < 64).count();
        completed += world.own.values().filter(|(_, a)| a.is_completed()).count();
        for (what, times) in world.did {
            *did.entry(what).or_insert(0) += times;
        }
    }
    // The actions reach what they are about.
    assert!(limited > 10 && completed > 10, "{limited} {completed}");
    for what in [CORRECTED, WITHDREW, DISCARDED, OUTLIVED, ROTATED, RENEWED] {
        assert!(did.get(what) > Some(&4), "{what}: {did:?}");
    }
}
