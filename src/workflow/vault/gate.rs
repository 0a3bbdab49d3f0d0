//! No write beside a change of the keys. What is sealed with the old key while the change gathers
//! would not be gathered, and nothing opened it afterwards. No copy either: it would be of the one
//! key and proven with the other.

use std::cell::Cell;

use super::door::VaultError;

/// What is going on in one unlocked vault.
#[derive(Default)]
pub(super) struct Gate {
    writing: Cell<usize>,
    changing: Cell<bool>,
}

impl Gate {
    /// Lets a write in, from before it seals until it is stored, or a copy until it is proven.
    pub(super) fn write(&self) -> Result<Writing<'_>, VaultError> {
        if self.changing.get() {
            return Err(VaultError::Busy);
        }
        self.writing.update(|count| count.saturating_add(1));
        Ok(Writing(self))
    }

    /// Lets a change of the keys in, until the new ones are in memory.
    pub(super) fn change(&self) -> Result<Changing<'_>, VaultError> {
        if self.changing.get() || self.writing.get() > 0 {
            return Err(VaultError::Busy);
        }
        self.changing.set(true);
        Ok(Changing(self))
    }
}

/// A write or a copy is under way.
pub(super) struct Writing<'a>(&'a Gate);

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        self.0.writing.update(|count| count.saturating_sub(1));
    }
}

/// The keys are being changed.
pub(super) struct Changing<'a>(&'a Gate);

impl Drop for Changing<'_> {
    fn drop(&mut self) {
        self.0.changing.set(false);
    }
}
