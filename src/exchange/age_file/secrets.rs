//! Whom a file is for, and with what it is opened.

use std::fmt;

use zeroize::Zeroizing;

/// Whom a file is sealed for.
#[derive(Clone)]
pub enum Sealing {
    /// Whoever knows the passphrase: its bytes are taken exactly as they stand here.
    Passphrase(Zeroizing<String>),
    /// The owners of these public keys (`age1…`), each of whom can open it alone.
    Keys(Vec<String>),
}

/// With what a file is opened.
#[derive(Clone)]
pub enum Opening {
    /// The passphrase: its bytes are taken exactly as they stand here.
    Passphrase(Zeroizing<String>),
    /// A secret key (`AGE-SECRET-KEY-1…`), or several, one a line.
    Key(Zeroizing<String>),
}

impl fmt::Debug for Sealing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passphrase(_) => "Passphrase",
            Self::Keys(_) => "Keys",
        })
    }
}

impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passphrase(_) => "Passphrase",
            Self::Key(_) => "Key",
        })
    }
}
