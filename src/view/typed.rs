//! What stands in a form and is not submitted. It outlives its screen, and every change of it is
//! noted, so that it is stored under its author's own key and comes back after a lock.

use std::{any::Any, collections::BTreeMap, rc::Rc};

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::{context::App, effects};
use crate::{
    domain::typed::TypedForm,
    workflow::typed::{of_text, text_of},
};

/// Which form it is typed in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The child that the screen is about, by record id.
    pub child: Option<String>,
    /// The form.
    pub form: &'static str,
    /// What besides the child the form is about, by record id.
    pub about: String,
}

/// One form in memory.
struct Form {
    signal: Box<dyn Any + Send + Sync>,
    /// Of what notes the changes; it goes with the form and not with the screen.
    _watch: Owner,
}

/// What is typed in all forms. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Typed(StoredValue<BTreeMap<Place, Form>>);

impl Typed {
    /// Nothing is typed.
    pub fn new() -> Self {
        Self(StoredValue::new(BTreeMap::new()))
    }

    /// What was typed at this place, else what `begin` gives. From then on `changed` is told of
    /// every change.
    pub fn find<T: Send + Sync + 'static>(
        self,
        place: Place,
        begin: impl FnOnce() -> T,
        changed: impl Fn(&T) + 'static,
    ) -> RwSignal<T> {
        let kept = self.0.with_value(|all| {
            let form = all.get(&place)?;
            form.signal.downcast_ref::<ArcRwSignal<T>>().cloned()
        });
        let kept = kept.unwrap_or_else(|| {
            let new = ArcRwSignal::new(begin());
            // Of no screen: what is set when the form's screen is gone is noted too.
            let watch = Owner::default();
            let watched = new.clone();
            watch.with(|| {
                Effect::new(move |begun: Option<()>| {
                    watched.track();
                    if begun.is_some() {
                        untrack(|| watched.with(&changed));
                    }
                })
            });
            let form = Form {
                signal: Box::new(new.clone()),
                _watch: watch,
            };
            self.0.update_value(|all| drop(all.insert(place, form)));
            new
        });
        kept.into()
    }

    /// Forgets one form: it was submitted, and its screen goes.
    pub fn forget_form(self, place: &Place) {
        self.0.update_value(|all| drop(all.remove(place)));
    }

    /// Forgets what may be about a child: it is deleted.
    pub fn forget_child(self, child: &str) {
        let about_another = |place: &Place| place.child.as_ref().is_some_and(|id| id != child);
        self.0
            .update_value(|all| all.retain(|place, _| about_another(place)));
    }

    /// Forgets all of it.
    pub fn forget(self) {
        self.0.update_value(BTreeMap::clear);
    }
}

impl Place {
    fn with(&self, text: String) -> TypedForm {
        TypedForm {
            child: self.child.clone().unwrap_or_default(),
            form: self.form.to_owned(),
            about: self.about.clone(),
            text,
        }
    }
}

impl App {
    /// What is typed in a form of the screen and not submitted, else what the form begins with.
    /// Every change is stored under the professional's own key, until the form is as it begins.
    pub fn typed<T>(
        self,
        form: &'static str,
        about: &str,
        fresh: impl Fn() -> T + 'static,
    ) -> RwSignal<T>
    where
        T: Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        let place = self.form(form, about);
        let fresh = Rc::new(fresh);
        let begin = {
            let like = place.with(String::new());
            let fresh = Rc::clone(&fresh);
            move || {
                let stored = self
                    .roster
                    .with_untracked(|roster| of_text(&roster.typed_in(&like)?.text));
                stored.unwrap_or_else(|| fresh())
            }
        };
        let about = place.clone();
        let changed = move |typed: &T| {
            let text = text_of(typed, &fresh());
            effects::keep_typed(self, about.with(text));
        };
        self.typed.find(place, begin, changed)
    }

    /// Forgets a form with all that was typed in it: it was submitted or given up, and its screen
    /// goes.
    pub fn forget_form(self, place: &Place) {
        self.typed.forget_form(place);
        effects::keep_typed(self, place.with(String::new()));
    }

    /// Forgets what is typed in memory: it is about a child who is deleted, or the keys go.
    pub fn forget_typed(self, child: Option<&str>) {
        match child {
            Some(child) => self.typed.forget_child(child),
            None => self.typed.forget(),
        }
    }

    /// The place of a form of the screen.
    pub fn form(self, form: &'static str, about: &str) -> Place {
        // A screen that is about no child may still know the one before it.
        let child = self.place.with_untracked(|place| {
            let child = place.child.as_ref();
            child.filter(|_| place.screen.needs_child()).cloned()
        });
        Place {
            child,
            form,
            about: about.to_owned(),
        }
    }
}
