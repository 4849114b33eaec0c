//! Texts that would act in a browser if they were shown as they are, and how to tell that they do not.
//!
//! It depends on nothing: the tests of `app`, which this crate depends on, read this very file, and the
//! journeys of the portal read the same texts.

/// Texts that would run something, fetch something or lead astray. A line of two percent signs stands between them.
const TEXTS: &str = include_str!("../data/hostile.txt");

/// Each of them.
pub fn hostile() -> impl Iterator<Item = &'static str> {
    TEXTS.trim_end().split("\n%%\n")
}

/// What the end of [`packed`] is shown as: proof that the text was shown at all.
pub const SHOWN: &str = "<strong>shown</strong>";

/// All of them in one text of less than 5,000 characters, each in a quotation of its own: none that is left open
/// swallows the next.
#[must_use]
pub fn packed() -> String {
    let quoted = |text: &str| format!("> {}\n", text.replace('\n', "\n> "));
    let mut texts: Vec<String> = hostile().map(quoted).collect();
    texts.push("**shown**".to_owned());
    texts.join("\n")
}

/// What Markdown is shown with, and what the letters and files that hold it are made of.
const ELEMENTS: [&str; 28] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// What an element may say of itself.
const ATTRIBUTES: [&str; 5] = ["align", "href", "rel", "start", "title"];

/// Where a link may lead, when it does not lead to the portal.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// What `&` begins in a value that was written as it must.
const ESCAPED: [&str; 5] = ["amp;", "gt;", "lt;", "nbsp;", "quot;"];

/// All in a piece of HTML that could act, or that is not written the one way that every browser reads the same.
///
/// It names what is allowed: an element, an attribute or a scheme that nobody thought of is a fault.
#[must_use]
pub fn faults(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some((element, after)) = Element::read(rest) {
            element.judge(&mut faults);
            rest = after;
        } else {
            faults.push(format!("not an element: <{}", rest.chars().take(60).collect::<String>()));
        }
    }
    faults
}

/// The beginning or the end of an element.
struct Element<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Element<'a> {
    /// Reads what comes after `<`; answers what comes after `>` too.
    fn read(text: &'a str) -> Option<(Self, &'a str)> {
        let (name, mut rest) = word(text.strip_prefix('/').unwrap_or(text))?;
        let mut attributes = Vec::new();
        loop {
            if let Some(after) = rest.strip_prefix('>') {
                return Some((Self { name, attributes }, after));
            }
            let (attribute, after) = word(rest.strip_prefix(' ')?)?;
            let (value, after) = after.strip_prefix("=\"")?.split_once('"')?;
            attributes.push((attribute, value));
            rest = after;
        }
    }

    fn judge(&self, faults: &mut Vec<String>) {
        if !ELEMENTS.contains(&self.name) {
            faults.push(format!("element {}", self.name));
        }
        for (name, value) in &self.attributes {
            let escaped = |after: &str| ESCAPED.iter().any(|one| after.starts_with(one));
            if !ATTRIBUTES.contains(name) || !value.split('&').skip(1).all(escaped) {
                faults.push(format!("attribute {name} of {}: {value}", self.name));
            }
            if *name == "href" && leads_astray(value) {
                faults.push(format!("a link to {value}"));
            }
        }
    }
}

/// Letters and digits, and what follows them.
fn word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
    (end > 0).then(|| text.split_at(end))
}

/// Whether a browser would read a scheme there that is not one of ours: it reads through blanks and controls.
fn leads_astray(address: &str) -> bool {
    let read: String =
        address.chars().filter(|c| !c.is_ascii_whitespace() && !c.is_control()).collect();
    let Some((scheme, _)) = read.split_once(':') else { return false };
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    named && !SCHEMES.contains(&scheme.to_ascii_lowercase().as_str())
}
