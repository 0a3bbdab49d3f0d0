//! A hundred thousand altered files: each is refused, or is the file it was.

use std::{collections::BTreeMap, time::Instant};

use naeste_skridt::exchange::age_file::{AgeError, open, seal};

use crate::support::{Seeded, for_keys, with_key};

const FILES: u32 = 100_000;

/// One alteration. The beginning and the pieces are hit equally often.
fn altered(file: &[u8], other: &[u8], beginning: usize, draw: &mut Seeded) -> Vec<u8> {
    let mut altered = file.to_vec();
    let at = if draw.below(2) == 0 {
        draw.below(beginning)
    } else {
        beginning + draw.below(file.len() - beginning)
    };
    match draw.below(7) {
        0 => altered[at] ^= 1 << draw.below(8),
        1 => altered[at] = draw.draw().to_be_bytes()[0],
        2 => altered.truncate(at),
        3 => {
            altered.remove(at);
        }
        4 => altered.insert(at, draw.draw().to_be_bytes()[0]),
        // The beginning of one with the end of another.
        5 => {
            altered.truncate(at);
            altered.extend_from_slice(&other[draw.below(other.len())..]);
        }
        _ => {
            let from = draw.below(altered.len());
            let part = altered[from.min(at)..from.max(at)].to_vec();
            altered.splice(at..at, part);
        }
    }
    altered
}

#[test]
fn altered_file_is_refused_or_unaltered() {
    let mut draw = Seeded(2026);
    let text = b"{\"barn\":\"A\"}\n".repeat(9);
    let files: Vec<Vec<u8>> = [&[1][..], &[1, 2, 3], &[4, 1]]
        .iter()
        .map(|seeds| seal(&text, &for_keys(seeds), &mut draw).unwrap())
        .collect();
    let ends: Vec<usize> = files
        .iter()
        .map(|file| file.len() - text.len() - 32)
        .collect();
    let mut refused: BTreeMap<&str, u32> = BTreeMap::new();
    let begun = Instant::now();
    for _ in 0..FILES {
        let which = draw.below(files.len());
        let other = &files[draw.below(files.len())];
        let altered = altered(&files[which], other, ends[which], &mut draw);
        match open(&altered, &with_key(1)) {
            Ok(opened) => {
                assert_eq!(opened.as_slice(), text);
                // A seal is exact: only a file that came out as some file was opens.
                assert!(files.contains(&altered), "{}", altered.escape_ascii());
            }
            Err(AgeError::Key(_) | AgeError::NoRandomness | AgeError::OutOfMemory) => {
                panic!("nothing of this was asked for")
            }
            Err(error) => *refused.entry(error.word()).or_default() += 1,
        }
    }
    let taken = begun.elapsed();
    assert!(
        refused.values().sum::<u32>() > FILES * 9 / 10,
        "{refused:?}"
    );
    for word in [
        "damaged",
        "not-age",
        "newer",
        "unknown-recipient",
        "not-for-this-key",
    ] {
        assert!(refused.contains_key(word), "{word}: {refused:?}");
    }
    // 200 ms for one are a hundred thousand times what these take together.
    assert!(taken.as_secs() < 300, "{taken:?}");
}
