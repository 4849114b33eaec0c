//! Markdown as site generators keep it, without what only they understand.

use super::is_web_address;

/// Removes HTML comments and attribute lists, turns shortcodes and pictures into links; code is left alone.
pub(super) fn clean(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    let mut in_code = false;
    while !rest.is_empty() {
        if at_line_start(&out) && rest.trim_start_matches([' ', '\t']).starts_with("```") {
            in_code = !in_code;
            rest = copy_line(rest, &mut out);
        } else if in_code {
            rest = copy_line(rest, &mut out);
        } else if let Some((length, replacement)) = special(rest) {
            out.push_str(&replacement);
            rest = rest.get(length..).unwrap_or_default();
        } else {
            let mut chars = rest.chars();
            out.extend(chars.next());
            rest = chars.as_str();
        }
    }
    squeeze(&out)
}

fn at_line_start(out: &str) -> bool {
    out.is_empty() || out.ends_with('\n')
}

fn copy_line<'t>(rest: &'t str, out: &mut String) -> &'t str {
    let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
    let (line, after) = rest.split_at(end);
    out.push_str(line);
    after
}

/// What begins here and is not plain Markdown: its length in bytes, and what replaces it.
fn special(rest: &str) -> Option<(usize, String)> {
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|end| (end + 3, String::new()));
    }
    if let Some(inside) = rest.strip_prefix("{{<").or_else(|| rest.strip_prefix("{{%")) {
        let end = inside.find("}}")?;
        let body = inside.get(..end)?.trim_end_matches(['>', '%']);
        return Some((3 + end + 2, shortcode(body)));
    }
    if rest.starts_with("{.") || rest.starts_with("{:") || rest.starts_with("{#") {
        let line = rest.lines().next().unwrap_or_default();
        return line.find('}').map(|end| (end + 1, String::new()));
    }
    if rest.starts_with("![") {
        return picture(rest);
    }
    None
}

/// `arrow-link url="…" title="…"` and `dailymotion id "title"` become links; the rest goes.
fn shortcode(body: &str) -> String {
    let words = words_of(body);
    let named = |name: &str| {
        words.iter().find_map(|word| word.strip_prefix(name)?.strip_prefix('=')).map(str::trim)
    };
    let title = named("title").or_else(|| words.get(2).map(|word| word.trim())).unwrap_or_default();
    let address = match (words.first().map(String::as_str), words.get(1)) {
        (Some("dailymotion"), Some(id)) => format!("https://www.dailymotion.com/video/{id}"),
        (Some("youtube"), Some(id)) => format!("https://www.youtube.com/watch?v={id}"),
        _ => named("url").unwrap_or_default().to_owned(),
    };
    match (title, is_web_address(&address)) {
        ("", false) => String::new(),
        ("", true) => format!("\n\n<{address}>\n\n"),
        (title, false) => format!("\n\n{title}\n\n"),
        (title, true) => format!("\n\n[{title}](<{address}>)\n\n"),
    }
}

/// Words separated by blanks, those in quotes kept together and unquoted.
fn words_of(body: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    for c in body.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            c => word.push(c),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// A picture of another site would tell that site who reads: a link lets the reader choose. A relative one is lost.
fn picture(rest: &str) -> Option<(usize, String)> {
    let line = rest.lines().next()?;
    let middle = line.find("](")?;
    let end = middle + line.get(middle..)?.find(')')?;
    let alt = line.get(2..middle)?.trim();
    let address = line.get(middle + 2..end)?.split_whitespace().next().unwrap_or_default();
    let replacement = match (alt, is_web_address(address)) {
        (alt, false) => alt.to_owned(),
        ("", true) => format!("<{address}>"),
        (alt, true) => format!("[{alt}](<{address}>)"),
    };
    Some((end + 1, replacement))
}

/// No more than one blank line in a row, none at either end, no blank at the start of the text.
fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank_lines = 0;
    for line in text.lines() {
        let line = if line.trim().is_empty() { "" } else { line };
        blank_lines = if line.is_empty() { blank_lines + 1 } else { 0 };
        if blank_lines < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim_matches('\n').trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn comments_and_attribute_lists_go() {
        let raw = "<!--StartFragment-->\n\n## Le *besoin* {.subtitle}\n\n\n\nTexte<!-- note\nlongue -->.\n";
        assert_eq!(clean(raw), "## Le *besoin* \n\nTexte.");
        assert_eq!(clean("a <!-- sans fin"), "a <!-- sans fin");
    }

    #[test]
    fn shortcodes_become_links() {
        let raw = "{{< dailymotion x8dxrq \"Vidéo de l’équipe\">}}**Suite**";
        let link = "[Vidéo de l’équipe](<https://www.dailymotion.com/video/x8dxrq>)";
        assert_eq!(clean(raw), format!("{link}\n\n**Suite**"));
        let raw =
            "{{< arrow-link url=\"https://exemple.fr/\" title=\"Code source\" target=\"true\" >}}";
        assert_eq!(clean(raw), "[Code source](<https://exemple.fr/>)");
        let relative = "{{< arrow-link url=\"/img/a.pdf\" title=\"Document\" >}}";
        assert_eq!(clean(relative), "Document");
        assert_eq!(clean("{{% note %}}dedans{{% /note %}}"), "dedans");
    }

    #[test]
    fn pictures_become_links_and_code_stays() {
        assert_eq!(
            clean("![Écran](https://a.fr/b.png \"t\") fin"),
            "[Écran](<https://a.fr/b.png>) fin"
        );
        assert_eq!(clean("![Écran](/b.png)![](c.png)"), "Écran");
        assert_eq!(clean("```\n<!-- gardé -->\n```\n![](x)"), "```\n<!-- gardé -->\n```");
    }
}
