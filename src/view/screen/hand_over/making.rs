//! A file being made: what is said of it, its lock, how far it is, and the file once it is ready.

use leptos::prelude::*;

use super::{
    given::Given,
    lock::{ChooseLock, LockDraft},
    progress::{Progress, heard},
};
use crate::{
    domain::hand_over::{HandOverDraft, NotReady},
    view::{
        component::{When, live, tap, trouble},
        context::{App, app},
        effects::{self, Going, HandOver},
        hand_over_text::not_ready,
        screen::backup::HandOver as Hand,
    },
};

/// What a screen knows of the file that it makes.
#[derive(Clone, Copy)]
pub(super) struct Outgoing {
    /// What is said of it.
    pub(super) draft: RwSignal<HandOverDraft>,
    lock: LockDraft,
    failed: RwSignal<Option<String>>,
    share: RwSignal<Option<f64>>,
    is_ready: RwSignal<bool>,
}

impl Outgoing {
    /// Nothing is made yet. What waits is dropped when the screen is left.
    pub(super) fn new(draft: HandOverDraft) -> Self {
        on_cleanup(|| {
            effects::give_up();
            effects::forget_outgoing();
        });
        Self {
            draft: RwSignal::new(draft),
            lock: LockDraft::new(),
            failed: RwSignal::new(None),
            share: RwSignal::new(None),
            is_ready: RwSignal::new(false),
        }
    }

    /// What was made is what stands on the screen, or there is nothing to hand over.
    pub(super) fn changed(self) -> Callback<()> {
        Callback::new(move |()| {
            effects::give_up();
            effects::forget_outgoing();
            self.is_ready.set(false);
            self.failed.set(None);
        })
    }

    fn make(self, app: App, going: Result<Going, NotReady>) {
        let Self {
            draft,
            lock,
            failed,
            share,
            is_ready,
        } = self;
        if share.with_untracked(Option::is_some) {
            return;
        }
        self.changed().run(());
        let typed = draft.get_untracked();
        let ready = going.and_then(|going| Ok((going, typed.read(effects::today())?)));
        let (going, consent) = match ready {
            Ok(ready) => ready,
            Err(missing) => return failed.set(Some(not_ready(missing).to_owned())),
        };
        let Some(sealing) = lock.sealing(app, &typed.institution) else {
            return effects::focus_first_error();
        };
        share.set(Some(0.0));
        let what = HandOver {
            going,
            institution: typed.institution.trim().to_owned(),
            to: typed.to.trim().to_owned(),
            why: typed.why.trim().to_owned(),
            consent,
            sealing,
        };
        effects::make_hand_over(app, what, heard(share), move |result| {
            let _ = share.try_set(None);
            match result {
                Some(Ok(())) => drop(is_ready.try_set(true)),
                Some(Err(why)) => drop(failed.try_set(Some(why))),
                None => {}
            }
        });
    }
}

/// To whom, why, with whose consent and under which lock, and the file.
#[component]
pub(super) fn Make(
    /// The file.
    outgoing: Outgoing,
    /// The parents have said yes, as to an overgangsskema: it is asked who and when alone.
    #[prop(optional)]
    with_consent: bool,
    /// What goes, when it is made.
    going: Callback<(), Result<Going, NotReady>>,
) -> impl IntoView {
    let app = app();
    let changed = outgoing.changed();
    let Outgoing {
        draft,
        lock,
        failed,
        share,
        is_ready,
    } = outgoing;
    let make = move || outgoing.make(app, going.run(()));
    view! {
        <Given draft with_consent changed />
        <ChooseLock lock changed />
        {trouble(failed)}
        <Progress text="Laver filen …" share />
        <button
            type="button"
            class="button button--main button--big"
            disabled=Signal::derive(move || share.with(Option::is_some) || app.read_only.get())
            on:click=tap(make)
        >
            "Lav filen"
        </button>
        <When on=move || is_ready.get()>
            <Hand what="Filen er klar." />
            {live(move || lock.is_by_passphrase().then(|| view! {
                <section class="card">
                    <p>"Modtageren åbner den med denne adgangssætning. Appen gemmer den ikke."</p>
                    <output class="code" aria-label="Adgangssætningen til filen">{lock.passphrase.get()}</output>
                </section>
            }))}
        </When>
    }
}
