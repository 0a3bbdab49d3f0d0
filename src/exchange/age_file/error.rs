//! Why a file was not sealed or opened.

use crate::storage::{age_key::AgeKeyError, key::NoRandomness};

/// Why bytes were not sealed, or a file not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgeError {
    /// Another sort of file.
    #[error("read a file that is no age file")]
    NotAnAgeFile,
    /// An age file written out as letters (`-----BEGIN AGE ENCRYPTED FILE-----`).
    #[error("read an age file in its armoured form")]
    Armoured,
    /// Of a newer version of the format.
    #[error("read an age file of a newer version")]
    Newer,
    /// Cut off, or bytes are not what they were.
    #[error("read a damaged age file")]
    Damaged,
    /// Longer than any hand-over.
    #[error("read a file that is too long")]
    TooLong,
    /// Its beginning is longer than any that names its recipients.
    #[error("read an age file whose beginning is too long")]
    HeaderTooLong,
    /// For more recipients than anybody hands over to.
    #[error("seal or read a file for too many recipients")]
    TooManyRecipients,
    /// Sealed for sorts of recipients that this program does not know.
    #[error("read an age file for unknown recipients")]
    UnknownRecipient,
    /// Sealed with a passphrase, and a key was tried.
    #[error("open a file that a passphrase opens with a key")]
    NeedsPassphrase,
    /// Sealed for keys, and a passphrase was tried.
    #[error("open a file that a key opens with a passphrase")]
    NeedsKey,
    /// Another passphrase sealed it.
    #[error("open a file with the wrong passphrase")]
    WrongPassphrase,
    /// It was sealed for others.
    #[error("open a file that is for another key")]
    NotForThisKey,
    /// The passphrase asks for more work than this device should do.
    #[error("open a file that asks for too much work")]
    TooMuchWork,
    /// The device has not enough memory left.
    #[error("get the memory for the passphrase")]
    OutOfMemory,
    /// A passphrase without a character, or no recipient at all.
    #[error("seal a file for nobody")]
    ForNobody,
    /// A text that should be a key is none.
    #[error(transparent)]
    Key(#[from] AgeKeyError),
    /// The device gave no random bytes.
    #[error("get random bytes")]
    NoRandomness,
}

impl From<NoRandomness> for AgeError {
    fn from(_: NoRandomness) -> Self {
        Self::NoRandomness
    }
}

/// The word for each error on its way out of the worker.
const WORDS: [(AgeError, &str); 21] = [
    (AgeError::NotAnAgeFile, "not-age"),
    (AgeError::Armoured, "armoured"),
    (AgeError::Newer, "newer"),
    (AgeError::Damaged, "damaged"),
    (AgeError::TooLong, "too-long"),
    (AgeError::HeaderTooLong, "header-too-long"),
    (AgeError::TooManyRecipients, "too-many-recipients"),
    (AgeError::UnknownRecipient, "unknown-recipient"),
    (AgeError::NeedsPassphrase, "needs-passphrase"),
    (AgeError::NeedsKey, "needs-key"),
    (AgeError::WrongPassphrase, "wrong-passphrase"),
    (AgeError::NotForThisKey, "not-for-this-key"),
    (AgeError::TooMuchWork, "too-much-work"),
    (AgeError::OutOfMemory, "memory"),
    (AgeError::ForNobody, "for-nobody"),
    (AgeError::Key(AgeKeyError::NotAKey), "not-a-key"),
    (AgeError::Key(AgeKeyError::Mistyped), "mistyped-key"),
    (AgeError::Key(AgeKeyError::Secret), "secret-key"),
    (AgeError::Key(AgeKeyError::Public), "public-key"),
    (AgeError::Key(AgeKeyError::OtherSort), "other-key"),
    (AgeError::NoRandomness, "randomness"),
];

impl AgeError {
    /// The word that stands for the error in a message of the worker.
    pub fn word(self) -> &'static str {
        WORDS
            .iter()
            .find(|(error, _)| *error == self)
            .map_or("", |(_, word)| word)
    }

    /// The error that a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        WORDS
            .iter()
            .find(|(_, known)| *known == word)
            .map(|(error, _)| *error)
    }
}

/// Why the worker gave no file or no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HandOverError {
    /// The file, the key or the passphrase is not right.
    #[error(transparent)]
    File(#[from] AgeError),
    /// The browser did not start the worker: a file is missing or altered, or workers are off.
    #[error("start the worker for hand-over files")]
    NotStarted,
    /// The worker stopped under way, most likely for want of memory.
    #[error("hear the end from the worker for hand-over files")]
    Stopped,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_a_word_of_its_own() {
        for (error, word) in WORDS {
            assert_eq!(error.word(), word);
            assert_eq!(AgeError::of_word(word), Some(error));
        }
        assert_eq!(AgeError::of_word(""), None);
    }
}
