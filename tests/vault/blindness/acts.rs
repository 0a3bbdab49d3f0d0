//! What somebody does next, by chance: begin, answer, complete, correct, throw away, put aside, say
//! who may read a notice, end one, take a colleague out or in again, change the keys, or lock.

use naeste_skridt::{
    domain::{
        assessment::Assessment,
        correction::Retraction,
        decision::{DecisionDraft, Suggested},
        next_step::{Danger, Sign, Signs, Step},
        notice::{Audience, Event, Notice, Reader},
    },
    storage::{kdf::KdfParams, record::RecordKind},
    workflow::vault::Place,
};
use pollster::block_on;

use super::{CHILD, Session, World};
use crate::support::{id, kek, note};

pub(super) const CORRECTED: &str = "a correction is completed";
pub(super) const WITHDREW: &str = "what a draft began is put back";
pub(super) const DISCARDED: &str = "a draft is thrown away";
pub(super) const OUTLIVED: &str = "a notice stays when its draft goes";
pub(super) const ROTATED: &str = "the keys are changed";
pub(super) const RENEWED: &str = "somebody follows to the new keys";

impl World {
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

    pub(super) fn some_notice(&mut self, session: &Session) -> Option<(String, Notice)> {
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
        if draft.correction.is_some() {
            self.count(CORRECTED);
        }
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

    /// Begins the correction of what somebody has completed: a copy of it under way.
    fn correct(&mut self, session: &mut Session) {
        let roster = &session.roster;
        let counts = |(id, a): &(&String, &Assessment)| {
            a.is_completed()
                && roster.retraction_of(id).is_none()
                && roster.newest_version_of(id).is_none()
        };
        let done: Vec<_> = roster.assessments.iter().filter(counts).collect();
        if done.is_empty() {
            return;
        }
        let of = done[self.dice.below(done.len())].0.clone();
        let by = self.people[session.who].professional();
        let reason = "kanariefugl i rettelsen".into();
        let mut draft = roster.correction(&of, by, self.now(), reason).unwrap();
        self.made += 1;
        let key = id(100 + self.made).to_string();
        self.store_draft(session, &key, draft.clone());
        if self.dice.below(2) == 0 {
            self.answer(&mut draft);
            self.save_draft(session, &key, draft);
        }
    }

    /// Throws an own draft away. What a correction began is put back, and nothing else goes.
    fn discard(&mut self, session: &mut Session) {
        let Some((key, _)) = self.my_draft(session) else {
            return;
        };
        let child = id(CHILD).to_string();
        let bars = |session: &Session| session.roster.notice_bars_contact(&child);
        let is_put_back = session.roster.is_put_back_when_discarded(&key);
        if is_put_back {
            self.telling_nobody_else(session, &key, |world, session, key| {
                let me = world.people[session.who].professional();
                let back = session.roster.put_back(key, &me, world.now());
                if !back.is_empty() {
                    world.count(WITHDREW);
                }
                world.keep_all(session, back);
            });
            let mut notices = session.roster.notices.values();
            let stands = |n: &Notice| n.standing().is_some() && n.version() == key;
            assert!(!notices.any(stands), "what was thrown away still warns");
        } else {
            self.follow(session, &key);
        }
        let (barred, outlives) = (bars(session), session.roster.notice_outlives(&key));
        let place = Place::draft(key.parse().unwrap());
        block_on(session.open.remove(&place, session.generations[&key])).unwrap();
        session.generations.remove(&key);
        session.roster.assessments.remove(&key);
        self.own.remove(&key);
        self.count(DISCARDED);
        if outlives {
            self.count(OUTLIVED);
        }
        let (must, still) = (barred || outlives, bars(session));
        assert!(!must || still, "nobody waits with the parents any more");
    }

    /// "Skift nøglen": the vault key, the own key and both own secrets are other ones. Or only the
    /// own ones, where somebody else has changed the vault key.
    fn change_keys(&mut self, session: &mut Session, rotates: bool) {
        let old = self.people[session.who].passphrase;
        let secrets = [self.secret + 1, self.secret + 2];
        self.secret += 2;
        let recipe = session.open.prepare_passphrase(KdfParams::DEFAULT).unwrap();
        let [passphrase, recovery] = secrets.map(kek);
        let (passphrase, recovery) = ((&recipe, &passphrase), (&recipe, &recovery));
        let sealed = if rotates {
            let place = Place::log(session.open.new_id().unwrap());
            let line = note("nøglen er skiftet");
            block_on(session.open.rotate(passphrase, recovery, (&place, &line)))
        } else {
            block_on(session.open.renew(passphrase, recovery))
        };
        for (address, generation) in sealed.unwrap() {
            if address.kind == RecordKind::Draft {
                session
                    .generations
                    .insert(address.id.to_string(), generation);
            }
        }
        let person = &mut self.people[session.who];
        [person.passphrase, person.recovery] = secrets;
        assert!(self.open_with(session.who, old).is_err());
        self.count(if rotates { ROTATED } else { RENEWED });
    }

    fn count(&mut self, what: &'static str) {
        *self.did.entry(what).or_insert(0) += 1;
    }

    /// One thing that somebody does.
    pub(super) fn act(&mut self, mut session: Session) -> Session {
        // Much happens in one minute.
        self.minute += u16::try_from(self.dice.below(4) / 3).unwrap();
        let now = self.now();
        let me = self.people[session.who].professional();
        let other = self.dice.below(self.people.len());
        match self.dice.below(18) {
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
            3 | 14 => self.complete(&mut session),
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
                    let about = session.roster.assessments.get(notice.version());
                    let raised = about.is_some_and(|one| one.signal(None).may_concern_colleague);
                    notice.chosen = notice.is_limited() || raised;
                    let said = match &notice.audience {
                        Audience::Everyone => None,
                        limited @ Audience::Only(_) => Some(self.readers_of(session.who, limited)),
                    };
                    let all_may = self.chosen(&notice.assessment).is_none();
                    if said.is_none() && raised || said.is_some() && !all_may {
                        let key = (notice.assessment.clone(), session.who);
                        self.said.insert(key, said);
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
            9 | 10 | 16 | 17 => self.correct(&mut session),
            11 | 15 => self.discard(&mut session),
            12 => self.change_keys(&mut session, true),
            // Locks, and somebody else unlocks, or the same one.
            _ => {
                if let Ok(mut next) = self.unlock(other) {
                    session.open.lock();
                    if next.open.must_renew() {
                        self.change_keys(&mut next, false);
                    }
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
