//! Letting the device's own lock in, and what that means.

use leptos::prelude::*;

use crate::view::{
    component::{Tone, When, button, live, memo, note, trouble},
    context::app,
    effects::{self, NoPasskey},
    error_text::failure,
};

/// Where it is turned on and off.
#[component]
pub(super) fn DeviceLock() -> impl IntoView {
    let app = app();
    let on = RwSignal::new(effects::has_passkey());
    let asking = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let here = effects::passkey_here();
    let ended = move |result: Result<(), _>| {
        // The screen may be gone by now.
        let _ = asking.try_set(false);
        let _ = on.try_set(effects::has_passkey());
        let _ = failed.try_set(result.err().map(|why| failure(&why)));
    };
    let turn_on = move || {
        if !asking.get_untracked() {
            asking.set(true);
            failed.set(None);
            effects::add_passkey(app, ended);
        }
    };
    let turn_off = move || {
        if !asking.get_untracked() {
            failed.set(None);
            effects::remove_passkey(app, ended);
        }
    };
    let offer = memo(move || here.get() == Some(Ok(())));
    view! {
        <section class="card">
            <h2>"Lås op med tabletten"</h2>
            <p>
                "Med fingeraftryk, ansigt eller tabletkode låser du op med ét tryk i stedet for adgangssætningen."
            </p>
            <When on=move || app.several.get()>
                {note(Tone::Careful, "I er flere her. Kender en anden tabletkoden, eller er en andens finger eller ansigt lagt ind, kan den person åbne som dig og læse det, du er i gang med at skrive. Så lad det være slået fra.")}
            </When>
            <ul>
                <li>
                    "Alle, der kan låse tabletten op, kan åbne som dig. Det er så sikkert som tabletkoden."
                </li>
                <li>
                    "Husk stadig adgangssætningen og gendannelsesnøglen. Tabletten kan glemme sin nøgle, for eksempel når den nulstilles."
                </li>
                <li>
                    "Tabletten gemmer nøglen under dit navn fra låseskærmen. Nogle tablets lægger den også i ejerens konto, for eksempel hos Apple eller Google. Intet om børnene følger med."
                </li>
            </ul>
            {live(move || here.get().and_then(Result::err).map(|why| note(Tone::Calm, cannot(why))))}
            {trouble(failed)}
            <When on=move || asking.get()>
                <p role="status">"Følg det, tabletten viser."</p>
            </When>
            {live(move || {
                if on.get() {
                    view! {
                        <p role="status">"Du kan låse op med tabletten."</p>
                        {button("button", "Slå fra: lås op med tabletten", turn_off)}
                    }
                        .into_any()
                } else if offer.get() {
                    button("button", "Slå til: lås op med tabletten", turn_on)
                } else {
                    ().into_any()
                }
            })}
        </section>
    }
}

/// Why it cannot be turned on here.
fn cannot(why: NoPasskey) -> &'static str {
    match why {
        NoPasskey::Browser => {
            "Det kan ikke slås til her: Browseren kan ikke bruge tablettens lås, eller forbindelsen er ikke sikker (https)."
        }
        NoPasskey::Address => {
            "Det kan ikke slås til her: Siden er åbnet med tal som adresse. Det virker kun, når adressen er et navn."
        }
        NoPasskey::NoDeviceLock => {
            "Det kan ikke slås til her: Tabletten har ingen skærmlås, som browseren kan bruge. Slå fingeraftryk, ansigt eller kode til i tablettens indstillinger."
        }
    }
}
