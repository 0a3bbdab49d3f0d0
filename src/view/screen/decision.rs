//! The professional's own decision: the step, why, who, and when it is looked at again. Nothing
//! is preselected, and the reason is asked for both when following and when departing.

use leptos::prelude::*;

use super::{
    efforts::P30_GATES,
    notice_forms::{COMPLETING, Revealing},
    versions::corrected_words,
};
use crate::{
    domain::{
        decision::{DecisionDraft, DecisionError, Suggested},
        next_step::{Note, Step},
    },
    view::{
        component::{
            ChoiceText, Choices, FieldKind, Notice, TextField, Tone, When, live, memo, note, send,
            trouble,
        },
        context::{App, app},
        effects,
        error_text::{decision_error, failure},
    },
};

/// The decision form.
#[component]
pub fn DecisionForm() -> impl IntoView {
    let app = app();
    let content = app.content();
    let error = RwSignal::new(None::<DecisionError>);
    let failed = RwSignal::new(None::<String>);
    let revealing = RwSignal::new(false);
    let draft = memo(move || {
        app.with_assessment(|a| a.decision_draft.clone())
            .unwrap_or_default()
    });
    // While contact with the parents is barred, a step that cannot be taken without them is no
    // choice.
    let barred = memo(move || app.contact_barred());
    let choices = live(move || {
        let steps: Vec<Step> = Step::ALL
            .into_iter()
            .filter(|step| *step != Step::Ingen && !(barred.get() && step.needs_parents()))
            .collect();
        let options = steps
            .iter()
            .filter_map(|step| content.rules.step(*step))
            .map(|text| {
                if barred.get_untracked() {
                    ChoiceText::plain(&text.title)
                } else {
                    ChoiceText::with_help(&text.title, &text.text)
                }
            })
            .collect();
        let selected = {
            let steps = steps.clone();
            Signal::derive(move || {
                let step = draft.with(|d| d.step)?;
                steps.iter().position(|s| *s == step)
            })
        };
        let on_pick = Callback::new(move |index: usize| {
            error.set(None);
            let step = steps.get(index).copied();
            app.edit(move |a| a.decision_draft.step = step);
        });
        view! {
            <Choices
                legend="Hvilket skridt tager du?"
                hint="Du vælger selv. Intet er valgt på forhånd."
                name="decision"
                options
                selected
                on_pick
            />
        }
    });
    let p30 = memo(move || !barred.get() && draft.with(|d| d.step) == Some(Step::P30));
    let typed = move |field: &'static str, set: fn(&mut DecisionDraft, String)| {
        Callback::new(move |text: String| {
            error.set(None);
            app.type_in(field, move |a| set(&mut a.decision_draft, text));
        })
    };
    let said = move |these: &'static [DecisionError]| {
        Signal::derive(move || {
            error
                .get()
                .filter(|e| these.contains(e))
                .map(|e| decision_error(e).to_owned())
        })
    };
    let decide = move |knowingly: bool| {
        // It is stored where everybody can read it.
        let (step, main_rule) = untrack(|| app.suggestion_for_all())
            .map_or((Step::Ingen, 0), |r| {
                (r.suggestion.step, r.suggestion.main_rule)
            });
        let edition = app.content().rules.ruleset.clone();
        let suggested = Suggested {
            step,
            main_rule,
            edition,
        };
        let mut made = draft.get_untracked();
        if barred.get_untracked() && made.step.is_some_and(Step::needs_parents) {
            made.step = None;
        }
        let kept = app
            .with_assessment_untracked(|a| a.correction.as_ref().map(|c| c.follow_up))
            .flatten();
        let now = effects::now();
        let now = app
            .with_assessment_untracked(|a| a.moment_of_completion(now))
            .unwrap_or(now);
        let unreasoned = made.step.is_some_and(|step| {
            app.with_assessment_untracked(|a| a.lacks_position_reason(step))
                .unwrap_or(false)
        });
        let decided = made.decide(suggested, now, kept);
        let decided = if unreasoned {
            decided.and(Err(DecisionError::NoPositionReason))
        } else {
            decided
        };
        match decided {
            Ok(_) if !knowingly && app.completing_reveals() => revealing.set(true),
            Ok(decision) => effects::complete(app, decision, move |result| {
                if let Err(why) = result {
                    failed.set(Some(failure(&why)));
                }
            }),
            Err(why) => {
                error.set(Some(why));
                effects::focus_first_error();
            }
        }
    };
    view! {
        <form
            class="card"
            on:submit=send(move || decide(false))
        >
            <h2>"Din beslutning"</h2>
            {untrack(|| app.with_assessment(|a| {
                let words = corrected_words(a.correction.as_ref()?, None);
                Some(note(Tone::Calm, words))
            }))}
            {choices}
            <p
                class="field__error"
                hidden=Signal::derive(move || error.get() != Some(DecisionError::NoStep))
                tabindex="-1"
                aria-invalid="true"
            >
                {decision_error(DecisionError::NoStep)}
            </p>
            <When on=move || p30.get()>{before_p30(app)}</When>
            {untrack(|| app.with_assessment(|a| a.lacks_position_reason(Step::Almen)))
                .unwrap_or(false)
                .then(|| position_reason(app, said(&[DecisionError::NoPositionReason]), error))}
            <TextField
                label="Hvorfor?"
                id="decision-reason"
                hint="Skriv grunden, både når du følger forslaget, og når du vælger noget andet."
                kind=FieldKind::Lines
                value=Signal::derive(move || draft.with(|d| d.reason.clone()))
                error=said(&[DecisionError::NoReason])
                on_input=typed("decision-reason", |d, text| d.reason = text)
            />
            <TextField
                label="Tovholder"
                id="tovholder"
                hint="Hvem holder i trådene?"
                value=Signal::derive(move || draft.with(|d| d.tovholder.clone()))
                error=said(&[DecisionError::NoTovholder])
                on_input=typed("tovholder", |d, text| d.tovholder = text)
            />
            <TextField
                label="Dato for opfølgning"
                id="follow-up"
                kind=FieldKind::Date
                value=Signal::derive(move || draft.with(|d| d.follow_up.clone()))
                error=said(&[DecisionError::NoFollowUp, DecisionError::FollowUpInPast])
                on_input=typed("follow-up", |d, text| d.follow_up = text)
            />
            {trouble(failed)}
            {live(move || {
                let wait = Callback::new(move |()| revealing.set(false));
                let go_on = Callback::new(move |()| {
                    revealing.set(false);
                    decide(true);
                });
                revealing.get().then(|| view! { <Revealing words=COMPLETING wait go_on /> })
            })}
            <button type="submit" class="button button--main button--big">
                "Gem beslutningen"
            </button>
            <p class="small muted">
                "Når beslutningen er gemt, er vurderingen afsluttet og kan ikke overskrives."
            </p>
        </form>
    }
}

/// The reason of the position, where it was left out on the way. An underretning does not wait for it.
fn position_reason(
    app: App,
    said: Signal<Option<String>>,
    error: RwSignal<Option<DecisionError>>,
) -> AnyView {
    let reason = memo(move || {
        app.with_assessment(|a| a.position.as_ref().map(|choice| choice.reason.clone()))
            .flatten()
            .unwrap_or_default()
    });
    view! {
        <TextField
            label="Hvorfor valgte du den position?"
            id="position-reason"
            hint="Et par sætninger er nok. En underretning venter ikke på dem."
            kind=FieldKind::Lines
            value=reason
            error=said
            on_input=Callback::new(move |text: String| {
                error.set(None);
                app.type_in("position-reason", move |a| {
                    if let Some(choice) = &mut a.position {
                        choice.reason = text;
                    }
                });
            })
        />
    }
    .into_any()
}

/// What belongs to § 30, said before it is decided. It holds nothing back.
fn before_p30(app: App) -> AnyView {
    let content = app.content();
    let said = move |note| content.rules.note(note, &content.municipality);
    let gates: Vec<_> = P30_GATES
        .into_iter()
        .map(|gate| view! { <li>{gate}</li> })
        .collect();
    view! {
        <Notice tone=Tone::Careful>
            <p><strong>"Spørg jer selv, før I vælger §\u{a0}30:"</strong></p>
            <ul>{gates}</ul>
            <p>"Er I i tvivl om noget af det, hører det ikke under §\u{a0}30 alene. Overvej et netværksmøde."</p>
            <p>{said(Note::AnonymityEndsAtP30)}</p>
            <p>{said(Note::AlsoNotifyBesideP30)}</p>
        </Notice>
    }
    .into_any()
}
