//! Marks of Markdown, put around what is selected or taken away again. Places are counted as browsers do.

/// What a text can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Bold,
    Italic,
    Heading,
    List,
    Steps,
    Quotation,
    Link,
}

/// What is selected, in units of UTF-16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) from: u32,
    pub(super) to: u32,
}

/// Where a link leads until one says so.
const NOWHERE: &str = "https://";

impl Mark {
    pub(super) const ALL: [Self; 7] = [
        Self::Bold,
        Self::Italic,
        Self::Heading,
        Self::List,
        Self::Steps,
        Self::Quotation,
        Self::Link,
    ];

    /// The letter that asks for it, with Control.
    pub(super) const fn key(self) -> Option<&'static str> {
        match self {
            Self::Bold => Some("B"),
            Self::Italic => Some("I"),
            Self::Heading | Self::List | Self::Steps | Self::Quotation | Self::Link => None,
        }
    }

    pub(super) fn of_key(key: &str) -> Option<Self> {
        let is = |mark: &Self| mark.key().is_some_and(|own| own.eq_ignore_ascii_case(key));
        Self::ALL.into_iter().find(is)
    }
}

/// The text with this mark on what is selected, or without it when it was there; and what is selected then.
pub(super) fn marked(text: &str, place: Place, mark: Mark) -> (String, Place) {
    let (from, to) = (byte(text, place.from), byte(text, place.to));
    let (from, to) = (from.min(to), from.max(to));
    let (next, from, to) = match mark {
        Mark::Bold => around(text, (from, to), "**"),
        Mark::Italic => around(text, (from, to), "_"),
        Mark::Heading => lines(text, (from, to), |_| "## ".to_owned()),
        Mark::List => lines(text, (from, to), |_| "- ".to_owned()),
        Mark::Steps => lines(text, (from, to), |line| format!("{}. ", line + 1)),
        Mark::Quotation => lines(text, (from, to), |_| "> ".to_owned()),
        Mark::Link => link(text, (from, to)),
    };
    let place = Place { from: units(&next, from), to: units(&next, to) };
    (next, place)
}

/// The byte at a place that browsers count in units of UTF-16.
fn byte(text: &str, units: u32) -> usize {
    let mut seen = 0_u32;
    for (at, c) in text.char_indices() {
        if seen >= units {
            return at;
        }
        seen = seen.saturating_add(u32::try_from(c.len_utf16()).unwrap_or(1));
    }
    text.len()
}

fn units(text: &str, byte: usize) -> u32 {
    let before = text.get(..byte).unwrap_or(text);
    u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
}

fn parts(text: &str, (from, to): (usize, usize)) -> (&str, &str, &str) {
    let at = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    (at(0, from), at(from, to), at(to, text.len()))
}

/// The same sign on both sides; blanks at the ends of what is selected stay outside.
fn around(text: &str, (from, to): (usize, usize), sign: &str) -> (String, usize, usize) {
    let (_, selected, _) = parts(text, (from, to));
    let from = from + (selected.len() - selected.trim_start().len());
    let to = from + selected.trim().len();
    let (before, selected, after) = parts(text, (from, to));
    if let Some((before, after)) = before.strip_suffix(sign).zip(after.strip_prefix(sign)) {
        let next = format!("{before}{selected}{after}");
        return (next, before.len(), before.len() + selected.len());
    }
    let inside = selected.strip_prefix(sign).and_then(|rest| rest.strip_suffix(sign));
    if let Some(inside) = inside {
        return (format!("{before}{inside}{after}"), from, from + inside.len());
    }
    let start = from + sign.len();
    (format!("{before}{sign}{selected}{sign}{after}"), start, start + selected.len())
}

/// A sign before each line that is selected, were it in part.
fn lines(
    text: &str,
    (from, to): (usize, usize),
    sign: impl Fn(usize) -> String,
) -> (String, usize, usize) {
    let (before, _, after) = parts(text, (from, to));
    let from = before.rfind('\n').map_or(0, |end| end + 1);
    let to = to + after.find('\n').unwrap_or(after.len());
    let (before, block, after) = parts(text, (from, to));
    let all: Vec<&str> = block.split('\n').collect();
    let bare = |(number, line): (usize, &&str)| line.strip_prefix(&sign(number)).map(str::to_owned);
    let taken: Option<Vec<String>> = all.iter().enumerate().map(bare).collect();
    let given = |(number, line): (usize, &&str)| format!("{}{line}", sign(number));
    let given = || all.iter().enumerate().map(given).collect::<Vec<_>>();
    let written = taken.unwrap_or_else(given).join("\n");
    // A block begins a paragraph of its own, or it would be read as the end of the one before.
    let gap = if before.is_empty() || before.ends_with("\n\n") { "" } else { "\n" };
    let start = from + gap.len();
    let end = start + written.len();
    // Nothing selected: one goes on writing at the end of the line.
    let caret = if all.len() == 1 { end } else { start };
    (format!("{before}{gap}{written}{after}"), caret, end)
}

/// What is selected becomes the words of a link, or where it leads; what is left to give is selected.
fn link(text: &str, (from, to): (usize, usize)) -> (String, usize, usize) {
    let (before, selected, after) = parts(text, (from, to));
    if selected.starts_with("https://") || selected.starts_with("http://") {
        return (format!("{before}[]({selected}){after}"), from + 1, from + 1);
    }
    let next = format!("{before}[{selected}]({NOWHERE}){after}");
    if selected.is_empty() {
        return (next, from + 1, from + 1);
    }
    let leads = from + selected.len() + "[](".len();
    (next, leads, leads + NOWHERE.len())
}

#[cfg(test)]
mod tests {
    use super::{Mark, Place, marked};

    /// Applies a mark to a text whose selection stands between two bars, and shows it the same way.
    fn after(text: &str, mark: Mark) -> String {
        let places: Vec<usize> = text.match_indices('|').map(|(at, _)| at).collect();
        let plain = text.replace('|', "");
        let units = |byte: usize| u32::try_from(text[..byte].encode_utf16().count()).unwrap();
        let place = Place { from: units(places[0]), to: units(places[1]) - 1 };
        let (next, Place { from, to }) = marked(&plain, place, mark);
        let mut units: Vec<u16> = next.encode_utf16().collect();
        units.insert(usize::try_from(to).unwrap(), u16::from(b'|'));
        units.insert(usize::try_from(from).unwrap(), u16::from(b'|'));
        String::from_utf16(&units).unwrap()
    }

    #[test]
    fn a_mark_is_put_around_words_and_taken_away_again() {
        for (mark, sign) in [(Mark::Bold, "**"), (Mark::Italic, "_")] {
            let marked = format!("Un {sign}|mot|{sign} 🌱");
            assert_eq!(after("Un |mot| 🌱", mark), marked);
            assert_eq!(after(&marked, mark), "Un |mot| 🌱");
            assert_eq!(after(&format!("🌱 |{sign}mot{sign}|"), mark), "🌱 |mot|");
            assert_eq!(after("🌱 | mot |fin", mark), format!("🌱  {sign}|mot|{sign} fin"));
            assert_eq!(after("||", mark), format!("{sign}||{sign}"));
        }
    }

    #[test]
    fn lines_become_a_list_and_lines_again() {
        assert_eq!(after("|un\ndeux|", Mark::List), "|- un\n- deux|");
        assert_eq!(after("|- un\n- deux|", Mark::List), "|un\ndeux|");
        assert_eq!(after("u|n\nde|ux\ntrois", Mark::Steps), "|1. un\n2. deux|\ntrois");
        assert_eq!(after("Avant\nu||n", Mark::Quotation), "Avant\n\n> un||");
        assert_eq!(after("Avant\n\nu||n", Mark::Heading), "Avant\n\n## un||");
    }

    #[test]
    fn a_link_asks_for_what_it_lacks() {
        assert_eq!(after("Voir |ici|.", Mark::Link), "Voir [ici](|https://|).");
        assert_eq!(after("Voir ||.", Mark::Link), "Voir [||](https://).");
        assert_eq!(after("|https://cnav.fr|", Mark::Link), "[||](https://cnav.fr)");
    }

    #[test]
    fn a_place_out_of_the_text_is_its_end() {
        let (next, place) = marked("mot", Place { from: 90, to: 99 }, Mark::Bold);
        assert_eq!((next.as_str(), place), ("mot****", Place { from: 5, to: 5 }));
    }
}
