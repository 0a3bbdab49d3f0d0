use zeroize::Zeroizing;

use super::{seal::whole, *};
use crate::storage::{
    age_key::{AgeKeyError, AgeSecret},
    key::{NoRandomness, Randomness},
};

struct Counting(u64);
impl Randomness for Counting {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for byte in bytes {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            *byte = self.0.to_be_bytes()[0];
        }
        Ok(())
    }
}

struct Empty;
impl Randomness for Empty {
    fn fill(&mut self, _: &mut [u8]) -> Result<(), NoRandomness> {
        Err(NoRandomness)
    }
}

fn secret(seed: u64) -> AgeSecret {
    AgeSecret::random(&mut Counting(seed)).unwrap()
}

fn for_keys(seeds: &[u64]) -> Sealing {
    Sealing::Keys(
        seeds
            .iter()
            .map(|&seed| secret(seed).key().to_string())
            .collect(),
    )
}

fn with_key(seed: u64) -> Opening {
    Opening::Key(secret(seed).text())
}

fn passphrase(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

/// As little work as there is.
fn sealed_with(text: &[u8], words: &str) -> Vec<u8> {
    let sealing = Sealing::Passphrase(passphrase(words));
    whole(
        Sealer::with_work(&sealing, 1, &mut Counting(1)).unwrap(),
        text,
    )
    .unwrap()
}

fn error(file: &[u8], opening: &Opening) -> AgeError {
    open(file, opening).unwrap_err()
}

#[test]
fn text_of_every_length_comes_back() {
    let piece = 64 * 1024;
    for length in [
        0,
        1,
        15,
        16,
        piece - 1,
        piece,
        piece + 1,
        2 * piece,
        2 * piece + 7,
    ] {
        let text: Vec<u8> = (0..length).map(|at: usize| at.to_le_bytes()[0]).collect();
        let file = seal(&text, &for_keys(&[1]), &mut Counting(9)).unwrap();
        let sealer = Sealer::new(&for_keys(&[1]), &mut Counting(9)).unwrap();
        assert_eq!(file.len(), sealer.file_length(length));
        assert_eq!(*open(&file, &with_key(1)).unwrap(), text, "{length}");
    }
}

#[test]
fn each_recipient_opens_it_and_nobody_else() {
    let file = seal(b"tekst", &for_keys(&[1, 2, 3, 1]), &mut Counting(9)).unwrap();
    assert_eq!(sealed_for(&file), Ok(SealedFor::Keys));
    for seed in 1..=3 {
        assert_eq!(open(&file, &with_key(seed)).unwrap().as_slice(), b"tekst");
    }
    assert_eq!(error(&file, &with_key(4)), AgeError::NotForThisKey);
    let words = Opening::Passphrase(passphrase("ord"));
    assert_eq!(error(&file, &words), AgeError::NeedsKey);
    // The earlier key of a team opens what was sealed for it.
    let both = [secret(4).text().as_str(), secret(3).text().as_str()].join("\n");
    assert!(open(&file, &Opening::Key(Zeroizing::new(both))).is_ok());
}

#[test]
fn passphrase_opens_it_to_the_letter() {
    let file = sealed_with(b"tekst", "blåbær æble ørred");
    let with = |words: &str| open(&file, &Opening::Passphrase(passphrase(words)));
    assert_eq!(sealed_for(&file), Ok(SealedFor::Passphrase));
    assert_eq!(with("blåbær æble ørred").unwrap().as_slice(), b"tekst");
    for words in [
        "",
        "blåbær æble ørred ",
        "bla\u{30a}bær æble ørred",
        "Blåbær æble ørred",
    ] {
        assert_eq!(
            with(words).unwrap_err(),
            AgeError::WrongPassphrase,
            "{words}"
        );
    }
    assert_eq!(error(&file, &with_key(1)), AgeError::NeedsPassphrase);
}

#[test]
fn nothing_is_sealed_for_nobody() {
    let sealed = |sealing: &Sealing| seal(b"", sealing, &mut Counting(1)).unwrap_err();
    assert_eq!(sealed(&Sealing::Keys(Vec::new())), AgeError::ForNobody);
    assert_eq!(
        sealed(&Sealing::Passphrase(passphrase(""))),
        AgeError::ForNobody
    );
    let of = |text: &str| Sealing::Keys(vec![text.to_owned()]);
    let mistyped = AgeError::Key(AgeKeyError::NotAKey);
    assert_eq!(sealed(&of("hemmelig")), mistyped);
    assert_eq!(
        sealed(&of(&secret(1).text())),
        AgeError::Key(AgeKeyError::Secret)
    );
    let many: Vec<u64> = (0..=64).collect();
    assert_eq!(sealed(&for_keys(&many)), AgeError::TooManyRecipients);
    assert_eq!(
        seal(b"", &for_keys(&[1]), &mut Empty).unwrap_err(),
        AgeError::NoRandomness
    );
}

#[test]
fn other_files_are_refused_by_name() {
    let key = with_key(1);
    for (file, expected) in [
        (&b""[..], AgeError::NotAnAgeFile),
        (b"PK\x03\x04 a zip named .age", AgeError::NotAnAgeFile),
        (b"age-encryption.or", AgeError::NotAnAgeFile),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", AgeError::Armoured),
        (b"age-encryption.org/v2\n-> X\n\n", AgeError::Newer),
        (b"age-encryption.org/v1", AgeError::Damaged),
        (b"age-encryption.org/v1\n", AgeError::Damaged),
        (b"age-encryption.org/v1\r\n", AgeError::Damaged),
    ] {
        assert_eq!(error(file, &key), expected, "{}", file.escape_ascii());
    }
    let unknown = b"age-encryption.org/v1\n-> ssh-ed25519 a b\n\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
    assert_eq!(error(unknown, &key), AgeError::UnknownRecipient);
}

#[test]
fn hostile_beginning_is_refused_at_once() {
    let key = with_key(1);
    let long = [
        b"age-encryption.org/v1\n-> a ".as_slice(),
        &vec![b'x'; 10_000_000],
    ]
    .concat();
    assert_eq!(error(&long, &key), AgeError::HeaderTooLong);
    let mut many = b"age-encryption.org/v1\n".to_vec();
    for _ in 0..1000 {
        many.extend_from_slice(b"-> a\n\n");
    }
    assert_eq!(error(&many, &key), AgeError::TooManyRecipients);
    let heavy = "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 21\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
    let words = Opening::Passphrase(passphrase("ord"));
    assert_eq!(error(heavy.as_bytes(), &words), AgeError::TooMuchWork);
    let heavier = heavy.replace(" 21\n", " 99999999999999999999\n");
    assert_eq!(error(heavier.as_bytes(), &words), AgeError::TooMuchWork);
}

#[test]
fn file_that_is_too_long_is_not_read() {
    let file = vec![0; LONGEST_FILE + 1];
    assert_eq!(error(&file, &with_key(1)), AgeError::TooLong);
    assert_eq!(
        seal(&file, &for_keys(&[1]), &mut Counting(1)).unwrap_err(),
        AgeError::TooLong
    );
}
