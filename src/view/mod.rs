//! What the professional sees and touches: the only place that names Leptos.
//!
//! - [`app`] mounts the frame and starts the store; [`inside`] is fetched when that has been drawn.
//! - [`context`] is what screens share: where we are, what is open, and the commands.
//! - [`screen`] holds one file a screen, [`component`] what several screens use.
//! - [`agenda`] works out what is due, `standing` what is suggested and whether parents may be told,
//!   [`insight`] all there is about one child, [`export`] what other systems get. [`rounds`] is what
//!   the screens of a round share, `undo` what can be taken back.
//! - [`together`] is what the screens about several professionals share.
//! - [`wording`] and [`error_text`] turn domain values into Danish.

#![expect(
    unreachable_pub,
    reason = "the component macro of Leptos re-exports what it makes"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "the properties of a component are passed by value"
)]
#![expect(
    clippy::too_many_lines,
    reason = "the markup of a screen reads best in one piece"
)]

pub mod agenda;
pub mod app;
pub mod component;
pub mod context;
mod effects;
pub mod error_text;
pub mod export;
mod factors;
mod hand_over_text;
pub mod inside;
pub mod insight;
mod offers;
pub mod rounds;
pub mod screen;
mod standing;
pub mod together;
mod typed;
mod undo;
pub mod wording;
