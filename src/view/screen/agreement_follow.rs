//! How an agreement goes: a new status, what happened, and when to look again.

use leptos::prelude::*;

use super::joint_form::error_line;
use crate::{
    domain::agreement::{Agreement, FollowError, Status},
    view::{
        component::{
            ChoiceLayout, ChoiceText, Choices, FieldKind, TextField, When, button, memo, trouble,
        },
        context::app,
        effects,
        error_text::{failure, follow_error},
        wording,
    },
};

/// A new status and what happened, added to an agreement.
#[component]
pub(super) fn Follow(
    /// The agreement, by record id.
    id: String,
    /// As it is now.
    agreement: Agreement,
) -> impl IntoView {
    let app = app();
    let status = app.typed("agreement-status", &id, || None::<Status>);
    let happened = app.typed("agreement-happened", &id, String::new);
    let next = app.typed("agreement-next", &id, String::new);
    let typed =
        untrack(|| status.get().is_some() || !happened.get().is_empty() || !next.get().is_empty());
    let error = RwSignal::new(None::<FollowError>);
    let failed = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let goal = agreement.goal.clone();
    let next_id = format!("next-{id}");
    let save = {
        let id = id.clone();
        move || {
            let Some(by) = app.professional.get_untracked() else {
                return;
            };
            if busy.get_untracked() {
                return;
            }
            let (note, again) = (happened.get_untracked(), next.get_untracked());
            let followed =
                agreement.follow(status.get_untracked(), &note, &again, by, effects::now());
            let changed = match followed {
                Ok(changed) => changed,
                Err(why) => {
                    error.set(Some(why));
                    effects::focus_first_error();
                    return;
                }
            };
            busy.set(true);
            effects::save_agreement(app, Some(id.clone()), changed, move |result| {
                busy.try_set(false);
                match result {
                    Ok(()) => {
                        status.try_set(None);
                        happened.try_set(String::new());
                        next.try_set(String::new());
                    }
                    Err(why) => {
                        failed.try_set(Some(failure(&why)));
                    }
                }
            });
        }
    };
    let said = move |these: &'static [FollowError]| {
        Signal::derive(move || {
            error
                .get()
                .filter(|e| these.contains(e))
                .map(|e| follow_error(e).to_owned())
        })
    };
    let closed = memo(move || status.get() == Some(Status::Afsluttet));
    let options = Status::ALL.map(|one| ChoiceText::plain(wording::status(one)));
    view! {
        <details class="screen-only" open=typed>
            <summary>
                "Skriv, hvordan det går" <span class="unseen">{format!(": {goal}")}</span>
            </summary>
            <div class="stack stack--s">
                {error_line(said(&[FollowError::NoStatus]))}
                <Choices
                    legend="Hvordan går det?"
                    name=format!("status-{id}")
                    options=options.to_vec()
                    selected=Signal::derive(move || {
                        let status = status.get()?;
                        Status::ALL.iter().position(|one| *one == status)
                    })
                    on_pick=Callback::new(move |index: usize| {
                        error.set(None);
                        status.set(Status::ALL.get(index).copied());
                    })
                    layout=ChoiceLayout::Row
                />
                <TextField
                    label="Hvad skete der?"
                    id=format!("happened-{id}")
                    kind=FieldKind::Lines
                    value=happened
                    error=said(&[FollowError::NoReason])
                    on_input=Callback::new(move |text: String| {
                        error.set(None);
                        happened.set(text);
                    })
                />
                <When on=move || !closed.get()>
                    <TextField
                        label="Følg op igen (frivilligt)"
                        id=next_id.clone()
                        hint="Aftalen står i »I dag«, til den er afsluttet."
                        kind=FieldKind::Date
                        value=next
                        error=said(&[FollowError::NotADate, FollowError::NotLater])
                        on_input=Callback::new(move |text: String| {
                            error.set(None);
                            next.set(text);
                        })
                    />
                </When>
                {trouble(failed)}
                {button("button button--main", "Gem, hvad der skete", save)}
            </div>
        </details>
    }
}
