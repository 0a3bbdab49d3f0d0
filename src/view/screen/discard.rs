//! An assessment under way is thrown away, asked about first with what goes and what stays.

use leptos::prelude::*;

use crate::{
    view::{
        component::{Tone, When, button, live, memo, note, tap, trouble},
        context::App,
        effects,
        error_text::failure,
    },
    workflow::screen::Screen,
};

/// What goes with any of them.
const GOES: &str = "Dine svar i den bliver slettet og kan ikke hentes igen.";

/// A notice is not thrown away with the answers that began it.
const NOTICE_STAYS: &str = "Hvorfor forældrene ikke må kontaktes, går tabt. Er du stadig bekymret, så skriv underretningen først, eller tal med din leder. Beskeden på barnets side om underretningen bliver, og forældrene må ikke kontaktes, før en af jer har svaret der, at de må.";

/// Nothing but the answers says that the parents are not to be contacted.
const BAR_GOES: &str = "Svarene i den siger, at forældrene ikke må kontaktes nu. Det går tabt med dem, hvis intet andet siger det samme. Er du stadig bekymret, så skriv en underretning først, eller tal med din leder.";

/// The way to throw away one's own assessment under way. A correction has its own.
pub(super) fn discard_draft(app: App, child: String, id: String) -> AnyView {
    let sure = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let stays = {
        let id = id.clone();
        memo(move || app.roster.with(|roster| roster.notice_outlives(&id)))
    };
    let bars = {
        let id = id.clone();
        let child = child.clone();
        memo(move || {
            app.roster.with(|roster| {
                let assessment = roster.assessments.get(&id)?;
                let reasoned = app.suggestion_for(roster.children.get(&child), assessment)?;
                Some(reasoned.suggestion.parents.is_barred())
            }) == Some(true)
        })
    };
    let discard = move || {
        if !sure.get_untracked() {
            sure.set(true);
            return;
        }
        let child = child.clone();
        let then = move |result: Result<(), _>| match result {
            // The child's page shows by itself that it is gone.
            Ok(())
                if app
                    .place
                    .with_untracked(|place| place.screen == Screen::Child) => {}
            Ok(()) => app.go_to_child(child),
            Err(why) => {
                // The screen may be gone by now.
                let _ = sure.try_set(false);
                drop(failed.try_set(Some(failure(&why))));
            }
        };
        effects::discard_draft(app, id.clone(), Box::new(then));
    };
    view! {
        <div role="status">
            <When on=move || sure.get()>
                {note(Tone::Careful, GOES)}
                {live(move || match (stays.get(), bars.get()) {
                    (true, _) => Some(note(Tone::Danger, NOTICE_STAYS)),
                    (false, true) => Some(note(Tone::Danger, BAR_GOES)),
                    (false, false) => None,
                })}
            </When>
        </div>
        <div class="row">
            <button type="button" class="button button--quiet" on:click=tap(discard)>
                {live(move || if sure.get() { "Ja, kassér vurderingen" } else { "Kassér vurderingen" })}
            </button>
            <When on=move || sure.get()>
                {button("button", "Behold vurderingen", move || sure.set(false))}
            </When>
        </div>
        {trouble(failed)}
    }
    .into_any()
}
