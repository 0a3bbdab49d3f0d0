//! Who takes part in a joint assessment: names and roles, chosen and typed by people.

use leptos::prelude::*;

use super::joint_form::{Edit, error_line};
use crate::{
    domain::{
        assessment::{Assessment, Profession},
        joint::{Joint, Participant, ParticipantRole},
    },
    view::{
        component::{TextField, Toggle, button, input, is_read_only, live, memo},
        wording,
    },
};

/// Who takes part: those with an own assessment by a tick, the others by name and role.
#[component]
pub(super) fn People(
    /// The joint assessment.
    joint: Memo<Option<Joint>>,
    /// How it is changed.
    edit: Edit,
    /// The own assessments that lie side by side.
    raters: Vec<(String, Assessment)>,
    /// Whether contact with the parents is barred.
    barred: Memo<bool>,
    /// What is missing.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let professions: Vec<_> = raters.iter().map(|(_, r)| r.author.profession).collect();
    let second = move || {
        if professions.contains(&Profession::Dagplejer) {
            "Dagplejerens andre øjne er en dagplejepædagog eller en kollega."
        } else if professions.contains(&Profession::Sundhedsplejerske) {
            if barred.get() {
                "Sundhedsplejerskens andre øjne er nu en kollega."
            } else {
                "Sundhedsplejerskens andre øjne er forældrene i samtalen, og ved tvivl en kollega."
            }
        } else {
            "Mindst to navne, hver med en rolle."
        }
    };
    let ticks = raters
        .into_iter()
        .map(|(_, rater)| {
            let person = Participant::from(&rater.author);
            let words = format!(
                "{}, {}",
                rater.author.name,
                wording::profession(rater.author.profession)
            );
            let is = person.clone();
            let checked =
                memo(move || joint.with(|j| j.as_ref().is_some_and(|j| j.has_rater(&is))));
            let on_change = Callback::new(move |on: bool| {
                let person = person.clone();
                edit.run(Box::new(move |j| {
                    j.raters.retain(|other| other != &person);
                    if on {
                        j.raters.push(person);
                    }
                }));
            });
            view! { <Toggle text=words checked on_change /> }
        })
        .collect_view();
    let count = memo(move || joint.with(|j| j.as_ref().map_or(0, |j| j.others.len())));
    let rows = live(move || {
        (0..count.get())
            .map(|index| view! { <Other index joint edit barred /> })
            .collect_view()
    });
    view! {
        <p class="field__hint">{live(second)}</p>
        {error_line(error)}
        {ticks}
        {rows}
        {button("button", "Tilføj deltager uden eget skema", move || {
            edit.run(Box::new(|j| j.others.push(Participant::default())));
        })}
    }
}

#[component]
fn Other(
    index: usize,
    joint: Memo<Option<Joint>>,
    edit: Edit,
    barred: Memo<bool>,
) -> impl IntoView {
    let read = move || {
        joint
            .with(|j| j.as_ref()?.others.get(index).cloned())
            .unwrap_or_default()
    };
    let name = memo(move || read().name);
    let role = memo(move || read().role);
    let number = index + 1;
    let set = move |change: Box<dyn FnOnce(&mut Participant)>| {
        edit.run(Box::new(move |j| {
            if let Some(other) = j.others.get_mut(index) {
                change(other);
            }
        }));
    };
    let options = live(move || {
        ParticipantRole::ALL
            .into_iter()
            .filter(|one| !(barred.get() && *one == ParticipantRole::Foraelder))
            .map(|one| {
                view! {
                    <option value=format!("{one:?}") prop:selected=Signal::derive(move || role.get() == Some(one))>
                        {wording::participant_role(one)}
                    </option>
                }
            })
            .collect_view()
    });
    view! {
        <fieldset class="field">
            <legend>{format!("Deltager {number} uden eget skema")}</legend>
            <TextField
                label=format!("Navn på deltager {number}")
                id=format!("other-name-{index}")
                value=name
                on_input=Callback::new(move |text: String| set(Box::new(move |other| other.name = text)))
            />
            <div class="field">
                <label for=format!("other-role-{index}")>{format!("Rolle for deltager {number}")}</label>
                <select
                    class="input input--short"
                    id=format!("other-role-{index}")
                    disabled=is_read_only()
                    on:change=input(move |text| {
                        let picked = ParticipantRole::ALL.into_iter().find(|one| format!("{one:?}") == text);
                        set(Box::new(move |other| other.role = picked));
                    })
                >
                    <option value="" prop:selected=Signal::derive(move || role.get().is_none())>
                        "Vælg"
                    </option>
                    {options}
                </select>
            </div>
            {button("button", format!("Fjern deltager {number}"), move || {
                edit.run(Box::new(move |j| {
                    if index < j.others.len() {
                        j.others.remove(index);
                    }
                }));
            })}
        </fieldset>
    }
}
