//! The answers that a fact can have. Each has a code that stands in JSON and never changes.

use serde::Serialize;

macro_rules! answers {
    ($(#[$doc:meta])* $name:ident { $($(#[$line:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum $name {
            $($(#[$line])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every answer, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code in JSON.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            /// Takes the code as text and nothing else. (A derived one would take
            /// `{"nej":null}` too.)
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = String::deserialize(deserializer)?;
                Self::ALL.iter().copied().find(|answer| answer.code() == code).ok_or_else(|| {
                    serde::de::Error::unknown_variant(&code, &[$($code),+])
                })
            }
        }
    };
}
pub(super) use answers;

answers! {
    /// Is the child in danger now?
    Danger {
        /// No.
        Nej = "nej",
        /// Danger cannot be ruled out.
        VedIkke = "ved_ikke",
        /// Yes.
        Ja = "ja",
    }
}

answers! {
    /// "Har du kendskab til eller grund til at antage, at barnet kan have behov for særlig
    /// støtte?" (barnets lov § 133).
    SupportNeed {
        /// No.
        Nej = "nej",
        /// In doubt: to be cleared up quickly, never put off.
        Tvivl = "tvivl",
        /// Yes: the condition of the law is met, whatever the scores are.
        Ja = "ja",
    }
}

answers! {
    /// Yes, no, or not known.
    #[derive(Default)]
    Answer3 {
        /// Yes.
        Ja = "ja",
        /// No.
        Nej = "nej",
        /// Not known.
        #[default]
        VedIkke = "ved_ikke",
    }
}

answers! {
    /// Where the parents stand.
    Consent {
        /// They consent to sharing information with others.
        Samtykke = "samtykke",
        /// They cooperate, but do not consent to sharing.
        UdenSamtykke = "uden_samtykke",
        /// They turn help down.
        Afviser = "afviser",
        /// Nobody has talked with them yet.
        IkkeTalt = "ikke_talt",
    }
}

answers! {
    /// What the professionals have tried themselves. It never stands between a professional and
    /// an underretning; it only chooses among the lighter steps (jura.md B2).
    OwnEfforts {
        /// Nothing yet.
        Ingen = "ingen",
        /// Something is being tried.
        IGang = "i_gang",
        /// It helped.
        Hjulpet = "hjulpet",
        /// It was tried, without enough effect.
        UdenEffekt = "uden_effekt",
    }
}
