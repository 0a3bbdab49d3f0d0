//! The test vectors of the format itself (C2SP/CCTV, age): each says what a reader must do with it.

use std::{collections::BTreeMap, fs, path::Path};

use miniz_oxide::inflate::decompress_to_vec_zlib;
use naeste_skridt::exchange::age_file::{AgeError, Opening, open};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::support::with_key;

struct Vector {
    said: BTreeMap<String, Vec<String>>,
    file: Vec<u8>,
}

fn read(bytes: &[u8]) -> Vector {
    let end = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in std::str::from_utf8(&bytes[..end]).unwrap().lines() {
        let (name, value) = line.split_once(": ").unwrap();
        said.entry(name.to_owned())
            .or_default()
            .push(value.to_owned());
    }
    let rest = &bytes[end + 2..];
    let file = match said.get("compressed") {
        Some(how) => {
            assert_eq!(how, &["zlib"]);
            decompress_to_vec_zlib(rest).unwrap()
        }
        None => rest.to_vec(),
    };
    Vector { said, file }
}

impl Vector {
    fn opening(&self) -> Opening {
        match (self.said.get("passphrase"), self.said.get("identity")) {
            (Some(words), None) => Opening::Passphrase(Zeroizing::new(words[0].clone())),
            // With both the file is to be refused whichever is tried.
            (_, Some(keys)) => Opening::Key(Zeroizing::new(keys.join("\n"))),
            (None, None) => with_key(1),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

#[test]
fn every_vector_of_the_format_is_met() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/format/age/testkit");
    let mut met: BTreeMap<String, u32> = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let vector = read(&fs::read(&path).unwrap());
        let expected = vector.said["expect"][0].clone();
        let opened = open(&vector.file, &vector.opening());
        let name = path.file_name().unwrap().display().to_string();
        match (expected.as_str(), opened) {
            ("success", Ok(text)) => {
                assert_eq!(
                    hex(&Sha256::digest(&*text)),
                    vector.said["payload"][0],
                    "{name}"
                );
            }
            ("no match", Err(error)) => assert!(
                matches!(
                    error,
                    AgeError::NotForThisKey
                        | AgeError::WrongPassphrase
                        | AgeError::UnknownRecipient
                ),
                "{name}: {error}"
            ),
            ("HMAC failure" | "payload failure", Err(error)) => {
                assert_eq!(error, AgeError::Damaged, "{name}");
            }
            ("header failure", Err(error)) => assert!(
                matches!(
                    error,
                    AgeError::Damaged
                        | AgeError::Newer
                        | AgeError::TooMuchWork
                        | AgeError::NotAnAgeFile
                ),
                "{name}: {error}"
            ),
            (_, opened) => panic!("{name}: {expected}, but {opened:?}"),
        }
        *met.entry(expected).or_default() += 1;
    }
    assert_eq!(met.values().sum::<u32>(), 92, "{met:?}");
}
