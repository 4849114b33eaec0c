//! What people write is shown, and nothing that they write acts.

#[path = "../../../test-support/src/hostile.rs"]
mod hostile;

use super::{link_names, to_html, to_public_html};
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

const YANN: [(&str, &str); 2] = [("yann.kerbrat", "/reseau/7"), ("elodie.de.la.tour", "/reseau/8")];

#[test]
fn a_name_leads_to_the_page_of_whoever_has_it() {
    let linked = |text: &str| link_names(&to_html(text), &YANN);
    let yann = "<a href=\"/reseau/7\">@yann.kerbrat</a>";
    assert_eq!(linked("Demandez à @yann.kerbrat."), format!("<p>Demandez à {yann}.</p>\n"));
    assert_eq!(linked("**@yann.kerbrat**"), format!("<p><strong>{yann}</strong></p>\n"));
    let elodie = "<a href=\"/reseau/8\">@Élodie.de.la.tour</a>";
    assert_eq!(linked("@Élodie.de.la.tour, oui"), format!("<p>{elodie}, oui</p>\n"));
    for other in [
        "@yann",
        "@yann.kerbrat.fils",
        "@@",
        "`@yann.kerbrat`",
        "```\n@yann.kerbrat\n```",
        "[@yann.kerbrat](/idees)",
        "https://exemple.fr/@yann.kerbrat",
        "a@yann.kerbrat",
    ] {
        assert_eq!(linked(other), to_html(other), "{other}");
    }
}

#[test]
fn nothing_that_people_write_around_a_name_acts() {
    let links = [("yann.kerbrat", "/reseau/7")];
    for text in hostile() {
        for text in [format!("@yann.kerbrat {text}"), format!("{text} @yann.kerbrat")] {
            let html = link_names(&to_html(&text), &links);
            assert_eq!(faults(&html), Vec::<String>::new(), "{text} is shown as {html}");
        }
    }
    for text in ["<b>@yann.kerbrat</b>", "@yann.kerbrat\"onclick=\"alert(1)", "@yann.kerbrat<svg>"]
    {
        let html = link_names(&to_html(text), &links);
        assert!(html.contains("<a href=\"/reseau/7\">@yann.kerbrat</a>"), "{html}");
        assert_eq!(faults(&html), Vec::<String>::new(), "{text} is shown as {html}");
    }
}
