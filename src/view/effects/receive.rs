//! Receiving a hand-over file. Nothing is written before the whole file has been read and somebody
//! has seen what would come in and said yes.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use leptos::{prelude::*, task::spawn_local};
use zeroize::Zeroizing;

use super::{
    course::me,
    device::now,
    hand_over::share,
    held::held,
    job::{Breath, unless_given_up},
    keeping::log_line,
    notice::settle,
    saving::{once_written, say_saved, tell_tabs, writable},
    team_key::opening_of_team,
};
use crate::{
    domain::{
        assessment::Professional,
        hand_over::{Manifest, Purpose},
        log::{LogEntry, Logged, Paper},
    },
    exchange::{
        age_file::{LONGEST_FILE, Opening},
        hand_over::Reader,
    },
    platform::{file, hand_over::open, indexed_db::IndexedDbStore},
    storage::{key::RecordId, record::RecordKind},
    view::{
        context::App,
        error_text::failure,
        hand_over_text::{file_error, hand_over_error, no_team_key, plan_error, too_long, unread},
    },
    workflow::{
        failure::Failure,
        merge::{ChildPlan, Choice, Known, Plan, Step, place_of},
        vault::{Intake, Place, Unlocked, VaultError},
    },
};

/// A hand-over that was read and waits for a yes.
pub(super) struct Incoming {
    manifest: Manifest,
    plan: Plan,
}

/// What would come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What the file says of itself.
    pub manifest: Manifest,
    /// The children, by record id.
    pub children: BTreeMap<String, ChildPlan>,
    /// Who has assessed in the file and is called the same as somebody here.
    pub also_here: Vec<Professional>,
    /// Nothing would be written.
    pub changes_nothing: bool,
}

/// What opens a file.
pub enum Opener {
    /// What was typed.
    Typed(Opening),
    /// The team's own key, the earlier ones too.
    Team,
}

/// Opens and reads the file that is chosen in a field, and works out what would come in. `None`: it
/// was given up. Else why it cannot be received, in Danish.
pub fn read_hand_over(
    app: App,
    field: &'static str,
    opener: Opener,
    progress: impl Fn(f64) + Clone + 'static,
    then: impl FnOnce(Option<Result<Preview, String>>) + 'static,
) {
    forget_incoming();
    spawn_local(async move {
        then(unless_given_up(read(app, field, opener, progress)).await);
    });
}

/// Forgets the file that was read. Nothing of it is left.
pub fn forget_incoming() {
    held(|held| held.incoming = None);
}

async fn read(
    app: App,
    field: &str,
    opener: Opener,
    progress: impl Fn(f64) + Clone + 'static,
) -> Result<Preview, String> {
    /// How much of the work is opening; then it is read, then laid beside what is here.
    const OPENING: f64 = 0.4;
    const READING: f64 = 0.4;
    /// Lines between two looks at the clock.
    const SLICE: usize = 4;
    let file = file::chosen(field).ok_or_else(unread)?;
    let length = u32::try_from(file.length()).unwrap_or(u32::MAX);
    if usize::try_from(length).unwrap_or(usize::MAX) > LONGEST_FILE {
        return Err(too_long());
    }
    let bytes = file.read(0.0, length).await.ok_or_else(unread)?;
    let opening = match opener {
        Opener::Typed(opening) => opening,
        Opener::Team => {
            let key = opening_of_team().await.map_err(|why| failure(&why))?;
            key.ok_or_else(no_team_key)?
        }
    };
    let tell = progress.clone();
    let text = open(bytes, &opening, move |share| tell(share * OPENING))
        .await
        .map_err(hand_over_error)?;
    let mut breath = Breath::taken();
    let mut reader = Reader::new(Zeroizing::new(text)).map_err(file_error)?;
    while reader.read(SLICE).map_err(file_error)? {
        progress(OPENING + reader.share() * READING);
        breath.due().await;
    }
    let handed = reader.finish().map_err(file_error)?;
    let who = me(app).map_err(|why| failure(&why))?;
    let purpose = handed.manifest.purpose;
    let begun = app.roster.with_untracked(|roster| Plan::begin(roster, who));
    let mut plan = begun.of(purpose);
    let count = handed.records.len();
    for (done, record) in handed.records.into_iter().enumerate() {
        app.roster
            .with_untracked(|roster| plan.add(roster, (record.id, record.piece)))
            .map_err(plan_error)?;
        progress(OPENING + READING + share(done, count) * (1.0 - OPENING - READING));
        breath.due().await;
    }
    let also_here = app
        .roster
        .with_untracked(|roster| plan.also_here(roster).into_iter().cloned().collect());
    let preview = Preview {
        manifest: handed.manifest.clone(),
        children: plan.children().clone(),
        also_here,
        changes_nothing: plan.changes_nothing(),
    };
    held(|held| {
        held.incoming = Some(Rc::new(Incoming {
            manifest: handed.manifest,
            plan,
        }));
    });
    Ok(preview)
}

/// Takes in what was read, in one step: everything or nothing. Says how many children are new here.
/// `None`: it was given up before that step, and nothing was written. A progress of 1 is the step
/// itself, which nobody stops.
pub fn receive(
    app: App,
    choices: BTreeMap<RecordId, Choice>,
    back: BTreeSet<String>,
    progress: impl Fn(f64) + 'static,
    then: impl FnOnce(Option<Result<usize, String>>) + 'static,
) {
    once_written(app, async move {
        let Some(incoming) = held(|held| held.incoming.clone()) else {
            return then(Some(Err(failure(&Failure::Locked))));
        };
        let result = take_in(app, &incoming, &choices, &back, progress).await;
        if matches!(result, Ok(Some(_))) {
            forget_incoming();
            settle(app);
        }
        then(
            result
                .transpose()
                .map(|result| result.map_err(|why| failure(&why))),
        );
    });
}

async fn take_in(
    app: App,
    incoming: &Incoming,
    choices: &BTreeMap<RecordId, Choice>,
    back: &BTreeSet<String>,
    progress: impl Fn(f64),
) -> Result<Option<usize>, Failure> {
    let unlocked = writable(app)?;
    let plan = &incoming.plan;
    let preparing = prepared(app, &unlocked, incoming, (choices, back), &progress);
    let Some(ready) = unless_given_up(preparing).await else {
        return Ok(None);
    };
    let Ready {
        intake,
        done,
        lines,
    } = ready?;
    if done.is_empty() {
        return Ok(Some(0));
    }
    progress(1.0);
    let written = intake.commit().await?;
    held(|held| {
        for step in &done {
            if let Step::Remove { id, .. } = step {
                held.changed.remove(&id.to_string());
            }
        }
        for (address, generation) in written {
            // A child and its key share an id; the key is never written over.
            if address.kind != RecordKind::ChildKey {
                held.generations.insert(address.id.to_string(), generation);
            }
        }
    });
    tell_tabs();
    app.forget_undo();
    app.roster.update(|roster| {
        for step in done {
            roster.take(step);
        }
        roster.log.extend(lines);
    });
    say_saved(app);
    Ok(Some(plan.children_coming(back)))
}

/// What is sealed and not written yet.
struct Ready<'a> {
    intake: Intake<'a, IndexedDbStore>,
    done: Vec<Step>,
    lines: Vec<(String, LogEntry)>,
}

async fn prepared<'a>(
    app: App,
    unlocked: &'a Unlocked<IndexedDbStore>,
    incoming: &Incoming,
    (choices, back): (&BTreeMap<RecordId, Choice>, &BTreeSet<String>),
    progress: impl Fn(f64),
) -> Result<Ready<'a>, Failure> {
    /// Records between two looks at the clock.
    const SLICE: usize = 8;
    /// How much of the work is sealing; the rest is the log and writing.
    const SEALING: f64 = 0.9;
    let plan = &incoming.plan;
    let mut intake = unlocked.begin_intake()?;
    let mut breath = Breath::taken();
    let mut done = Vec::with_capacity(plan.len());
    let mut children = BTreeSet::new();
    let settled = plan.settled(choices);
    let slices = (0..plan.len()).step_by(SLICE);
    let slices = slices.map(|from| plan.part(from..plan.len().min(from + SLICE), back));
    for steps in slices.chain([settled]) {
        for step in steps {
            children.extend(sealed(&mut intake, plan, &step)?);
            done.push(step);
        }
        progress(share(done.len(), plan.len()).min(1.0) * SEALING);
        breath.due().await;
    }
    let mut lines = Vec::new();
    // One moment: the log shows the lines as one.
    let at = now();
    for child in &children {
        let deleted = plan.children().get(child).map(|plan| plan.known) == Some(Known::Deleted);
        let returned = deleted.then_some(Logged::ChildReturned);
        for what in returned.into_iter().chain([Logged::Received]) {
            let mut line = came(app, what, child, &incoming.manifest)?;
            line.at = at;
            let place = Place::log(unlocked.new_id()?);
            intake.add(&place, &line)?;
            lines.push((place.id().to_string(), line));
        }
        breath.due().await;
    }
    Ok(Ready {
        intake,
        done,
        lines,
    })
}

/// Seals one step. Gives the child that it is about.
fn sealed(
    intake: &mut Intake<'_, IndexedDbStore>,
    plan: &Plan,
    step: &Step,
) -> Result<Option<String>, Failure> {
    let generation = |id: &RecordId| held(|held| held.generations.get(&id.to_string()).copied());
    match step {
        Step::Remove { id, kind } => {
            let place = match kind {
                RecordKind::UnderretningDraft => Place::underretning_draft(*id),
                _ => Place::draft(*id),
            };
            intake.remove(&place, generation(id).unwrap_or_default());
            Ok(None)
        }
        Step::Put { id, piece, over } => {
            let own = id.to_string();
            let child = piece.child().unwrap_or(&own);
            let known = plan.children().get(child).map(|plan| plan.known);
            if piece.kind() == RecordKind::Child && known != Some(Known::Here) {
                intake.new_child(*id)?;
            }
            let place = place_of(*id, piece).ok_or(VaultError::UnknownChild)?;
            let expected = generation(id).filter(|_| *over);
            let text = piece.text().map_err(VaultError::from)?;
            intake.put(&place, expected, &text)?;
            Ok(Some(child.to_owned()))
        }
    }
}

fn came(app: App, what: Logged, child: &str, manifest: &Manifest) -> Result<LogEntry, Failure> {
    let from = &manifest.from;
    let from = format!("{}, {}", from.institution, from.by.name);
    let alone = manifest.purpose == Purpose::Transition;
    let mut line = log_line(app, what, Some(child.to_owned()), from)?;
    line.paper = alone.then_some(Paper::Transition);
    Ok(line)
}
