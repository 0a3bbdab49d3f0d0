//! The Danish wording of instruments, rules, law and the default municipality, as JSON with an
//! edition. A new edition or instrument of the same kind is a new file in its folder and no code.
//! Older editions stay, so that old answers always show the words they were given under.

/// One content file as it was built in.
#[derive(Debug, Clone, Copy)]
pub struct ContentFile {
    /// The folder: what kind of content this is.
    pub kind: &'static str,
    /// The file's name without `.json`: instrument, edition or municipality.
    pub name: &'static str,
    /// The JSON text.
    pub text: &'static str,
}

/// Every content file, by kind and then by name.
pub const FILES: &[ContentFile] = include!(concat!(env!("OUT_DIR"), "/content_files.rs"));

/// The files of one kind, by name: the newest edition last.
pub fn of_kind(kind: &str) -> impl DoubleEndedIterator<Item = &'static ContentFile> {
    FILES.iter().filter(move |file| file.kind == kind)
}
