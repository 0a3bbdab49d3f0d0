//! Why a text is no hand-over that can be received.

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Another sort of text.
    #[error("read a text that is no hand-over")]
    NotAHandOver,
    /// Made by a newer program: its form, a kind of record or a record.
    #[error("read a hand-over of a newer program")]
    Newer,
    /// Longer than any hand-over, or with more records.
    #[error("read a hand-over that is too long")]
    TooLong,
    /// A line that is longer, or more nested, than any record.
    #[error("read a record that is too big")]
    TooBig,
    /// It ends before its end.
    #[error("read a hand-over that is cut off")]
    CutOff,
    /// What it says of itself and what is in it do not agree.
    #[error("read a hand-over that was changed")]
    Damaged,
    /// A line that is no record, or a record that no form of the app makes.
    #[error("read a record that cannot be")]
    NoRecord,
    /// It says that it is an overgangsskema alone, and more or less is in it.
    #[error("read an overgangsskema that is not alone")]
    NotAlone,
    /// Two records under one id.
    #[error("read two records under one id")]
    Twice,
    /// A record about a child that is not in the file before it.
    #[error("read a record about no child of the file")]
    NoChild,
}

/// What is wrong, and in which line, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct FileError {
    /// What.
    pub fault: Fault,
    /// Where.
    pub line: usize,
}
