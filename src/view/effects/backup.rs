//! Files out of the open vault: a backup of everything, and whatever else is handed over.

use leptos::{prelude::*, task::spawn_local};

use super::{
    course::Then,
    device::{now, print},
    held::held,
    keeping::log_line,
    saving::{stored, writable},
};
use crate::{
    domain::log::{LogEntry, Logged, Paper},
    exchange::backup::{About, Writer},
    platform::file::{Handed, Making},
    storage::store::{RawRecord, StoreError},
    view::context::App,
    workflow::{
        failure::Failure,
        vault::{Place, VaultError},
    },
};

/// The media type of bytes that no other program reads.
pub(super) const BYTES: &str = "application/octet-stream";

/// Makes a backup of the whole vault, which [`hand_over`] then hands over. The log says so first:
/// no copy leaves without a line.
pub fn make_backup(app: App, to: String, then: Then<()>) {
    spawn_local(async move {
        let result = async {
            write_log(app, Logged::Backup, None, to).await?;
            let unlocked = writable(app)?;
            let copy = unlocked.copy()?;
            let made = now();
            let about = About {
                made,
                program: env!("CARGO_PKG_VERSION").to_owned(),
            };
            let file = Making::default();
            let (mut writer, head) = Writer::begin(&about);
            file.push(&head);
            let mut take = |records: Vec<RawRecord>| {
                for record in &records {
                    if let Some(part) = writer.add(record) {
                        file.push(&part);
                    }
                }
            };
            copy.each_record(&mut take).await?;
            let (part, digest) = writer.last();
            file.push(&part);
            file.push(&writer.end(&copy.prove(&digest)?));
            let name = format!("naeste-skridt-{}.nskb", made.date);
            ready(file, &name, BYTES)
        }
        .await;
        then(result);
    });
}

/// Makes a text file, about one child where one is named, which [`hand_over`] then hands over. The log says so first.
pub fn make_text(
    app: App,
    (what, child, to): (Logged, Option<String>, String),
    (name, media_type): (String, &'static str),
    text: String,
    then: Then<()>,
) {
    spawn_local(async move {
        let result = async {
            write_log(app, what, child, to).await?;
            let file = Making::default();
            file.push(text.as_bytes());
            ready(file, &name, media_type)
        }
        .await;
        then(result);
    });
}

/// Writes a line in the log, and goes on when it is stored.
pub fn note_in_log(app: App, what: Logged, child: Option<String>, to: String, then: Then<()>) {
    spawn_local(async move { then(write_log(app, what, child, to).await) });
}

/// Notes in the log that something about the child on the screen goes on paper, and opens the print
/// dialogue. No paper goes out without its line: where that is not stored, nothing is printed.
pub fn print_about(app: App, paper: Paper, then: Then<()>) {
    let child = app.place.with_untracked(|place| place.child.clone());
    print_noted(app, paper, vec![child], then);
}

/// The same for the meeting sheets of several children, with a line for each.
pub fn print_about_each(app: App, children: Vec<String>, then: Then<()>) {
    let children = children.into_iter().map(Some).collect();
    print_noted(app, Paper::Meeting, children, then);
}

fn print_noted(app: App, paper: Paper, children: Vec<Option<String>>, then: Then<()>) {
    spawn_local(async move {
        let noted = log_papers(app, paper, children).await;
        if noted.is_ok() {
            print();
        }
        then(noted);
    });
}

pub(super) async fn write_log(
    app: App,
    what: Logged,
    child: Option<String>,
    to: String,
) -> Result<(), Failure> {
    let line = log_line(app, what, child, to.trim().to_owned())?;
    keep_lines(app, vec![line]).await
}

async fn log_papers(app: App, paper: Paper, children: Vec<Option<String>>) -> Result<(), Failure> {
    let mut lines = Vec::with_capacity(children.len());
    for child in children {
        let line = log_line(app, Logged::Printed, child, String::new())?;
        let paper = Some(paper);
        lines.push(LogEntry { paper, ..line });
    }
    keep_lines(app, lines).await
}

/// Stores lines of the log: all of them or none.
async fn keep_lines(app: App, lines: Vec<LogEntry>) -> Result<(), Failure> {
    let unlocked = writable(app)?;
    let mut intake = unlocked.begin_intake()?;
    let mut kept = Vec::with_capacity(lines.len());
    for line in lines {
        let place = Place::log(unlocked.new_id()?);
        intake.add(&place, &line)?;
        kept.push((place.id().to_string(), line));
    }
    for (address, generation) in intake.commit().await? {
        stored(&address.id.to_string(), generation);
    }
    app.roster.update(|roster| roster.log.extend(kept));
    Ok(())
}

pub(super) fn ready(file: Making, name: &str, media_type: &str) -> Result<(), Failure> {
    let refused = || VaultError::from(StoreError::Unavailable);
    let file = file.finish(name, media_type).ok_or_else(refused)?;
    held(|held| held.outgoing = Some(file));
    Ok(())
}

/// Hands over the file that was made. To be called from a tap.
pub fn hand_over(then: impl FnOnce(Handed) + 'static) {
    let file = held(|held| held.outgoing.clone());
    spawn_local(async move {
        if let Some(file) = file {
            then(file.hand_over().await);
        }
    });
}
