//! What people write is shown, and nothing that they write acts.

#[path = "../../../test-support/src/hostile.rs"]
mod hostile;

use super::{to_html, to_public_html};
use hostile::{SHOWN, faults, hostile, packed};

#[test]
fn nothing_that_people_write_acts() {
    assert!(hostile().count() > 60);
    for text in hostile() {
        let html = to_html(text);
        assert_eq!(faults(&html), Vec::<String>::new(), "{text} is shown as {html}");
    }
    let html = to_html(&packed());
    assert_eq!(faults(&html), Vec::<String>::new(), "{html}");
    assert!(html.ends_with(&format!("<p>{SHOWN}</p>\n")), "{html}");
}

/// The judge is judged: it tells what acts, however it is written.
#[test]
fn what_acts_is_told() {
    for html in [
        "<script>alert(1)</script>",
        "<p onclick=\"alert(1)\">x</p>",
        "<p onclick=alert(1)>x</p>",
        "<p style=\"color:red\">x</p>",
        "<img src=\"x\">",
        "<SVG>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" JAVA\tscript:alert(1)\">x</a>",
        "<a href=\"javascript&colon;alert(1)\">x</a>",
        "<a href=\"data:text/html,x\">x</a>",
        "<a href='https://exemple.fr'>x</a>",
        "a < b",
        "<!--x-->",
    ] {
        assert!(!faults(html).is_empty(), "{html}");
    }
    for html in [
        "<p>x</p>",
        "<ol start=\"3\"><li>x</li></ol>",
        "<a href=\"/idees?q=a:b&amp;c=d\" rel=\"noopener\">x</a>",
        "<a href=\"mailto:a@exemple.fr\">a &lt; b</a><br><hr>",
    ] {
        assert_eq!(faults(html), Vec::<String>::new(), "{html}");
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

#[test]
fn what_leaves_the_portal_leads_nowhere_in_it() {
    let html = to_public_html("Un **mot**, [l’essai](/experimentations/7), https://exemple.fr <b>");
    assert!(html.contains("<strong>mot</strong>") && html.contains("l’essai"), "{html}");
    assert!(!html.contains("href") && !html.contains("/experimentations"), "{html}");
    assert!(html.contains("&lt;b&gt;"), "{html}");
}
