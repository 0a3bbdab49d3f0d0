//! The words of the sheet.

use crate::domain::sparring::{Field, FindingKind, Particular};

/// What a text is called.
pub(super) fn field(field: Field) -> &'static str {
    match field {
        Field::Help => "Hvad beder du om hjælp til?",
        Field::Strengths => "Hvad går godt, og hvad kan barnet?",
        Field::Concern => "Hvad er svært?",
        Field::Voice => "Hvad siger eller viser barnet?",
        Field::Tried => "Hvad har I prøvet, og hvorfor var det ikke nok?",
        Field::Surroundings => "Hvad kan I selv ændre omkring barnet?",
        Field::Sex => "Køn",
    }
}

/// What may be chosen to stand on the sheet.
pub(super) fn particular(particular: Particular) -> &'static str {
    match particular {
        Particular::Sex => "Køn",
        Particular::BirthMonth => "Fødselsmåned",
        Particular::Unit => "Stue eller sted",
        Particular::Name => "Navn",
    }
}

/// What a piece of text looks like.
pub(super) fn finding(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Name => "et navn",
        FindingKind::Place => "et sted",
        FindingKind::Number => "et langt nummer",
        FindingKind::Date => "en dato",
        FindingKind::Email => "en mailadresse",
        FindingKind::Phone => "et telefonnummer",
        FindingKind::Address => "en adresse",
    }
}
