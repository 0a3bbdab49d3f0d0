//! What somebody has typed in a form and not submitted yet: their own, until they submit it.

use serde::{Deserialize, Serialize};

/// What stands in one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedForm {
    /// The child that the form is about, by record id; empty where it is about none, or several.
    pub child: String,
    /// Which form.
    pub form: String,
    /// What else it is about, by record id.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// What is typed, as the form writes it.
    pub text: String,
}

impl TypedForm {
    /// Whether it stands in the same form.
    pub fn is_of(&self, other: &Self) -> bool {
        (&self.child, &self.form, &self.about) == (&other.child, &other.form, &other.about)
    }

    /// Whether it tells of a child: a form may hold a choice among several.
    pub fn tells_of(&self, child: &str) -> bool {
        self.child == child || self.about == child || self.text.contains(child)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_tells_of_its_child_and_of_those_that_are_chosen_in_it() {
        let form = |child: &str, about: &str, text: &str| TypedForm {
            child: child.into(),
            form: "f".into(),
            about: about.into(),
            text: text.into(),
        };
        assert!(form("c1", "e", "\"set\"").tells_of("c1"));
        assert!(form("", "c1", "").tells_of("c1"));
        assert!(form("", "", r#"["c2","c1"]"#).tells_of("c1"));
        assert!(!form("c2", "e", "\"set\"").tells_of("c1"));
        assert!(form("c1", "e", "x").is_of(&form("c1", "e", "y")));
        assert!(!form("c1", "e", "x").is_of(&form("c1", "d", "x")));
    }
}
