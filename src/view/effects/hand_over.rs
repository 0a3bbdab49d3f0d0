//! Making a hand-over file: what stands about some children, or one overgangsskema, sealed for whoever
//! receives it.

use std::collections::{BTreeMap, BTreeSet};

use leptos::{prelude::*, task::spawn_local};
use zeroize::Zeroizing;

use super::{
    backup::{BYTES, ready},
    course::me,
    device::now,
    held::held,
    job::{Breath, unless_given_up},
    keeping::log_line,
    saving::{stored, writable},
};
use crate::{
    domain::{
        hand_over::{Consent, Manifest, Purpose, Sender},
        log::{Logged, Paper},
        next_step::LeaveToTell,
    },
    exchange::{
        age_file::Sealing,
        hand_over::{ENDING, Writer},
    },
    platform::{file::Making, hand_over::seal},
    storage::{passphrase, record::RecordKind},
    view::{context::App, error_text::failure, hand_over_text::hand_over_error},
    workflow::{
        failure::Failure,
        merge::Carried,
        roster::Roster,
        vault::{Place, VaultError},
    },
};

/// What goes into a file.
pub enum Going {
    /// Everything that stands about some children.
    Children {
        /// Who, by record id.
        children: BTreeSet<String>,
        /// What the professional has under way goes too.
        own_drafts: bool,
        /// It is one child's case.
        is_case: bool,
    },
    /// A finished overgangsskema alone.
    Transition {
        /// The leave to tell the parents.
        leave: LeaveToTell,
        /// The child, by record id.
        child: String,
        /// The overgangsskema, by record id.
        id: String,
    },
}

impl Going {
    fn purpose(&self) -> Purpose {
        match self {
            Self::Children { is_case: true, .. } => Purpose::Case,
            Self::Children { .. } => Purpose::Children,
            Self::Transition { .. } => Purpose::Transition,
        }
    }

    fn children(&self) -> Vec<&String> {
        match self {
            Self::Children { children, .. } => children.iter().collect(),
            Self::Transition { child, .. } => vec![child],
        }
    }

    fn carried(&self, roster: &Roster) -> Option<Carried> {
        match self {
            Self::Children {
                children,
                own_drafts,
                ..
            } => Some(Carried::of(roster, children, *own_drafts)),
            Self::Transition { leave, id, .. } => Carried::form_alone(*leave, roster, id),
        }
    }
}

/// What is to be made.
pub struct HandOver {
    /// What goes.
    pub going: Going,
    /// The place that hands over.
    pub institution: String,
    /// Who it is for.
    pub to: String,
    /// Why.
    pub why: String,
    /// Whether the parents have said yes.
    pub consent: Consent,
    /// Whom it is sealed for.
    pub sealing: Sealing,
}

/// What would be in a file, by kind. Not tracked: on a screen that hands over nothing else changes.
pub fn carried(
    app: App,
    children: &BTreeSet<String>,
    own_drafts: bool,
) -> BTreeMap<RecordKind, usize> {
    let of = |roster: &_| Carried::of(roster, children, own_drafts).counts();
    app.roster.with_untracked(of)
}

/// A passphrase as a file is sealed and opened with it: the same from every keyboard.
pub fn sealing_passphrase(typed: &str) -> Zeroizing<String> {
    let bytes = passphrase::bytes(typed);
    Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned())
}

/// Makes a hand-over file, which [`super::hand_over`] then hands over. The log says so first: no file
/// leaves without a line. `None`: it was given up, and nothing is left of it. Else why not, in Danish.
pub fn make_hand_over(
    app: App,
    what: HandOver,
    progress: impl Fn(f64) + Clone + 'static,
    then: impl FnOnce(Option<Result<(), String>>) + 'static,
) {
    spawn_local(async move { then(make(app, what, progress).await.transpose()) });
}

async fn make(
    app: App,
    what: HandOver,
    progress: impl Fn(f64) + Clone + 'static,
) -> Result<Option<()>, String> {
    let failed = |why: Failure| failure(&why);
    let written = progress.clone();
    let Some(file) = unless_given_up(sealed(app, &what, progress)).await else {
        return Ok(None);
    };
    let file = file?;
    // From here on nobody stops it: no line in the log is without its file.
    written(1.0);
    log_each(app, &what).await.map_err(failed)?;
    let making = Making::default();
    making.push(&file);
    let name = format!("{}-{ENDING}.age", now().date);
    ready(making, &name, BYTES).map_err(failed)?;
    Ok(Some(()))
}

/// The file.
async fn sealed(
    app: App,
    what: &HandOver,
    progress: impl Fn(f64) + Clone + 'static,
) -> Result<Vec<u8>, String> {
    /// How much of the work is gathering; then it is sealed, and the rest is the log.
    const GATHERING: f64 = 0.4;
    const SEALING: f64 = 0.55;
    let gather = progress.clone();
    let mut text = gathered(app, what, move |share| gather(share * GATHERING))
        .await
        .map_err(|why| failure(&why))?;
    let sealing = move |share| progress(GATHERING + share * SEALING);
    seal(std::mem::take(&mut *text), &what.sealing, sealing)
        .await
        .map_err(hand_over_error)
}

/// The text inside.
async fn gathered(
    app: App,
    what: &HandOver,
    progress: impl Fn(f64),
) -> Result<Zeroizing<Vec<u8>>, Failure> {
    /// Records between two looks at the clock.
    const SLICE: usize = 8;
    let unlocked = writable(app)?;
    let mut breath = Breath::taken();
    let carried = app
        .roster
        .with_untracked(|roster| what.going.carried(roster))
        .ok_or(VaultError::UnknownChild)?;
    let words = carried.counts().into_iter();
    let manifest = Manifest {
        id: unlocked.new_id()?.to_string(),
        made: now(),
        from: Sender {
            institution: what.institution.clone(),
            by: me(app)?,
        },
        to: what.to.clone(),
        purpose: what.going.purpose(),
        children: carried.children(),
        records: words
            .map(|(kind, count)| (kind.word().to_owned(), count))
            .collect(),
        why: what.why.clone(),
        consent: what.consent.clone(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let (mut writer, mut text) = Writer::begin(&manifest);
    let count = carried.len();
    for from in (0..count).step_by(SLICE) {
        let part = from..count.min(from + SLICE);
        let pieces = app
            .roster
            .with_untracked(|roster| carried.pieces(roster, part))
            .ok_or(VaultError::UnknownChild)?;
        for (id, piece) in pieces {
            let line = writer.add(id, &piece).map_err(VaultError::from)?;
            text.extend_from_slice(&line);
        }
        progress(share(from, count));
        breath.due().await;
    }
    text.extend_from_slice(&writer.end());
    Ok(text)
}

/// How much is done, from 0 to 1.
pub(super) fn share(done: usize, of: usize) -> f64 {
    let whole = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    whole(done) / whole(of.max(1))
}

/// A line for each child, all in one step.
async fn log_each(app: App, what: &HandOver) -> Result<(), Failure> {
    let unlocked = writable(app)?;
    let mut intake = unlocked.begin_intake()?;
    let mut lines = Vec::new();
    let mut breath = Breath::taken();
    let alone = what.going.purpose() == Purpose::Transition;
    // One moment: the log shows the lines as one.
    let at = now();
    for child in what.going.children() {
        let to = what.to.clone();
        let mut line = log_line(app, Logged::HandedOver, Some(child.clone()), to)?;
        line.paper = alone.then_some(Paper::Transition);
        line.at = at;
        let place = Place::log(unlocked.new_id()?);
        intake.add(&place, &line)?;
        lines.push((place.id().to_string(), line));
        breath.due().await;
    }
    for (address, generation) in intake.commit().await? {
        stored(&address.id.to_string(), generation);
    }
    app.roster.update(|roster| roster.log.extend(lines));
    Ok(())
}

/// Forgets a file that waits to be handed over: what it was made of has changed.
pub fn forget_outgoing() {
    held(|held| held.outgoing = None);
}
