//! Whether a meeting can be begun, and what to do instead.

use leptos::prelude::With;

use crate::{
    domain::{meeting::MeetingKind, next_step::Answer3},
    view::context::App,
};

/// Why no meeting of this kind is begun about the child now, in words. Tracked.
pub(super) fn refusal(app: App, child: &str, kind: MeetingKind) -> Option<&'static str> {
    if let Some(why) = has_case(app, child, kind) {
        return Some(why);
    }
    if !kind.is_held_while_barred() && app.contact_barred_for(child) {
        return Some("Følg underretningen først. Det her møde holdes ikke nu.");
    }
    None
}

/// That a child with a case in the municipality is not talked over without its name. Tracked.
pub(super) fn has_case(app: App, child: &str, kind: MeetingKind) -> Option<&'static str> {
    let known = || {
        app.roster
            .with(|roster| roster.open_case_of(child) == Some(Answer3::Ja))
    };
    (kind.is_anonymous() && known()).then_some(
        "Barnet har en sag i kommunen. Så drøftes det ikke uden navn: Kontakt barnets egen rådgiver.",
    )
}
