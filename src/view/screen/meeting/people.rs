//! Who sits at the table, as what, and why.

use leptos::prelude::*;

use super::{
    room::{Removed, Room},
    words::role as role_word,
};
use crate::{
    domain::meeting::{Attendee, AttendeeRole, MANY},
    view::component::{TextField, Tone, When, button, input, is_read_only, live, note},
};

/// The people at the table.
pub(super) fn people(room: Room) -> AnyView {
    let count = room.read(|meeting| meeting.minutes().attendees.len());
    let family = room.read(|meeting| {
        let all = meeting.minutes().attendees.iter();
        all.filter_map(|one| one.role).any(AttendeeRole::is_family)
    });
    let rows = live(move || {
        (0..count.get())
            .map(|index| attendee(room, index))
            .collect_view()
    });
    let add = move || room.edit(|minutes| minutes.attendees.push(Attendee::default()));
    let unfit = move || family.get() && (room.kind.is_anonymous() || room.barred.get());
    view! {
        <section class="card">
            <h2>"Hvem er med, og hvorfor?"</h2>
            {rows}
            {button("button", "Tilføj deltager", add)}
            <When on=move || { count.get() > MANY }>
                {note(
                    Tone::Calm,
                    "I er mange om bordet. Tænk på, hvordan det er for barnets familie at sidde over for så mange. Kan nogen give deres viden videre i stedet?",
                )}
            </When>
            <When on=unfit>
                {note(
                    Tone::Careful,
                    if room.kind.is_anonymous() {
                        "Til sparring er kun fagpersoner med, for ingen må vide, hvem barnet er."
                    } else {
                        "Der står nogen fra barnets familie. De er ikke med, før det er aftalt med kommunen."
                    },
                )}
            </When>
        </section>
    }
    .into_any()
}

fn attendee(room: Room, index: usize) -> AnyView {
    let read = move |read: fn(&Attendee) -> String| {
        room.read(move |meeting| {
            let one = meeting.minutes().attendees.get(index);
            one.map(read).unwrap_or_default()
        })
    };
    let set = move |change: Box<dyn FnOnce(&mut Attendee)>| {
        room.edit(move |minutes| {
            if let Some(one) = minutes.attendees.get_mut(index) {
                change(one);
            }
        });
    };
    let chosen = room.read(move |meeting| {
        let one = meeting.minutes().attendees.get(index);
        one.and_then(|one| one.role)
    });
    let number = index + 1;
    let options = live(move || {
        let professionals = room.kind.is_anonymous() || room.barred.get();
        AttendeeRole::ALL
            .into_iter()
            .filter(|one| !(professionals && one.is_family()))
            .map(|one| {
                let selected = Signal::derive(move || chosen.get() == Some(one));
                view! {
                    <option value=format!("{one:?}") prop:selected=selected>
                        {role_word(one)}
                    </option>
                }
            })
            .collect_view()
    });
    let take_out = move || {
        room.edit(move |minutes| {
            if index < minutes.attendees.len() {
                let one = minutes.attendees.remove(index);
                room.removed.set(Some(Removed::Attendee(index, one)));
            }
        });
    };
    let role_id = format!("attendee-role-{index}");
    view! {
        <fieldset class="line-of-three">
            <legend class="unseen">{format!("Deltager {number}")}</legend>
            <TextField
                label=format!("Navn på deltager {number}")
                id=format!("attendee-name-{index}")
                value=read(|one| one.name.clone())
                on_input=Callback::new(move |text: String| set(Box::new(move |one| one.name = text)))
            />
            <div class="field">
                <label for=role_id.clone()>{format!("Rolle for deltager {number}")}</label>
                <select
                    class="input"
                    id=role_id
                    disabled=is_read_only()
                    on:change=input(move |text| {
                        let picked = AttendeeRole::ALL.into_iter().find(|one| format!("{one:?}") == text);
                        set(Box::new(move |one| one.role = picked));
                    })
                >
                    <option value="" prop:selected=Signal::derive(move || chosen.get().is_none())>
                        "Vælg"
                    </option>
                    {options}
                </select>
            </div>
            <TextField
                label=format!("Hvorfor deltager {number} er med")
                id=format!("attendee-why-{index}")
                value=read(|one| one.why.clone())
                on_input=Callback::new(move |text: String| set(Box::new(move |one| one.why = text)))
            />
            {button("button button--quiet", format!("Fjern deltager {number}"), take_out)}
        </fieldset>
    }
    .into_any()
}
