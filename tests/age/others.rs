//! Other programs open what is sealed here, and what they seal opens here: the npm package
//! `age-encryption`, and the `PyPI` package `pyrage` where `scripts/setup.sh` could bring it. The
//! automatic check (`.ci/run` sets `CI`) fails without it.

use std::{env, fs, path::PathBuf, process::Command};

use naeste_skridt::{
    exchange::age_file::{Opening, Sealing, open, seal},
    storage::age_key::AgeSecret,
};

use crate::support::{Seeded, for_keys, secret, with_key, words};

const WORDS: &str = "blåbær æble ørred sæl";

struct Program {
    command: Vec<String>,
    folder: PathBuf,
}

impl Program {
    fn new(name: &str, command: Vec<String>) -> Self {
        let folder =
            env::temp_dir().join(format!("naeste-skridt-age-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self { command, folder }
    }

    fn run(&self, act: &str, sort: &str, secrets: &[&str], bytes: &[u8]) -> Vec<u8> {
        let (from, to) = (self.folder.join("from"), self.folder.join("to"));
        fs::write(&from, bytes).unwrap();
        let done = Command::new(&self.command[0])
            .args(&self.command[1..])
            .args([act, sort])
            .args([&from, &to])
            .args(secrets)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(
            done.status.success(),
            "{:?} {act} {sort}: {said}",
            self.command
        );
        fs::read(&to).unwrap()
    }

    fn both_ways(&self) {
        let mut draw = Seeded(7);
        let long: Vec<u8> = (0..5_000_000)
            .map(|_| draw.draw().to_be_bytes()[0])
            .collect();
        let texts = [&b""[..], "Alma, æøå\n".as_bytes(), &long];
        let secrets: Vec<_> = (1..=3).map(|seed| secret(seed).text()).collect();
        let keys: Vec<String> = (1..=3).map(|seed| secret(seed).key().to_string()).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        for text in texts {
            let ours = seal(text, &for_keys(&[1, 2, 3]), &mut draw).unwrap();
            for secret in &secrets {
                assert!(self.run("open", "key", &[secret], &ours) == text);
            }
            let theirs = self.run("seal", "key", &keys, text);
            for seed in 1..=3 {
                assert!(*open(&theirs, &with_key(seed)).unwrap() == text);
            }
            let ours = seal(text, &Sealing::Passphrase(words(WORDS)), &mut draw).unwrap();
            assert!(self.run("open", "passphrase", &[WORDS], &ours) == text);
            let theirs = self.run("seal", "passphrase", &[WORDS], text);
            let opened = open(&theirs, &Opening::Passphrase(words(WORDS))).unwrap();
            assert!(*opened == text);
        }
        let made = String::from_utf8(self.run("make", "key", &[], b"")).unwrap();
        let (secret, key) = made.trim().split_once('\n').unwrap();
        assert_eq!(secret.parse::<AgeSecret>().unwrap().key().to_string(), key);
        fs::remove_dir_all(&self.folder).unwrap();
    }
}

#[test]
fn age_encryption_of_npm_and_we_open_each_others_files() {
    let command = ["node", "tests/age/typage.mjs"].map(str::to_owned);
    Program::new("typage", command.to_vec()).both_ways();
}

#[test]
#[allow(clippy::print_stderr, reason = "what was not checked is to be seen")]
fn pyrage_of_pypi_and_we_open_each_others_files() {
    // scripts/tools.sh says where it is, scripts/setup.sh that it could not be had.
    match env::var("PYRAGE") {
        Ok(python) if PathBuf::from(&python).exists() => {
            let command = vec![python, "tests/age/pyrage_tool.py".to_owned()];
            Program::new("pyrage", command).both_ways();
        }
        _ => {
            assert!(
                env::var_os("CI").is_none_or(|ci| ci.is_empty()),
                "pyrage is not there, and the automatic check leaves out no independent program: \
                 scripts/setup.sh test brings it where python3 is and PyPI can be reached"
            );
            eprintln!("pyrage is not there (make setup-test brings it): NOT CHECKED against it");
        }
    }
}
