//! The names of people inside the XML of office documents: who wrote, who changed, who commented.

/// Attributes and elements that hold a name: what opens it, what closes it.
const NAMES: [(&str, &str); 17] = [
    ("w:author=\"", "\""),
    ("w:author='", "'"),
    ("w:initials=\"", "\""),
    ("w15:author=\"", "\""),
    ("w15:userId=\"", "\""),
    ("<author>", "</author>"),
    ("<dc:creator>", "</dc:creator>"),
    ("<meta:creator-initials>", "</meta:creator-initials>"),
    ("<meta:initial-creator>", "</meta:initial-creator>"),
    ("<loext:sender-initials>", "</loext:sender-initials>"),
    ("<text:author-name>", "</text:author-name>"),
    ("<text:author-initials>", "</text:author-initials>"),
    ("<text:creator>", "</text:creator>"),
    ("<text:initial-creator>", "</text:initial-creator>"),
    ("<style:sender-name>", "</style:sender-name>"),
    ("office:author=\"", "\""),
    ("office:user=\"", "\""),
];

/// The same in the files that list people, where the names of attributes are common words.
const IN_LISTS: [(&str, &str); 5] = [
    ("name=\"", "\""),
    ("initials=\"", "\""),
    ("displayName=\"", "\""),
    ("userId=\"", "\""),
    ("providerId=\"", "\""),
];

/// Files of an office document that list people.
const LISTS: [&str; 4] =
    ["ppt/commentAuthors.xml", "ppt/authors.xml", "xl/persons/person.xml", "word/people.xml"];

/// The same text with every name emptied, or nothing when it holds none.
pub(super) fn emptied(path: &str, xml: &str) -> Option<String> {
    let lists: &[(&str, &str)] = if LISTS.contains(&path) { &IN_LISTS } else { &[] };
    let present: Vec<_> =
        NAMES.iter().chain(lists).filter(|(opens, _)| xml.contains(opens)).collect();
    if present.is_empty() {
        return None;
    }
    let empty = |text: String, (opens, closes): &(&str, &str)| empty(&text, opens, closes);
    Some(present.into_iter().fold(xml.to_owned(), empty))
}

fn empty(text: &str, opens: &str, closes: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(opens) {
        kept.push_str(before);
        kept.push_str(opens);
        rest = after.find(closes).and_then(|end| after.get(end..)).unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::emptied;

    #[test]
    fn names_go_and_words_stay() {
        let xml =
            "<w:ins w:id=\"1\" w:author=\"Sophie\" w:date=\"x\"><w:t>Sophie dit</w:t></w:ins>";
        let expected = "<w:ins w:id=\"1\" w:author=\"\" w:date=\"x\"><w:t>Sophie dit</w:t></w:ins>";
        assert_eq!(emptied("word/document.xml", xml).as_deref(), Some(expected));
        let odt = "<office:annotation><dc:creator>Sophie</dc:creator>a</office:annotation>";
        let expected = "<office:annotation><dc:creator></dc:creator>a</office:annotation>";
        assert_eq!(emptied("content.xml", odt).as_deref(), Some(expected));
        let list = "<p:cmAuthor id=\"1\" name=\"Sophie\" initials=\"SL\"/>";
        let expected = "<p:cmAuthor id=\"1\" name=\"\" initials=\"\"/>";
        assert_eq!(emptied("ppt/commentAuthors.xml", list).as_deref(), Some(expected));
        assert_eq!(emptied("ppt/slides/slide1.xml", "<p:cNvPr name=\"Titre\"/>"), None);
    }
}
