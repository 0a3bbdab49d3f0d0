//! Overlever and Modtag: chosen children or one case in a sealed file, out and in.

mod children;
mod given;
mod lock;
mod preview;
pub(super) mod progress;
mod receive;
mod send;
mod words;

pub use receive::ReceiveScreen;
pub use send::{HandOverCase, HandOverChildren};
