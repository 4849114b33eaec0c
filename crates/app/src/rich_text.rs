//! Markdown, made into HTML that is safe to show.

mod names;

use std::sync::LazyLock;

use comrak::{Options, markdown_to_html};

pub(crate) use names::link_names;

/// The HTML of a Markdown text: no script, no style, no form, no picture from elsewhere; links open safely.
#[must_use]
pub fn to_html(markdown: &str) -> String {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.render.hardbreaks = true;
    // « <nom de l’assuré> » is a word that somebody wrote, not a mark to drop; ammonia is the second lock.
    options.render.escape = true;
    SANITIZER.clean(&markdown_to_html(markdown, &options)).to_string()
}

/// The same for whoever does not sign in: no link, for what is linked is inside and may name what is not shown.
#[must_use]
pub fn to_public_html(markdown: &str) -> String {
    WITHOUT_LINKS.clean(&to_html(markdown)).to_string()
}

/// A plain text as part of HTML or XML: what these read otherwise is replaced.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

static SANITIZER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    builder
        .rm_tags(["img", "figure", "map", "area"])
        // A page has one h1, the title of the object.
        .rm_tags(["h1"])
        .add_tags(["h2"])
        .url_schemes(["http", "https", "mailto"].into())
        // A link that leads nowhere would load the page again.
        .attribute_filter(|_, name, value| {
            (name != "href" || !value.is_empty()).then(|| value.into())
        })
        .link_rel(Some("noopener noreferrer nofollow"));
    builder
});

static WITHOUT_LINKS: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    builder.rm_tags(["a", "img", "figure", "map", "area", "h1"]).link_rel(None);
    builder
});

#[cfg(test)]
mod tests;
