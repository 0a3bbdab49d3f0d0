//! When an open vault locks by itself, and what a lock does.
//!
//! A plain state machine: events and the time in, effects out. The time is in milliseconds and may
//! come from a clock that is set back; a wait then begins anew.
//!
//! | state \ event | idle for the set minutes, or "Lås" | hidden | hidden too long | shown | right PIN | fifth wrong PIN | log off |
//! |---|---|---|---|---|---|---|---|
//! | open, no PIN | lock | cover | lock | uncover | – | – | lock |
//! | open, PIN | screen | screen | lock | – | – | – | lock |
//! | screened | lock after 15 minutes | – | lock | – | unscreen | lock | lock |
//! | locking, nobody asked | lock if "Lås" | – | – | – | – | – | lock |
//!
//! A lock that somebody asked for and that would lose a write is off again: they are told and go
//! on. One that nobody asked for stays covered until the write is stored or given up.
//!
//! Every event first sees whether a time has run out: a tablet that slept has told nobody.

mod event;
mod session;
#[cfg(test)]
mod tests;

pub use event::{Effect, Event};
pub use session::{IDLE_MINUTES, PIN_TRIES, Session, USUAL_IDLE_MINUTES};
