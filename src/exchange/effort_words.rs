//! Efforts in Danish, as screens, tables and other systems say them.

use crate::domain::effort::{EffortKind, Moved, Outcome};

/// Whose effort it is.
pub fn kind(kind: EffortKind) -> &'static str {
    match kind {
        EffortKind::Egen => "Vores egen indsats",
        EffortKind::Tilbud => "Et af kommunens tilbud",
        EffortKind::P30 => "Tidligt forebyggende indsats (§ 30, tidligere § 11.3)",
    }
}

/// Whether the child has moved.
pub fn moved(moved: Moved) -> &'static str {
    match moved {
        Moved::Ja => "Ja, tydeligt",
        Moved::Lidt => "Lidt",
        Moved::Nej => "Nej",
        Moved::VedIkke => "Ved ikke",
    }
}

/// What a follow-up ends in.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fortsaet => "Fortsæt",
        Outcome::Juster => "Justér",
        Outcome::Afslut => "Afslut",
    }
}
