//! What is typed in a form and not stored yet. It outlives its screen, so that a lock behind the
//! PIN takes no word away, and goes with the keys: nobody else finds it.

use std::{any::Any, collections::BTreeMap};

use leptos::prelude::*;

/// Which form it is typed in.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The child that the screen is about, by record id.
    pub child: Option<String>,
    /// The form.
    pub form: &'static str,
    /// What besides the child the form is about, by record id.
    pub about: String,
}

/// What is typed in all forms. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Typed(StoredValue<BTreeMap<Place, Box<dyn Any + Send + Sync>>>);

impl Typed {
    /// Nothing is typed.
    pub fn new() -> Self {
        Self(StoredValue::new(BTreeMap::new()))
    }

    /// What was typed at this place, else what a new form begins with.
    pub fn find<T: Send + Sync + 'static>(
        self,
        place: Place,
        fresh: impl FnOnce() -> T,
    ) -> RwSignal<T> {
        let kept = self
            .0
            .with_value(|all| all.get(&place)?.downcast_ref::<ArcRwSignal<T>>().cloned());
        let kept = kept.unwrap_or_else(|| {
            let new = ArcRwSignal::new(fresh());
            let typed = Box::new(new.clone());
            self.0.update_value(|all| drop(all.insert(place, typed)));
            new
        });
        kept.into()
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
