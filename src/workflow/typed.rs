//! What is typed in forms and not submitted, among everything that is open.

use serde::{Serialize, de::DeserializeOwned};

use super::roster::Roster;
use crate::domain::typed::TypedForm;

impl Roster {
    /// What was typed in the form of `like` and is not submitted.
    pub fn typed_in(&self, like: &TypedForm) -> Option<&TypedForm> {
        let (_, found) = self
            .typed
            .of(&like.child)
            .find(|(_, one)| one.is_of(like))?;
        (!found.text.is_empty()).then_some(found)
    }

    /// Notes what stands in a form now; no text: it is submitted or emptied. Gives the record that
    /// is to be written or taken out, where anything has changed.
    pub fn note_typed(
        &mut self,
        now: TypedForm,
        new_id: impl FnOnce() -> Option<String>,
    ) -> Option<String> {
        let known = self.typed.of(&now.child).find(|(_, one)| one.is_of(&now));
        let id = match known {
            Some((_, before)) if before.text == now.text => return None,
            Some((id, _)) => id.clone(),
            None if now.text.is_empty() => return None,
            None => new_id()?,
        };
        self.typed.insert(id.clone(), now);
        Some(id)
    }

    /// Forgets a form that was emptied, once the store has. What was typed since stays.
    pub fn forget_emptied(&mut self, id: &str) {
        if self.typed.get(id).is_some_and(|form| form.text.is_empty()) {
            self.typed.remove(id);
        }
    }
}

/// What stands in a form, as it is stored; nothing where that is what the form begins with.
pub fn text_of<T: Serialize>(typed: &T, fresh: &T) -> String {
    let text = |value| serde_json::to_string(value).unwrap_or_default();
    let typed = text(typed);
    if typed == text(fresh) {
        String::new()
    } else {
        typed
    }
}

/// What a form takes up again. `None` where an earlier version of the form wrote it in another
/// shape.
pub fn of_text<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::effort::{FollowUpDraft, Moved};

    fn form(child: &str, text: &str) -> TypedForm {
        TypedForm {
            child: child.into(),
            form: "follow-up".into(),
            about: "e".into(),
            text: text.into(),
        }
    }

    #[test]
    fn form_is_written_as_one_record_until_it_is_emptied() {
        let mut roster = Roster::default();
        let new = || Some("t1".to_owned());
        assert_eq!(roster.note_typed(form("c", ""), new), None);
        assert_eq!(roster.note_typed(form("c", "a"), new), new());
        assert_eq!(roster.note_typed(form("c", "a"), || None), None);
        assert_eq!(roster.note_typed(form("c", "ab"), || None), new());
        assert_eq!(roster.typed_in(&form("c", "")).unwrap().text, "ab");
        assert_eq!(roster.typed_in(&form("d", "")), None);
        assert_eq!(roster.note_typed(form("c", ""), || None), new());
        assert_eq!(roster.typed_in(&form("c", "")), None);
        assert_eq!(roster.note_typed(form("c", "again"), || None), new());
        roster.forget_emptied("t1");
        assert!(roster.typed_in(&form("c", "")).is_some());
        roster.note_typed(form("c", ""), || None);
        roster.forget_emptied("t1");
        assert!(roster.typed.is_empty());
    }

    #[test]
    fn forgotten_child_takes_the_forms_that_tell_of_it() {
        let mut roster = Roster::default();
        for (id, typed) in [
            ("t1", form("c1", "a")),
            ("t2", form("c2", "a")),
            ("t3", form("", r#"["c2","c1"]"#)),
            ("t4", form("", r#"["c2"]"#)),
        ] {
            roster.typed.insert(id.to_owned(), typed);
        }
        roster.forget("c1");
        let left: Vec<_> = roster.typed.keys().map(String::as_str).collect();
        assert_eq!(left, ["t2", "t4"]);
    }

    #[test]
    fn form_comes_back_as_it_was_and_a_fresh_one_is_no_text() {
        let fresh = FollowUpDraft {
            on: "2026-03-16".into(),
            ..FollowUpDraft::default()
        };
        assert_eq!(text_of(&fresh, &fresh), "");
        let typed = FollowUpDraft {
            seen: "Mor virker »opgivende«.\n".into(),
            moved: Some(Moved::Lidt),
            ..fresh.clone()
        };
        let text = text_of(&typed, &fresh);
        assert_eq!(of_text(&text), Some(typed));
        // A field that an earlier version did not know.
        let before = of_text::<FollowUpDraft>(r#"{"seen":"s"}"#);
        assert_eq!(before.unwrap().seen, "s");
        assert_eq!(of_text::<FollowUpDraft>("7"), None);
    }
}
