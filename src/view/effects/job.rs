//! Long work that lets the page breathe, tells how far it is, and can be given up.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::pin,
    rc::Rc,
    task::{Poll, Waker},
};

use super::held::held;
use crate::platform::{clock, page};

/// So long at once, in milliseconds: a frame, and no more.
const AT_ONCE: f64 = 12.0;

/// Whether somebody gave the work up.
#[derive(Clone, Default)]
pub(super) struct Stop {
    stopped: Rc<Cell<bool>>,
    waker: Rc<RefCell<Option<Waker>>>,
}

/// Gives up what is being made or read. Nothing of it is left.
pub fn give_up() {
    let stop = held(|held| held.stop.take());
    if let Some(stop) = stop {
        stop.stopped.set(true);
        if let Some(waker) = stop.waker.take() {
            waker.wake();
        }
    }
}

/// Does the work unless somebody gives it up. `None`: they did, and the work is dropped.
pub(super) async fn unless_given_up<T>(work: impl Future<Output = T>) -> Option<T> {
    give_up();
    let stop = Stop::default();
    held(|held| held.stop = Some(stop.clone()));
    let mut work = pin!(work);
    poll_fn(|context| {
        if stop.stopped.get() {
            return Poll::Ready(None);
        }
        stop.waker.replace(Some(context.waker().clone()));
        work.as_mut().poll(context).map(Some)
    })
    .await
}

/// Counts the time since the page last breathed.
pub(super) struct Breath(f64);

impl Breath {
    pub(super) fn taken() -> Self {
        Self(clock::milliseconds())
    }

    /// Breathes where it is time.
    pub(super) async fn due(&mut self) {
        if clock::milliseconds() - self.0 > AT_ONCE {
            page::breathe().await;
            self.0 = clock::milliseconds();
        }
    }
}
