//! What the screens share: where we are, what is open, and the commands.
//!
//! State is read through signals; commands are plain calls, since a signal would merge two
//! commands that come close together. What can be derived is derived by the screen.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    effects,
    inside::{Fetch, Inside, NotThere},
    typed::Typed,
    undo::{Before, Edits},
};
use crate::{
    content::{self, BrokenContent},
    domain::{
        assessment::{Assessment, Professional},
        boernelineal::Boernelineal,
        child::Child,
        factors::FactorLists,
        instrument::Instrument,
        law::LawTable,
        letter::Letters,
        meeting::{MeetingKind, MeetingText, MeetingTexts},
        municipality::Municipality,
        next_step::RuleTexts,
        transition::{TransitionForm, TransitionSheet},
    },
    workflow::{
        autosave::Autosave,
        failure::Failure,
        roster::Roster,
        screen::{Pointer, Screen, Walk},
    },
};

/// The content that the screens show, read once.
#[derive(Debug)]
pub struct Content {
    /// The trivselsskema for new assessments.
    pub instrument: Arc<Instrument>,
    /// The børnelineal for new scores.
    pub ruler: Arc<Boernelineal>,
    /// The words of the decision table.
    pub rules: RuleTexts,
    /// The law references.
    pub law: LawTable,
    /// The lists of what protects and what may make it hard, for new answers.
    pub factors: Arc<FactorLists>,
    /// The letters to the parents.
    pub letters: Letters,
    /// The agendas of the meetings.
    pub meetings: MeetingTexts,
    /// The fields of the overgangsskema, for new ones.
    pub transition: Arc<TransitionForm>,
    /// The municipality's names, telephones and offers.
    pub municipality: Municipality,
}

impl Content {
    /// Reads the newest editions.
    ///
    /// # Errors
    ///
    /// Names the file, the place and the reason; the tests see to it that a release has none.
    pub fn read() -> Result<Self, BrokenContent> {
        Ok(Self {
            instrument: Arc::new(content::trivselsskema::current()?),
            ruler: Arc::new(content::boernelineal::current()?),
            rules: content::next_step::current()?,
            law: content::law::current()?,
            factors: Arc::new(content::factors::current()?),
            letters: content::letter::current()?,
            meetings: content::meeting::current()?,
            transition: Arc::new(content::transition::current()?),
            municipality: content::municipality::current()?,
        })
    }

    /// The edition of the trivselsskema that an assessment was made with, if this program has it.
    pub fn instrument_of(&self, edition: &str) -> Option<Arc<Instrument>> {
        if self.instrument.edition == edition {
            return Some(Arc::clone(&self.instrument));
        }
        content::trivselsskema::of_edition(edition)
            .ok()
            .map(Arc::new)
    }

    /// The edition of the lists that answers were given under, if this program has it.
    pub fn factors_of(&self, edition: &str) -> Option<Arc<FactorLists>> {
        if edition.is_empty() || self.factors.edition == edition {
            return Some(Arc::clone(&self.factors));
        }
        content::factors::of_edition(edition).ok().map(Arc::new)
    }

    /// The edition of the overgangsskema that one was begun with, if this program has it.
    pub fn transition_of(&self, edition: &str) -> Option<Arc<TransitionForm>> {
        if self.transition.edition == edition {
            return Some(Arc::clone(&self.transition));
        }
        content::transition::of_edition(edition).ok().map(Arc::new)
    }

    /// The agenda of a kind of meeting in the edition that one was begun with, else in the newest.
    pub fn agenda_of(&self, edition: &str, kind: MeetingKind) -> Option<MeetingText> {
        let older = (self.meetings.edition != edition)
            .then(|| content::meeting::of_edition(edition).ok())
            .flatten();
        older.as_ref().unwrap_or(&self.meetings).of(kind).cloned()
    }

    /// The edition of the børnelineal that scores were made with, if this program has it.
    pub fn ruler_of(&self, edition: &str) -> Option<Arc<Boernelineal>> {
        if edition.is_empty() || self.ruler.edition == edition {
            return Some(Arc::clone(&self.ruler));
        }
        content::boernelineal::of_edition(edition)
            .ok()
            .map(Arc::new)
    }
}

/// How far the way into the vault has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The store is being asked what it holds.
    Opening,
    /// The store cannot be used at all.
    Unusable(Failure),
    /// There is no vault on this device.
    Fresh,
    /// There is a vault, and it is locked.
    Locked(Vec<Person>),
    /// A recovery key is shown, once.
    RecoveryShown(NewRecoveryKey),
    /// Opened with the recovery key: a new passphrase is due.
    NewPassphraseDue,
    /// A backup is chosen and restored.
    Restoring,
    /// The vault is open.
    Open,
    /// The vault is open behind a screen that asks for the PIN.
    Screened,
}

/// A recovery key that is shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecoveryKey {
    /// The key as it is printed.
    pub text: String,
    /// The name of the colleague whose it is; `None`: it is one's own.
    pub colleague: Option<String>,
}

/// Somebody who can unlock the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The slot, by id.
    pub slot: String,
    /// The label that stands on the lock screen.
    pub label: String,
    /// Whether they can unlock with the device's own lock besides.
    pub passkey: bool,
}

/// A record that could not be opened as it was. It is kept as it is and reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetAside {
    /// Records of which the state before the last change was opened.
    pub previous_used: usize,
    /// Records that could not be opened.
    pub unreadable: usize,
    /// Records from a newer version of the program.
    pub newer: usize,
    /// Drafts that were taken out, since somebody else has deleted the child.
    pub deleted_drafts: usize,
    /// The state of the lock before its last change was opened.
    pub lock_restored: bool,
}

impl SetAside {
    /// Whether everything could be opened.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// What the screens share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct App {
    /// How far the way into the vault has come.
    pub stage: RwSignal<Stage>,
    /// Whether the open vault is the made-up institution.
    pub practice: RwSignal<bool>,
    /// Who has unlocked the vault.
    pub professional: RwSignal<Option<Professional>>,
    /// Where we are.
    pub place: RwSignal<Pointer>,
    /// Everything that is open.
    pub roster: RwSignal<Roster>,
    /// What could not be opened.
    pub set_aside: RwSignal<SetAside>,
    /// Whether the newest change is stored.
    pub autosave: RwSignal<Autosave<Failure>>,
    /// Another tab has the vault: this one only reads.
    pub read_only: RwSignal<bool>,
    /// Locking was asked for while the newest change is not stored.
    pub lock_asked: RwSignal<bool>,
    /// Nobody is to see the screen: the page is hidden, or locks by itself.
    pub covered: RwSignal<bool>,
    /// A PIN opens the screen again after "Lås".
    pub has_pin: RwSignal<bool>,
    /// Several professionals may open the vault.
    pub several: RwSignal<bool>,
    /// "Ring nu" is shown.
    pub calling: RwSignal<bool>,
    /// Who may read a notice is asked before somebody else gets the tablet.
    pub leaving: RwSignal<bool>,
    /// Where the walk through a round's children was left.
    pub walk: RwSignal<Option<Walk>>,
    content: StoredValue<Option<Arc<Content>>>,
    fetch: StoredValue<Fetch>,
    edits: Edits,
    pub(super) typed: Typed,
}

impl App {
    /// The shared state, with nothing open.
    pub fn new(fetch: Fetch) -> Self {
        Self {
            stage: RwSignal::new(Stage::Opening),
            practice: RwSignal::new(false),
            professional: RwSignal::new(None),
            place: RwSignal::new(Pointer::default()),
            roster: RwSignal::new(Roster::default()),
            set_aside: RwSignal::new(SetAside::default()),
            autosave: RwSignal::new(Autosave::default()),
            read_only: RwSignal::new(false),
            lock_asked: RwSignal::new(false),
            covered: RwSignal::new(false),
            has_pin: RwSignal::new(false),
            several: RwSignal::new(false),
            calling: RwSignal::new(false),
            leaving: RwSignal::new(false),
            walk: RwSignal::new(None),
            content: StoredValue::new(None),
            fetch: StoredValue::new(fetch),
            edits: Edits::new(),
            typed: Typed::new(),
        }
    }

    /// The content.
    ///
    /// # Panics
    ///
    /// Never: it is read on the way into the vault, and only what is inside asks for it.
    pub fn content(self) -> Arc<Content> {
        let content = self.content.get_value();
        content.unwrap_or_else(|| unreachable!("the content is read before the vault is open"))
    }

    /// Brings the part of the program that an open vault needs.
    ///
    /// # Errors
    ///
    /// See [`NotThere`].
    pub async fn fetch_inside(self) -> Result<&'static Inside, NotThere> {
        self.fetch.get_value()().await
    }

    /// Reads the content, once.
    ///
    /// # Errors
    ///
    /// See [`Content::read`].
    pub fn read_content(self) -> Result<(), BrokenContent> {
        if self.content.with_value(Option::is_none) {
            self.content.set_value(Some(Arc::new(Content::read()?)));
        }
        Ok(())
    }

    /// Goes to a screen about the same child and assessment.
    pub fn go(self, screen: Screen) {
        let mut pointer = self.place.get_untracked();
        pointer.screen = screen;
        self.go_to(pointer);
    }

    /// Goes to a screen about this child and assessment.
    pub fn go_to(self, pointer: Pointer) {
        if pointer.assessment != self.place.with_untracked(|place| place.assessment.clone()) {
            self.edits.forget();
        }
        self.leaving.set(false);
        self.place.set(pointer.clone());
        effects::moved(pointer);
    }

    /// Goes to a child's page.
    pub fn go_to_child(self, child: String) {
        self.go_to(Pointer {
            child: Some(child),
            ..Pointer::to(Screen::Child)
        });
    }

    /// Goes to a screen about an assessment.
    pub fn go_to_assessment(self, screen: Screen, child: String, assessment: String) {
        self.go_to(Pointer {
            child: Some(child),
            assessment: Some(assessment),
            ..Pointer::to(screen)
        });
    }

    /// Goes to a screen about a round.
    pub fn go_to_round(self, screen: Screen, round: String) {
        self.go_to(Pointer {
            round: Some(round),
            ..Pointer::to(screen)
        });
    }

    /// Goes to an agenda with several children.
    pub fn go_to_agenda(self, agenda: String) {
        self.go_to(Pointer {
            agenda: Some(agenda),
            ..Pointer::to(Screen::MeetingDay)
        });
    }

    /// Whether the parents have the tablet. Tracked.
    pub fn with_parents(self) -> bool {
        self.place.with(|place| place.screen.is_with_parents())
    }

    /// The same, without tracking.
    pub fn with_parents_untracked(self) -> bool {
        self.place
            .with_untracked(|place| place.screen.is_with_parents())
    }

    /// Reads the child that the screen is about. Tracked.
    pub fn with_child<R>(self, read: impl FnOnce(&Child) -> R) -> Option<R> {
        let id = self.place.with(|place| place.child.clone())?;
        self.roster
            .with(|roster| roster.children.get(&id).map(read))
    }

    /// Reads the assessment that the screen is about. Tracked.
    pub fn with_assessment<R>(self, read: impl FnOnce(&Assessment) -> R) -> Option<R> {
        let id = self.place.with(|place| place.assessment.clone())?;
        self.roster
            .with(|roster| roster.assessments.get(&id).map(read))
    }

    /// Reads the assessment that the screen is about, without tracking.
    pub fn with_assessment_untracked<R>(self, read: impl FnOnce(&Assessment) -> R) -> Option<R> {
        untrack(|| self.with_assessment(read))
    }

    /// Changes the assessment that the screen is about, and stores it.
    pub fn edit(self, change: impl FnOnce(&mut Assessment)) {
        self.edit_as(None, change);
    }

    /// Changes the assessment by a keystroke in `field`, and stores it. A run of keystrokes in
    /// one field is taken back as one.
    pub fn type_in(self, field: &str, change: impl FnOnce(&mut Assessment)) {
        self.edit_as(Some(field), change);
    }

    fn edit_as(self, typing: Option<&str>, change: impl FnOnce(&mut Assessment)) {
        if self.read_only.get_untracked() {
            return;
        }
        let Some(id) = self.place.with_untracked(|place| place.assessment.clone()) else {
            return;
        };
        let mut before = None;
        self.roster.update(|roster| {
            // A completed assessment is never overwritten.
            if let Some(assessment) = roster.assessments.get_mut(&id)
                && !assessment.is_completed()
            {
                before = Some(Box::new(assessment.clone()));
                change(assessment);
            }
        });
        let Some(before) = before else {
            return;
        };
        self.edits.note(&id, Before::Assessment(before), typing);
        effects::assessment_changed(self, id);
    }

    /// Changes the overgangsskema that the screen is about, by a keystroke in `typing` or at once,
    /// and stores it. A finished one stays as it is.
    pub fn edit_transition(self, typing: Option<&str>, change: impl FnOnce(&mut TransitionSheet)) {
        if self.read_only.get_untracked() {
            return;
        }
        let Some(id) = self.place.with_untracked(|place| place.assessment.clone()) else {
            return;
        };
        let mut before = None;
        self.roster.update(|roster| {
            if let Some(one) = roster.transitions.get_mut(&id) {
                let was = Box::new(one.clone());
                before = one.edit(change).ok().map(|()| was);
            }
        });
        if let Some(before) = before {
            self.edits.note(&id, Before::Transition(before), typing);
            effects::transition_changed(self, id);
        }
    }

    /// Whether an acute question is not answered yet.
    pub fn acute_is_open(self) -> bool {
        self.with_assessment_untracked(|a| a.facts.danger.is_none() || a.facts.signs.is_none())
            .unwrap_or_default()
    }

    /// Whether there is an edit to take back. Tracked.
    pub fn can_undo(self) -> bool {
        self.edits.any()
    }

    /// Takes the last edit back.
    pub fn undo(self) {
        let Some((id, before)) = self.edits.take() else {
            return;
        };
        self.roster.update(|roster| match before {
            Before::Assessment(before) => {
                roster.assessments.insert(id.clone(), *before);
            }
            Before::Transition(before) => {
                roster.transitions.insert(id.clone(), *before);
            }
        });
        effects::assessment_changed(self, id);
    }

    /// Forgets the edits that could be taken back: they were about something that is now closed.
    pub fn forget_undo(self) {
        self.edits.forget();
    }
}

/// The shared state of the screen that asks.
///
/// # Panics
///
/// Never: [`super::app::App`] provides it before any screen is made.
pub fn app() -> App {
    use_context::<App>().unwrap_or_else(|| unreachable!("the frame provides the shared state"))
}
