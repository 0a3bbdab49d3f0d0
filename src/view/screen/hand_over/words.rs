//! What the records are called, one and several.

use std::collections::BTreeMap;

use crate::{
    domain::hand_over::{Consent, Manifest, Purpose},
    storage::record::RecordKind,
    view::wording,
};

/// How many of what, in the order of the kinds: `3 afsluttede vurderinger`.
pub(super) fn counted(counts: &BTreeMap<RecordKind, usize>) -> Vec<String> {
    let counts = counts.iter().filter(|(_, count)| **count > 0);
    counts
        .filter_map(|(kind, count)| {
            let (one, several) = name(*kind)?;
            let name = if *count == 1 { one } else { several };
            Some(format!("{count} {name}"))
        })
        .collect()
}

/// What one record and several are called. `None` for what never travels.
pub(super) fn name(kind: RecordKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        RecordKind::Child => ("barn", "børn"),
        RecordKind::Assessment => ("afsluttet vurdering", "afsluttede vurderinger"),
        RecordKind::Draft => ("påbegyndt vurdering", "påbegyndte vurderinger"),
        RecordKind::ParentTalk => ("samtale med forældre", "samtaler med forældre"),
        RecordKind::Postponement => ("udsat opfølgning", "udsatte opfølgninger"),
        RecordKind::Retraction => (
            "optegnelse sat til side som en fejl",
            "optegnelser sat til side som en fejl",
        ),
        RecordKind::Joint => ("fælles vurdering", "fælles vurderinger"),
        RecordKind::Agreement => ("fokusaftale", "fokusaftaler"),
        RecordKind::Effort => ("indsats", "indsatser"),
        RecordKind::Meeting => ("møde", "møder"),
        RecordKind::Underretning => ("sendt underretning", "sendte underretninger"),
        RecordKind::UnderretningDraft => ("påbegyndt underretning", "påbegyndte underretninger"),
        RecordKind::UnderretningAnswer => ("note om svar", "noter om svar"),
        RecordKind::Notice => (
            "besked om, at en underretning er begyndt",
            "beskeder om, at en underretning er begyndt",
        ),
        RecordKind::Keeping => ("ændring af slettefristen", "ændringer af slettefristen"),
        RecordKind::Transition => ("overgangsskema", "overgangsskemaer"),
        RecordKind::Header
        | RecordKind::ChildKey
        | RecordKind::Professional
        | RecordKind::Settings
        | RecordKind::Round
        | RecordKind::NoticeKey
        | RecordKind::ContactBar
        | RecordKind::Log
        | RecordKind::Sparring
        | RecordKind::MeetingDay
        | RecordKind::Offers
        | RecordKind::TeamKey
        | RecordKind::Typed => return None,
    })
}

/// What a file says of itself, as rows.
pub(super) fn about(manifest: &Manifest) -> Vec<(&'static str, String)> {
    let from = format!(
        "{}, {}",
        manifest.from.institution,
        wording::professional(&manifest.from.by)
    );
    let what = match (manifest.purpose, manifest.children) {
        (Purpose::Case, _) => "Ét barns sag".to_owned(),
        (Purpose::Transition, _) => "Overgangsskema, og intet andet".to_owned(),
        (Purpose::Children, 1) => "1 barn".to_owned(),
        (Purpose::Children, count) => format!("{count} børn"),
    };
    let consent = match &manifest.consent {
        Consent::Given { by, on } => format!("Givet af {by} den {}", on.danish()),
        Consent::Without { ground } => format!("Uden samtykke: {ground}"),
        Consent::NotNeeded { because } => format!("Ikke nødvendigt: {because}"),
    };
    vec![
        ("Fra", from),
        ("Til", manifest.to.clone()),
        ("Lavet", manifest.made.danish()),
        ("Hvad", what),
        ("Hvorfor", manifest.why.clone()),
        ("Samtykke", consent),
    ]
}
