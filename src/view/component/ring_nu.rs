//! "Ring nu": whom to call, one tap from every screen, locked or not.

use leptos::{html, prelude::*};

use super::{
    live::button,
    notice::{Tone, note},
};
use crate::domain::municipality::Phone;

/// The dialogue with the telephones.
#[component]
pub fn RingNu(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// The telephones, the most urgent first.
    phones: Vec<Phone>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(element) = dialog.get() else {
            return;
        };
        if open.get() {
            // It is already shown where this fails.
            let _ = element.show_modal();
        } else {
            element.close();
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby="ring-nu"
            on:close=move |_| open.set(false)
        >
            <div class="dialog__head">
                <h2 id="ring-nu">"Ring nu"</h2>
                {button("button", "Luk", move || open.set(false))}
            </div>
            <div class="dialog__body">
                <p>"Er du i tvivl, så ring. Du skal ikke afgøre det alene."</p>
                <Phones phones />
            </div>
        </dialog>
    }
}

/// The telephones as large links.
#[component]
pub fn Phones(
    /// The telephones, the most urgent first.
    phones: Vec<Phone>,
) -> impl IntoView {
    let examples = phones.iter().any(|phone| phone.example);
    let links = phones
        .into_iter()
        .enumerate()
        .map(|(index, phone)| {
            let class = if index == 0 {
                "phone phone--first"
            } else {
                "phone"
            };
            let href = format!("tel:{}", phone.number.replace(' ', ""));
            view! {
                <a class=class href=href>
                    <strong>{phone.label}</strong>
                    " "
                    <span class="phone__number">
                        {phone.number}
                        {phone
                            .example
                            .then(|| view! { <span class="phone__example">" eksempel"</span> })}
                    </span>
                    " "
                    <span class="phone__when">{phone.when}</span>
                </a>
            }
        })
        .collect_view();
    view! {
        {links}
        {examples
            .then(|| {
                note(Tone::Careful, "Hvor der står »eksempel«: Brug kommunens eget nummer.")
            })}
    }
}
