//! The acute signs: ticked or not, never scored (naeste-skridt.md, "Input").

use serde::{Deserialize, Serialize};

use super::answer::answers;

answers! {
    /// An acute sign.
    Sign {
        /// Violence or abuse from the parents.
        VoldForaeldre = "vold_foraeldre",
        /// Violence or abuse from others.
        VoldAndre = "vold_andre",
        /// Negative social control or a conflict about honour.
        SocialKontrol = "social_kontrol",
        /// Neglect.
        Vanroegt = "vanroegt",
    }
}

impl Sign {
    const fn bit(self) -> u8 {
        match self {
            Self::VoldForaeldre => 1,
            Self::VoldAndre => 2,
            Self::SocialKontrol => 4,
            Self::Vanroegt => 8,
        }
    }
}

/// The acute signs that are ticked. In JSON a list; a sign that stands twice counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Sign>", into = "Vec<Sign>")]
pub struct Signs(u8);

impl Signs {
    /// No sign is ticked.
    pub const NONE: Self = Self(0);

    /// Whether `sign` is ticked.
    pub const fn contains(self, sign: Sign) -> bool {
        self.0 & sign.bit() != 0
    }

    /// Whether no sign is ticked.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The same signs with `sign` ticked.
    #[must_use]
    pub const fn with(self, sign: Sign) -> Self {
        Self(self.0 | sign.bit())
    }

    /// The same signs with `sign` ticked if it was not, and the other way round.
    #[must_use]
    pub const fn toggled(self, sign: Sign) -> Self {
        Self(self.0 ^ sign.bit())
    }

    /// The ticked signs, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Sign> {
        Sign::ALL
            .iter()
            .copied()
            .filter(move |&sign| self.contains(sign))
    }
}

impl FromIterator<Sign> for Signs {
    fn from_iter<I: IntoIterator<Item = Sign>>(signs: I) -> Self {
        signs.into_iter().fold(Self::NONE, Self::with)
    }
}

impl From<Vec<Sign>> for Signs {
    fn from(signs: Vec<Sign>) -> Self {
        signs.into_iter().collect()
    }
}

impl From<Signs> for Vec<Sign> {
    fn from(signs: Signs) -> Self {
        signs.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_in_any_order_and_number_are_one_set() {
        let signs: Signs = serde_json::from_str(r#"["vanroegt","vold_andre","vanroegt"]"#).unwrap();
        assert_eq!(
            serde_json::to_string(&signs).unwrap(),
            r#"["vold_andre","vanroegt"]"#
        );
        assert_eq!(
            signs.toggled(Sign::Vanroegt).toggled(Sign::VoldAndre),
            Signs::NONE
        );
    }
}
