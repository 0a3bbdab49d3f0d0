//! What tells a hand-over from any other text.

/// The word that its first line begins with.
pub(super) const WORD: &str = "naeste-skridt-overlevering";
/// The newest version that this program writes and reads.
pub const VERSION: u16 = 1;
/// The end of the file's name, before that of the seal.
pub const ENDING: &str = "overlevering";
