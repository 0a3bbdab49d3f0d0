//! The parents' view and the child's voice: asked for, and answerable by why they were not heard.

use leptos::prelude::*;

use super::room::Room;
use crate::{
    domain::meeting::{Minutes, Voice},
    view::component::{FieldKind, TextField, Toggle, Tone, When, memo, note},
};

/// The parents' view. While contact with them is barred it is not asked for.
pub(super) fn parents(room: Room) -> AnyView {
    view! {
        <section class="card">
            <h2>"Forældrenes syn"</h2>
            <When
                on=move || room.barred.get()
                otherwise=move || {
                    voice(
                        room,
                        ["Hvordan ser forældrene det?", "Forældrenes syn er ikke hørt", "Hvorfor er forældrenes syn ikke hørt?"],
                        "parents",
                        |minutes| &minutes.parents,
                        |minutes| &mut minutes.parents,
                    )
                }
            >
                {note(
                    Tone::Careful,
                    "Forældrene må ikke kontaktes, før det er aftalt med kommunen. Derfor mangler I ikke noget her.",
                )}
            </When>
        </section>
    }
    .into_any()
}

/// The child's voice.
pub(super) fn child(room: Room) -> AnyView {
    view! {
        <section class="card">
            <h2>"Barnets stemme"</h2>
            {voice(
                room,
                [
                    "Hvad siger eller viser barnet?",
                    "Barnets stemme er ikke hørt",
                    "Hvorfor er barnets stemme ikke hørt?",
                ],
                "child",
                |minutes| &minutes.child,
                |minutes| &mut minutes.child,
            )}
        </section>
    }
    .into_any()
}

fn voice(
    room: Room,
    [words, not_heard, reason]: [&'static str; 3],
    name: &'static str,
    read: fn(&Minutes) -> &Voice,
    write: fn(&mut Minutes) -> &mut Voice,
) -> AnyView {
    let text = move |part: fn(&Voice) -> &String| {
        room.read(move |meeting| part(read(meeting.minutes())).clone())
    };
    let typed = move |set: fn(&mut Voice, String)| {
        Callback::new(move |text: String| room.type_in(|minutes| set(write(minutes), text)))
    };
    let checked = room.read(move |meeting| read(meeting.minutes()).not_heard);
    let on_change =
        Callback::new(move |on: bool| room.edit(|minutes| write(minutes).not_heard = on));
    let off = memo(move || !checked.get());
    view! {
        <When
            on=move || off.get()
            otherwise=move || {
                view! {
                    <TextField
                        label=reason
                        id=format!("{name}-reason")
                        kind=FieldKind::Lines
                        value=text(|voice| &voice.reason)
                        on_input=typed(|voice, text| voice.reason = text)
                    />
                }
            }
        >
            <TextField
                label=words
                id=format!("{name}-words")
                kind=FieldKind::Lines
                value=text(|voice| &voice.words)
                on_input=typed(|voice, text| voice.words = text)
            />
        </When>
        <Toggle text=not_heard checked on_change />
    }
    .into_any()
}
