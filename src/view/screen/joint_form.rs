//! What the people say together: the dialogue, what works, the position, who takes part, and what
//! it is about. Nothing is preselected.

use leptos::prelude::*;

use super::{joint_people::People, position::Positions};
use crate::{
    domain::{
        assessment::Assessment,
        joint::{Joint, JointError, Participant, Question},
        position::Position,
    },
    view::{
        component::{FieldKind, TextField, live, memo, send, trouble},
        context::app,
        effects,
        error_text::{failure, joint_error},
        together::edit_joint,
        wording,
    },
};

/// The form of a joint assessment that is begun.
#[component]
pub(super) fn JointForm(
    /// The joint assessment, by record id.
    id: String,
    /// The own assessments that lie side by side.
    raters: Vec<(String, Assessment)>,
    /// Whether contact with the parents is barred.
    barred: Memo<bool>,
) -> impl IntoView {
    let app = app();
    let id = StoredValue::new(id);
    let error = RwSignal::new(None::<JointError>);
    let failed = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let joint =
        memo(move || id.with_value(|id| app.roster.with(|roster| roster.joints.get(id).cloned())));
    let edit = Callback::new(move |change: Box<dyn FnOnce(&mut Joint)>| {
        error.set(None);
        id.with_value(|id| edit_joint(app, id, change));
    });
    let said = move |these: &'static [JointError]| {
        Signal::derive(move || {
            error
                .get()
                .filter(|e| these.contains(e))
                .map(|e| joint_error(e).to_owned())
        })
    };
    let text = move |read: fn(&Joint) -> &String| {
        Signal::derive(move || {
            joint.with(|j| j.as_ref().map(|j| read(j).clone()).unwrap_or_default())
        })
    };
    let typed = move |set: fn(&mut Joint, String)| {
        Callback::new(move |text: String| edit.run(Box::new(move |j| set(j, text))))
    };
    let chosen = memo(move || joint.with(|j| j.as_ref()?.position));
    let on_pick = Callback::new(move |position: Position| {
        edit.run(Box::new(move |j| j.position = Some(position)));
    });
    let own: Vec<_> = raters
        .iter()
        .map(|(id, rater)| (id.clone(), Participant::from(&rater.author)))
        .collect();
    let own = StoredValue::new(own);
    let complete = move || {
        let (Some(mut made), Some(by)) = (joint.get_untracked(), app.professional.get_untracked())
        else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        // Who was ticked before and no longer lies side by side is not here.
        own.with_value(|own| {
            made.assessments = own.iter().map(|(id, _)| id.clone()).collect();
            made.raters
                .retain(|rater| own.iter().any(|(_, person)| person == rater));
        });
        match made.complete(by, effects::now(), barred.get_untracked()) {
            Ok(done) => {
                busy.set(true);
                effects::complete_joint(app, id.get_value(), done, move |result| {
                    busy.try_set(false);
                    if let Err(why) = result {
                        failed.try_set(Some(failure(&why)));
                    }
                });
            }
            Err(why) => {
                error.set(Some(why));
                effects::focus_first_error();
            }
        }
    };
    view! {
        <form class="stack" on:submit=send(complete)>
            <section class="card">
                <h2>"3. Faglig dialog"</h2>
                {live(move || questions(joint, edit, barred.get()))}
            </section>
            <section class="card">
                <h2>"4. Det siger I sammen"</h2>
                <TextField
                    label="Hvad fungerer?"
                    id="joint-works"
                    kind=FieldKind::Lines
                    value=text(|j| &j.works)
                    error=said(&[JointError::NoWorks])
                    on_input=typed(|j, text| j.works = text)
                />
                {error_line(said(&[JointError::NoPosition]))}
                <Positions chosen on_pick />
                <TextField
                    label="Hvorfor?"
                    id="joint-reason"
                    hint="Skriv også, hvis I ikke blev enige. Uenighed må gerne stå."
                    kind=FieldKind::Lines
                    value=text(|j| &j.reason)
                    error=said(&[JointError::NoReason])
                    on_input=typed(|j, text| j.reason = text)
                />
            </section>
            <section class="card">
                <h2>"Hvem er med?"</h2>
                <People
                    joint
                    edit
                    raters
                    barred
                    error=said(&[JointError::HalfParticipant, JointError::ParentWhileBarred, JointError::TooFew, JointError::NobodyLooked])
                />
            </section>
            <section class="card">
                <h2>"Gælder denne sammenhæng og periode"</h2>
                <TextField
                    label="Hvilken sammenhæng?"
                    id="joint-context"
                    hint="Fx »på stuen om formiddagen«."
                    value=text(|j| &j.context)
                    error=said(&[JointError::NoContext])
                    on_input=typed(|j, text| j.context = text)
                />
                <TextField
                    label="Fra måned"
                    id="joint-from"
                    hint="Måned og år, fx 10.2026."
                    kind=FieldKind::Month
                    value=text(|j| &j.from)
                    error=said(&[JointError::NoPeriod])
                    on_input=typed(|j, text| j.from = text)
                />
                <TextField
                    label="Til måned"
                    id="joint-to"
                    kind=FieldKind::Month
                    value=text(|j| &j.to)
                    error=said(&[JointError::PeriodBackwards])
                    on_input=typed(|j, text| j.to = text)
                />
                <TextField
                    label="Dato for samtalen"
                    id="joint-held"
                    kind=FieldKind::Date
                    value=text(|j| &j.held)
                    error=said(&[JointError::NoDate, JointError::DateInFuture])
                    on_input=typed(|j, text| j.held = text)
                />
            </section>
            {trouble(failed)}
            <button type="submit" class="button button--main button--big">
                "Gem fælles vurdering"
            </button>
            <p class="small muted">
                "Når den er gemt, er den afsluttet og kan ikke overskrives. Indtil da er alt, I skriver, gemt undervejs."
            </p>
        </form>
    }
}

/// Changes the joint assessment, and stores it.
pub(super) type Edit = Callback<Box<dyn FnOnce(&mut Joint)>>;

fn questions(joint: Memo<Option<Joint>>, edit: Edit, barred: bool) -> AnyView {
    Question::ALL
        .into_iter()
        .filter(|question| !(barred && question.needs_parents()))
        .map(|question| {
            view! {
                <TextField
                    label=wording::question(question)
                    id=format!("dialogue-{question:?}").to_lowercase()
                    kind=FieldKind::Lines
                    value=Signal::derive(move || {
                        joint.with(|j| j.as_ref()?.dialogue.get(&question).cloned()).unwrap_or_default()
                    })
                    on_input=Callback::new(move |text: String| {
                        edit.run(Box::new(move |j| {
                            j.dialogue.insert(question, text);
                        }));
                    })
                />
            }
        })
        .collect_view()
        .into_any()
}

/// An error that belongs to no single field, and takes the focus.
pub(super) fn error_line(error: Signal<Option<String>>) -> AnyView {
    live(move || {
        error.get().map(|text| {
            view! {
                <p class="field__error" tabindex="-1" aria-invalid="true">
                    {text}
                </p>
            }
        })
    })
    .into_any()
}
