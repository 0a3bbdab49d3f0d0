//! Overlever and Modtag: chosen children, one case or one overgangsskema in a sealed file, out and in.

mod children;
mod form_alone;
mod given;
mod lock;
mod making;
mod preview;
pub(super) mod progress;
mod receive;
mod send;
mod words;

pub use form_alone::HandOverTransition;
pub use receive::ReceiveScreen;
pub use send::{HandOverCase, HandOverChildren};
