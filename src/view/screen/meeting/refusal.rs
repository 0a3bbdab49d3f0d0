//! Whether a meeting can be begun, and what to do instead.

use leptos::prelude::With;

use crate::{
    domain::{meeting::MeetingKind, sparring::WithoutName},
    view::context::App,
};

/// That a child with a case in the municipality is not talked over without its name, and whom to
/// turn to.
pub(super) const CASE_REFUSED: &str = "Barnet har en sag i kommunen. Så drøftes det ikke uden navn: Kontakt barnets egen rådgiver. Er du bekymret på ny, skal du stadig underrette.";

/// Why no meeting of this kind is begun about the child now, in words. Tracked.
pub(super) fn refusal(app: App, child: &str, kind: MeetingKind) -> Option<&'static str> {
    if has_case(app, child, kind) {
        return Some(CASE_REFUSED);
    }
    if !kind.is_held_while_barred() && app.contact_barred_for(child) {
        return Some("Følg underretningen først. Det her møde holdes ikke nu.");
    }
    None
}

/// Whether the child has a case, so that it is not talked over without its name. Tracked.
pub(super) fn has_case(app: App, child: &str, kind: MeetingKind) -> bool {
    app.roster
        .with(|roster| roster.without_name(child, kind, None) == WithoutName::Refused)
}
