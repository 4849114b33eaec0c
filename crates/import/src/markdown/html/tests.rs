//! What HTML becomes in Markdown.

use proptest::prelude::*;

use super::to_markdown;

#[test]
fn paragraphs_entities_and_breaks() {
    let html = "<p>Le r&eacute;seau&nbsp;: l&#39;avenir<br />\ndu service&hellip;</p>\n\n<p>&nbsp;</p>\n<p>Fin</p>";
    assert_eq!(to_markdown(html), "Le réseau\u{a0}: l'avenir  \ndu service…\n\nFin");
    assert_eq!(to_markdown("un<br><br>deux<br/>"), "un\n\ndeux");
}

#[test]
fn emphasis_keeps_blanks_outside_and_lives_across_blocks() {
    assert_eq!(to_markdown("<p>un <strong>mot </strong>fort</p>"), "un **mot** fort");
    assert_eq!(to_markdown("<strong><p>un</p><p>deux</p></strong>"), "**un**\n\n**deux**");
    assert_eq!(to_markdown("<p><strong><em>les deux</em></strong></p>"), "***les deux***");
    assert_eq!(to_markdown("<p><b></b><u>rien</u></p>"), "rien");
    assert_eq!(to_markdown("<b>a <i>b</b> c</i>"), "**a *b*** *c*");
}

#[test]
fn lists_nest_and_number() {
    let html = "<p>Avant</p><ul><li>un</li><li><p>deux</p><ol start=3><li>trois</li><li>quatre</li></ol></li></ul>\
                <p>Après</p>";
    let expected = "Avant\n\n- un\n- deux\n  3. trois\n  4. quatre\n\nAprès";
    assert_eq!(to_markdown(html), expected);
    assert_eq!(to_markdown("<ul><li>a<li>b<br>c</ul>d"), "- a\n- b  \n  c\n\nd");
}

#[test]
fn links_go_where_they_may_only() {
    let html =
        "<a href=\"https://exemple.fr/a(b)\">voir</a> <a href=\"javascript:alert(1)\">pas</a>";
    assert_eq!(to_markdown(html), "[voir](<https://exemple.fr/a(b)>) pas");
    let pictures = "<img src='https://a.fr/i.png' alt='Plan'><img src='data:x'>";
    assert_eq!(to_markdown(pictures), "[Plan](<https://a.fr/i.png>)");
}

#[test]
fn headings_quotations_rules_and_what_is_left_out() {
    let html = "<h2>Titre<br>long</h2><blockquote><p>dit</p></blockquote><hr>\
                <script>alert('<p>')</script><style>p{}</style><!-- non -->";
    assert_eq!(to_markdown(html), "## Titre long\n\n> dit\n\n***");
    assert_eq!(to_markdown("<table><tr><td>a</td><td>b</td></tr></table>"), "| a | b");
}

#[test]
fn signs_are_words() {
    let html = "<p># un * deux _trois_ snake_case &lt;b&gt; [x]</p>";
    assert_eq!(to_markdown(html), "\\# un \\* deux \\_trois\\_ snake_case \\<b> \\[x\\]");
    assert_eq!(to_markdown("<p>titre<br>---<br>- point</p>"), "titre  \n\\---  \n- point");
}

#[test]
fn depth_costs_nothing() {
    let deep = format!("{}x", "<blockquote><ul><li><b>".repeat(20_000));
    assert!(to_markdown(&deep).len() < 200);
}

proptest! {
    #[test]
    fn anything_is_read(
        html in "(<(p|b|i|a|ul|li|br|h1|blockquote|script|/p|/b|/i|/a|/ul|/li)>|[a-zé\u{a0} &;*]){0,40}"
    ) {
        let _ = to_markdown(&html);
    }
}
