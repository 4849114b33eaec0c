//! Markdown, made into HTML that is safe to show.

use std::sync::LazyLock;

use comrak::{Options, markdown_to_html};

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

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn scripts_never_pass() {
        for attack in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<svg onload=alert(1)>",
            "<iframe src=\"https://x\"></iframe>",
        ] {
            let html = to_html(attack);
            assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
            assert!(!html.contains("<a href=\"javascript:") && !html.contains("<svg"), "{html}");
            assert!(!html.contains("<iframe"), "{html}");
        }
    }

    #[test]
    fn words_between_angle_brackets_are_words() {
        let html = to_html("Envoyer <nom de l’assuré> et <date>, sinon `a<b` et c>d");
        assert!(html.contains("&lt;nom de l’assuré&gt; et &lt;date&gt;"), "{html}");
        assert!(html.contains("<code>a&lt;b</code> et c&gt;d"), "{html}");
    }

    #[test]
    fn a_link_that_leads_nowhere_is_none() {
        assert_eq!(to_html("[x](javascript:alert)").matches("href").count(), 0);
    }

    #[test]
    fn what_people_write_is_kept() {
        let html = to_html("Un **mot**\n\n- point\n\nhttps://exemple.fr");
        assert!(html.contains("<strong>mot</strong>") && html.contains("<li>point</li>"));
        assert!(html.contains("rel=\"noopener noreferrer nofollow\""), "{html}");
    }
}
