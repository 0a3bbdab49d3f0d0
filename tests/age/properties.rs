//! Whatever is sealed comes back, in whatever pieces it is pushed.

use naeste_skridt::exchange::age_file::{Opener, Sealer, open};
use proptest::prelude::*;

use crate::support::{Seeded, for_keys, with_key};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn text_comes_back_in_whatever_pieces(
        length in prop_oneof![0_usize..200, 65_500_usize..65_600, 131_000_usize..131_200],
        step in 1_usize..200_000,
        seed: u64,
        recipients in 1_usize..5,
    ) {
        let mut draw = Seeded(seed);
        let text: Vec<u8> = (0..length).map(|_| draw.draw().to_be_bytes()[0]).collect();
        let seeds: Vec<u64> = (1..=u64::try_from(recipients).unwrap()).collect();
        let mut sealer = Sealer::new(&for_keys(&seeds), &mut draw).unwrap();
        let mut file = sealer.beginning().to_vec();
        for piece in text.chunks(step) {
            sealer.push(piece, &mut file).unwrap();
        }
        let expected = sealer.file_length(length);
        sealer.finish(&mut file).unwrap();
        prop_assert_eq!(file.len(), expected);
        for seed in seeds {
            let mut opener = Opener::new(&file, &with_key(seed)).unwrap();
            let mut opened = Vec::new();
            for piece in file[opener.begins()..].chunks(step) {
                opener.push(piece, &mut opened).unwrap();
            }
            opener.finish(&mut opened).unwrap();
            prop_assert!(opened == text);
            prop_assert!(*open(&file, &with_key(seed)).unwrap() == text);
        }
    }
}
