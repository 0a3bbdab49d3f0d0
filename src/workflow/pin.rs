//! A short PIN for the screen lock.
//!
//! It opens nothing that is stored: it only shows the screen again while the keys are still in
//! memory. It is never written anywhere, and five wrong ones end it. Four digits fall in no time
//! to whoever has copied the tablet's memory, and the screen says so.

use zeroize::{Zeroize, ZeroizeOnDrop};

/// The fewest digits.
pub const LEAST_DIGITS: usize = 4;
/// The most digits.
pub const MOST_DIGITS: usize = 8;

/// Why a PIN is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinFlaw {
    /// Not 4 to 8 characters.
    #[error("take a PIN of another length")]
    Length,
    /// Something else than the digits 0 to 9.
    #[error("take a PIN with other signs than digits")]
    NotDigits,
    /// One digit again and again, or a row: the first that a colleague tries.
    #[error("take a PIN that is among the first guesses")]
    Common,
}

/// A PIN of 4 to 8 digits. Wiped when dropped.
#[derive(ZeroizeOnDrop)]
pub struct Pin {
    /// The digits, and zeros behind them.
    digits: [u8; MOST_DIGITS],
    length: u8,
}

impl Pin {
    /// The PIN as typed.
    ///
    /// # Errors
    ///
    /// [`PinFlaw`], by reason.
    pub fn new(typed: &str) -> Result<Self, PinFlaw> {
        let bytes = typed.trim().as_bytes();
        if !bytes.iter().all(u8::is_ascii_digit) {
            return Err(PinFlaw::NotDigits);
        }
        let pin = Self::read(typed).ok_or(PinFlaw::Length)?;
        let steps: Vec<_> = bytes
            .iter()
            .zip(bytes.iter().skip(1))
            .map(|(one, next)| i16::from(*next) - i16::from(*one))
            .collect();
        let row = |step: i16| steps.iter().all(|found| *found == step);
        if row(0) || row(1) || row(-1) {
            return Err(PinFlaw::Common);
        }
        Ok(pin)
    }

    /// Whether this is the PIN. Takes as long for a wrong one as for the right one.
    pub fn is(&self, typed: &str) -> bool {
        let Some(other) = Self::read(typed) else {
            return false;
        };
        let pairs = self.digits.iter().zip(other.digits.iter());
        let differing = pairs.fold(self.length ^ other.length, |differing, (one, other)| {
            differing | (one ^ other)
        });
        std::hint::black_box(differing) == 0
    }

    fn read(typed: &str) -> Option<Self> {
        let bytes = typed.trim().as_bytes();
        if bytes.len() < LEAST_DIGITS {
            return None;
        }
        let mut digits = [0; MOST_DIGITS];
        digits.get_mut(..bytes.len())?.copy_from_slice(bytes);
        let length = u8::try_from(bytes.len()).ok();
        let pin = length.map(|length| Self { digits, length });
        digits.zeroize();
        pin
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pin_that_is_short_long_no_number_or_a_row_is_refused() {
        for (typed, flaw) in [
            ("", PinFlaw::Length),
            ("482", PinFlaw::Length),
            ("482915037", PinFlaw::Length),
            ("48a2", PinFlaw::NotDigits),
            ("٤٨٢٩", PinFlaw::NotDigits),
            ("0000", PinFlaw::Common),
            ("12345", PinFlaw::Common),
            ("87654321", PinFlaw::Common),
        ] {
            assert_eq!(Pin::new(typed).err(), Some(flaw), "{typed}");
        }
        assert!(Pin::new(" 4829 ").is_ok_and(|pin| pin.is("4829")));
    }

    proptest! {
        #[test]
        fn only_the_same_digits_are_the_pin(one in "[0-9]{4,8}", other in "[0-9]{0,10}|.{0,6}") {
            if let Ok(pin) = Pin::new(&one) {
                prop_assert!(pin.is(&one));
                prop_assert_eq!(pin.is(&other), other.trim() == one);
            }
        }
    }
}
