//! Round trips, other files and broken ones.

use proptest::prelude::*;

use super::{
    frame::{About, BackupError, DIGEST_LENGTH, END},
    reader::{HEAD_LENGTH, LONGEST_FILE, Reader, Whole, cut},
    writer::{FULL_PART, Writer},
};
use crate::{
    domain::date::Moment,
    storage::{
        proof::PROOF_LENGTH,
        store::{RawRecord, Stored},
    },
};

const PROOF: [u8; PROOF_LENGTH] = [7; PROOF_LENGTH];

fn about() -> About {
    About {
        made: Moment {
            date: "2026-11-22".parse().unwrap(),
            minute: 600,
        },
        program: "0.1.0".into(),
    }
}

fn record(number: u32, size: usize, previous: bool) -> RawRecord {
    let bytes = vec![u8::try_from(number % 251).unwrap(); size];
    RawRecord {
        address: format!("child/{number:032x}"),
        stored: Stored {
            generation: u64::from(number) + 1,
            previous: previous.then(|| bytes.clone()),
            current: bytes,
        },
    }
}

fn written(records: &[RawRecord]) -> Vec<u8> {
    let (mut writer, mut file) = Writer::begin(&about());
    for record in records {
        file.extend(writer.add(record).unwrap_or_default());
    }
    file.extend(writer.last().0);
    file.extend(writer.end(&PROOF));
    file
}

fn read(file: &[u8]) -> Result<(Vec<RawRecord>, Whole), BackupError> {
    let mut reader = Reader::new(u64::try_from(file.len()).unwrap())?;
    let mut rest = file;
    let mut records = Vec::new();
    loop {
        match reader.wants()? {
            0 => return Ok((records, reader.finish()?)),
            wanted => records.extend(reader.take(cut(&mut rest, wanted).unwrap())?),
        }
    }
}

#[test]
fn records_of_several_parts_come_back_as_they_were() {
    let records: Vec<_> = (0..400)
        .map(|number| record(number, 3_000, number % 3 == 0))
        .chain([record(400, FULL_PART * 2, false)])
        .collect();
    let file = written(&records);
    let (found, whole) = read(&file).unwrap();
    assert_eq!(found, records);
    assert_eq!((whole.about, whole.proof), (about(), PROOF));
    assert_eq!(read(&written(&[])).unwrap().0, []);
}

#[test]
fn other_files_and_broken_ones_are_told_apart() {
    let file = written(&[record(1, 40, true)]);
    let error = |file: &[u8]| read(file).unwrap_err();
    assert_eq!(error(b""), BackupError::NotABackup);
    assert_eq!(error(b"PK\x03\x04 a zip archive"), BackupError::NotABackup);
    let mut newer = file.clone();
    newer[4] = 9;
    assert_eq!(error(&newer), BackupError::NewerFormat { found: 9 });
    assert_eq!(
        Reader::new(LONGEST_FILE + 1).err(),
        Some(BackupError::TooLong)
    );
    for length in HEAD_LENGTH..file.len() {
        assert_eq!(error(&file[..length]), BackupError::CutOff, "{length}");
    }
    assert_eq!(
        error(&[file.as_slice(), b"x"].concat()),
        BackupError::Damaged
    );
    for place in HEAD_LENGTH..file.len() - 8 - PROOF_LENGTH - 1 {
        let mut altered = file.clone();
        altered[place] ^= 1;
        assert!(read(&altered).is_err(), "{place}");
    }
}

#[test]
fn parts_in_each_others_place_are_damage() {
    let records: Vec<_> = (0..2)
        .map(|number| record(number, FULL_PART, false))
        .collect();
    let file = written(&records);
    let part = |place: usize| {
        let length = u32::from_be_bytes(file[place + 1..place + 5].try_into().unwrap());
        5 + usize::try_from(length).unwrap() + DIGEST_LENGTH
    };
    let about = u32::from_be_bytes(file[5..HEAD_LENGTH].try_into().unwrap());
    let first = HEAD_LENGTH + usize::try_from(about).unwrap() + DIGEST_LENGTH;
    let second = first + part(first);
    let end = second + part(second);
    assert_eq!(file[end], END);
    let (before, one, two) = (&file[..first], &file[first..second], &file[second..end]);
    let swapped = [before, two, one, &file[end..]].concat();
    assert_eq!(read(&swapped), Err(BackupError::Damaged));
    let same = [before, one, two, &file[end..]].concat();
    assert_eq!(read(&same).unwrap().0, records);
}

#[test]
fn record_that_stands_twice_or_under_no_address_is_damage() {
    let twice = written(&[record(2, 9, false), record(2, 9, false)]);
    assert_eq!(read(&twice), Err(BackupError::Damaged));
    for address in [
        "../x",
        "child",
        "child/1",
        "/",
        "CHILD/0123",
        "child/0123456789ABCDEF0123456789abcdef",
    ] {
        let mut odd = record(1, 9, false);
        odd.address = address.into();
        assert_eq!(
            read(&written(&[odd])),
            Err(BackupError::Damaged),
            "{address}"
        );
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes: Vec<u8>, with_head: bool) {
        let start: &[u8] = if with_head { b"NSKB\x01" } else { b"" };
        let _ = read(&[start, &bytes].concat());
    }
}
