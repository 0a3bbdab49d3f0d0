//! Everything about one child as a page that any browser shows: no script, no picture, nothing
//! fetched. The screen shows the same parts, so that paper and file say the same.

/// Everything about one child, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it is.
    pub title: String,
    /// What the reader should know first, a line each.
    pub foreword: Vec<String>,
    /// The parts.
    pub sections: Vec<Section>,
}

/// One part: an assessment, a talk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub lines: Vec<Line>,
}

/// One thing that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub about: String,
    /// What is said.
    pub text: String,
    /// Whether it is a professional's own words or choice.
    pub own: bool,
}

/// The sign before what is a professional's own.
pub const OWN: &str = "✎";

impl Section {
    /// A part without lines.
    pub fn new(heading: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            lines: Vec::new(),
        }
    }

    /// Adds a line, if it says anything.
    pub fn say(&mut self, about: impl Into<String>, text: impl Into<String>) {
        self.add(about.into(), text.into(), false);
    }

    /// Adds a line in a professional's own words, if it says anything.
    pub fn own(&mut self, about: impl Into<String>, text: impl Into<String>) {
        self.add(about.into(), text.into(), true);
    }

    fn add(&mut self, about: String, text: String, own: bool) {
        if !text.trim().is_empty() {
            self.lines.push(Line { about, text, own });
        }
    }
}

impl Sheet {
    /// The page.
    pub fn to_html(&self) -> String {
        let title = escaped(&self.title);
        let mut page = format!(
            "<!doctype html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        );
        for line in &self.foreword {
            page.push_str(&element("p", line));
        }
        for section in &self.sections {
            page.push_str("<section>\n");
            page.push_str(&element("h2", &section.heading));
            page.push_str("<dl>\n");
            for Line { about, text, own } in &section.lines {
                page.push_str(&element("dt", about));
                let own = own.then(|| format!("{OWN} {text}"));
                page.push_str(&element("dd", own.as_ref().unwrap_or(text)));
            }
            page.push_str("</dl>\n</section>\n");
        }
        page.push_str("</body>\n</html>\n");
        page
    }
}

const STYLE: &str = "body{font:1rem/1.5 sans-serif;max-width:42rem;margin:1rem auto;padding:0 1rem}\
                     dt{font-weight:bold;margin-top:.5rem}dd{margin:0;white-space:pre-wrap}";

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", escaped(text))
}

/// The text as it stands in a page: nothing in it is markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            sign if sign.is_control() && sign != '\n' && sign != '\t' => escaped.push(' '),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn page(text: &str) -> String {
        let mut section = Section::new(text);
        section.own(text, text);
        section.say("Barn", text);
        let sheet = Sheet {
            title: text.into(),
            foreword: vec![text.into()],
            sections: vec![section],
        };
        sheet.to_html()
    }

    #[test]
    fn own_words_are_marked_and_empty_lines_left_out() {
        let page = page("Alma & Bo");
        assert!(page.contains("<dd>✎ Alma &amp; Bo</dd>"));
        assert!(page.contains("<dt>Barn</dt>\n<dd>Alma &amp; Bo</dd>"));
        let mut section = Section::new("Tom");
        section.say("a", " \n");
        assert!(section.lines.is_empty());
    }

    proptest! {
        #[test]
        fn no_text_becomes_markup(text in r#"[<>&"'a-zæøå/= \n]{0,40}|<script>alert\(1\)</script>"#) {
            let count = |page: &str| page.matches(['<', '>']).count();
            let lines = if text.trim().is_empty() { "" } else { "x" };
            prop_assert_eq!(count(&page(&text)), count(&page(lines)));
        }
    }
}
