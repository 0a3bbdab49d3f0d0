//! Small files that other programs made, kept for good: `tests/format/age/README.md` says how.

use std::{fs, path::Path};

use naeste_skridt::exchange::age_file::{AgeError, Opening, SealedFor, open, sealed_for};
use zeroize::Zeroizing;

fn kept(name: &str) -> Vec<u8> {
    fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/format/age")
            .join(name),
    )
    .unwrap()
}

fn key(name: &str) -> Opening {
    Opening::Key(Zeroizing::new(String::from_utf8(kept(name)).unwrap()))
}

#[test]
fn files_of_other_programs_open() {
    let text = kept("text.txt");
    let words = Opening::Passphrase(Zeroizing::new("blåbær æble ørred sæl".to_owned()));
    for program in ["pyrage", "typage"] {
        let sealed = kept(&format!("{program}-passphrase.age"));
        assert_eq!(sealed_for(&sealed), Ok(SealedFor::Passphrase));
        assert_eq!(*open(&sealed, &words).unwrap(), text, "{program}");
        let sealed = kept(&format!("{program}-two-keys.age"));
        assert_eq!(sealed_for(&sealed), Ok(SealedFor::Keys));
        for name in ["first.key", "second.key"] {
            assert_eq!(
                *open(&sealed, &key(name)).unwrap(),
                text,
                "{program} {name}"
            );
        }
        let sealed = kept(&format!("{program}-empty.age"));
        assert!(open(&sealed, &key("first.key")).unwrap().is_empty());
        assert_eq!(
            open(&sealed, &key("second.key")).unwrap_err(),
            AgeError::NotForThisKey
        );
    }
}
