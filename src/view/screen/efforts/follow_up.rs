//! A follow-up of an effort, and the opening of one that had ended.

use leptos::prelude::*;

use super::{
    page::with_effort,
    parts::{Text, choose, ruler, said, text},
    words::{self, ANSWERS},
};
use crate::{
    domain::effort::{FollowUpDraft, FollowUpError, Moved, Outcome, ReopenDraft, ReopenError},
    view::{
        component::{FieldKind, When, memo, send, trouble},
        context::App,
        effects,
        error_text::{failure, follow_up_error, reopen_error},
    },
    workflow::failure::Failure,
};

#[derive(Clone, Copy)]
struct Typed {
    draft: RwSignal<FollowUpDraft>,
    error: RwSignal<Option<FollowUpError>>,
}

impl Typed {
    fn change(self, change: impl FnOnce(&mut FollowUpDraft)) {
        self.error.set(None);
        self.draft.update(change);
    }

    fn said(self, these: &'static [FollowUpError]) -> Signal<Option<String>> {
        Signal::derive(move || {
            let error = self.error.get().filter(|error| these.contains(error))?;
            Some(follow_up_error(error).to_owned())
        })
    }

    fn field(
        self,
        about: Text,
        read: fn(&FollowUpDraft) -> &String,
        set: fn(&mut FollowUpDraft, String),
        these: &'static [FollowUpError],
    ) -> AnyView {
        let value = Signal::derive(move || self.draft.with(|draft| read(draft).clone()));
        let on_input = Callback::new(move |text: String| self.change(|draft| set(draft, text)));
        text(about, value, self.said(these), on_input)
    }
}

/// A fresh form: today, and the next day that the cadence gives.
fn fresh(app: App, id: &str) -> FollowUpDraft {
    let closed = app.content().municipality.closed_days;
    let today = effects::today();
    let next = untrack(|| {
        with_effort(app, id, |effort| {
            let held = effort.follow_ups.len() + 1;
            effort.cadence.next(today, held, closed)
        })
    });
    FollowUpDraft {
        on: today.to_string(),
        next: next
            .flatten()
            .map(|next| next.to_string())
            .unwrap_or_default(),
        ..FollowUpDraft::default()
    }
}

/// The form of a follow-up. Each one ends in going on, adjusting or ending.
pub(super) fn follow_up_form(app: App, id: String, barred: Memo<bool>) -> AnyView {
    let about = id.clone();
    let typed = Typed {
        draft: app.typed("follow-up", &id, move || fresh(app, &about)),
        error: RwSignal::new(None),
    };
    let failed = RwSignal::new(None::<String>);
    let keep = move || {
        let content = app.content();
        let Some(by) = app.professional.get_untracked() else {
            return;
        };
        let draft = typed.draft.get_untracked();
        let noted = untrack(|| {
            with_effort(app, &id, |effort| {
                draft.note(effort, &content.ruler.edition, by, effects::now())
            })
        });
        match noted {
            None => {}
            Some(Ok(held)) => {
                let about = id.clone();
                let then = move |result: Result<(), Failure>| match result {
                    Ok(()) => {
                        failed.set(None);
                        typed.draft.set(fresh(app, &about));
                    }
                    Err(why) => failed.set(Some(failure(&why))),
                };
                effects::change_effort(
                    app,
                    &id,
                    move |effort| effort.follow_ups.push(held),
                    Box::new(then),
                );
            }
            Some(Err(why)) => {
                typed.error.set(Some(why));
                effects::focus_first_error();
            }
        }
    };
    let ends_in = move |outcome| typed.draft.with(|d| d.outcome) == Some(outcome);
    let adjusts = memo(move || ends_in(Outcome::Juster));
    let goes_on = memo(move || ends_in(Outcome::Juster) || ends_in(Outcome::Fortsaet));
    let ends = memo(move || ends_in(Outcome::Afslut));
    let step_down = if barred.get_untracked() {
        "Er hjælpen stadig nødvendig i den form?"
    } else {
        "Kan vi gå et trin ned ad trappen?"
    };
    view! {
        <form class="card screen-only" on:submit=send(keep)>
            <h2>"Følg op"</h2>
            {typed.field(
                Text { label: "Hvornår?", id: "follow-on", hint: None, kind: FieldKind::Date },
                |d| &d.on, |d, text| d.on = text,
                &[FollowUpError::NoDay, FollowUpError::InFuture, FollowUpError::BeforeStart],
            )}
            {choose(
                ("Har barnet flyttet sig mod målet?", "follow-moved"),
                &Moved::ALL,
                words::moved,
                move || typed.draft.with(|d| d.moved),
                move |moved| typed.change(|d| d.moved = Some(moved)),
                typed.said(&[FollowUpError::NoMoved]),
            )}
            {typed.field(
                Text {
                    label: "Hvad har I set?",
                    id: "follow-seen",
                    hint: Some("Det, der virker, og det, der ikke gør."),
                    kind: FieldKind::Lines,
                },
                |d| &d.seen, |d, text| d.seen = text, &[FollowUpError::NothingSeen],
            )}
            {choose(
                (step_down, "follow-down"),
                &ANSWERS,
                words::answer,
                move || typed.draft.with(|d| d.step_down),
                move |answer| typed.change(|d| d.step_down = Some(answer)),
                typed.said(&[FollowUpError::NoStepDown]),
            )}
            {choose(
                ("Hvad gør I nu?", "follow-outcome"),
                &Outcome::ALL,
                words::outcome,
                move || typed.draft.with(|d| d.outcome),
                move |outcome| typed.change(|d| d.outcome = Some(outcome)),
                typed.said(&[FollowUpError::NoOutcome]),
            )}
            <When on=move || adjusts.get()>
                {typed.field(
                    Text { label: "Hvad gør I anderledes?", id: "follow-change", hint: None, kind: FieldKind::Lines },
                    |d| &d.change, |d, text| d.change = text, &[FollowUpError::NoChange],
                )}
            </When>
            <When on=move || goes_on.get()>
                {typed.field(
                    Text { label: "Næste opfølgning", id: "follow-next", hint: None, kind: FieldKind::Date },
                    |d| &d.next, |d, text| d.next = text, &[FollowUpError::NoNext],
                )}
            </When>
            <When on=move || ends.get()>
                {ruler(
                    ("Barnet efter", "after-child"),
                    || true,
                    move || typed.draft.with(|d| d.child),
                    move |score| typed.change(|d| d.child = score),
                )}
                {ruler(
                    ("Forældrenes omsorg efter", "after-care"),
                    || true,
                    move || typed.draft.with(|d| d.care),
                    move |score| typed.change(|d| d.care = score),
                )}
                {said(typed.said(&[FollowUpError::AfterWithoutBefore]))}
            </When>
            {trouble(failed)}
            <button type="submit" class="button button--main">"Gem opfølgningen"</button>
        </form>
    }
    .into_any()
}

/// The form that opens an effort again.
pub(super) fn reopen_form(app: App, id: String) -> AnyView {
    let draft = app.typed("reopen", &id, ReopenDraft::default);
    let error = RwSignal::new(None::<ReopenError>);
    let failed = RwSignal::new(None::<String>);
    let keep = move || {
        let Some(by) = app.professional.get_untracked() else {
            return;
        };
        match draft.get_untracked().read(by, effects::now()) {
            Ok(opened) => {
                let then = move |result: Result<(), Failure>| match result {
                    Ok(()) => drop(draft.try_set(ReopenDraft::default())),
                    Err(why) => failed.set(Some(failure(&why))),
                };
                effects::change_effort(
                    app,
                    &id,
                    move |effort| effort.reopened.push(opened),
                    Box::new(then),
                );
            }
            Err(why) => {
                error.set(Some(why));
                effects::focus_first_error();
            }
        }
    };
    let said = move |of: ReopenError| {
        Signal::derive(move || {
            let error = error.get().filter(|error| *error == of)?;
            Some(reopen_error(error).to_owned())
        })
    };
    let typed = move |set: fn(&mut ReopenDraft, String)| {
        Callback::new(move |text: String| {
            error.set(None);
            draft.update(|draft| set(draft, text));
        })
    };
    view! {
        <form class="card screen-only" on:submit=send(keep)>
            <h2>"Genåbn indsatsen"</h2>
            {text(
                Text { label: "Hvorfor?", id: "reopen-why", hint: None, kind: FieldKind::Lines },
                Signal::derive(move || draft.with(|d| d.reason.clone())),
                said(ReopenError::NoReason),
                typed(|d, text| d.reason = text),
            )}
            {text(
                Text { label: "Næste opfølgning", id: "reopen-next", hint: None, kind: FieldKind::Date },
                Signal::derive(move || draft.with(|d| d.next.clone())),
                said(ReopenError::NoNext),
                typed(|d, text| d.next = text),
            )}
            {trouble(failed)}
            <button type="submit" class="button">"Genåbn"</button>
        </form>
    }
    .into_any()
}
