//! From Markdown to the calls that Typst understands. Words are always string literals: whatever somebody wrote, none
//! of it is ever read as code.

use comrak::nodes::{ListType, Node, NodeValue};
use comrak::{Arena, Options, parse_document};

use crate::{Paper, Sheet, fonts};

/// The whole program of a sheet.
pub(crate) fn source(sheet: &Sheet<'_>) -> String {
    // The title of the sheet is its first heading.
    let mut writer = Writer { text: String::new(), level: 1, slide: sheet.paper == Paper::Slide };
    let paper = match sheet.paper {
        Paper::Page => "page",
        Paper::Slide => "slide",
    };
    writer.push("#import \"sheet.typ\": sheet, figures, bars\n#show: sheet.with(title: ");
    writer.literal(sheet.title);
    writer.push(", language: ");
    writer.literal(sheet.language);
    writer.push(", foot: ");
    writer.literal(sheet.foot);
    writer.push(", paper: ");
    writer.literal(paper);
    writer.push(")\n");
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    writer.children(parse_document(&arena, sheet.markdown, &options));
    writer.text
}

struct Writer {
    text: String,
    /// The level of the heading before: the standard allows no gap.
    level: u8,
    /// Whether a line across is where the next slide begins.
    slide: bool,
}

impl Writer {
    fn push(&mut self, code: &str) {
        self.text.push_str(code);
    }

    /// A string literal.
    fn literal(&mut self, words: &str) {
        self.text.push('"');
        for c in words.chars() {
            match c {
                '"' | '\\' => self.text.extend(['\\', c]),
                '\n' => self.push("\\n"),
                '\t' | '\r' => self.text.push(' '),
                // Marks that join or turn what stands beside them draw nothing themselves.
                '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => {}
                c if c.is_control() => {}
                c if fonts::draws(c) => self.text.push(c),
                _ => self.text.push(fonts::UNKNOWN),
            }
        }
        self.text.push('"');
    }

    /// Words in the flow of a text.
    fn words(&mut self, words: &str) {
        self.text.push('#');
        self.literal(words);
        self.text.push(';');
    }

    fn children(&mut self, node: Node<'_>) {
        for child in node.children() {
            self.node(child);
        }
    }

    /// A call whose content is what stands below the node.
    fn wrapped(&mut self, call: &str, node: Node<'_>) {
        self.push(call);
        self.push("[");
        self.children(node);
        self.push("]");
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "what has no form of its own is what it holds"
    )]
    fn node(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::Paragraph => self.block("#par", node),
            NodeValue::Heading(heading) => self.heading(heading.level, node),
            NodeValue::Text(words) => self.words(words),
            NodeValue::SoftBreak | NodeValue::LineBreak => self.push("#linebreak();"),
            NodeValue::Strong => self.inline("#strong", node),
            NodeValue::Emph => self.inline("#emph", node),
            NodeValue::Strikethrough => self.inline("#strike", node),
            NodeValue::Code(code) => self.words(&code.literal),
            NodeValue::Link(link) => self.link(&link.url, node),
            NodeValue::List(list) => self.list(list.list_type, node),
            NodeValue::BlockQuote => self.block("#quote(block: true)", node),
            NodeValue::CodeBlock(code) => self.preformatted(&code.literal),
            NodeValue::HtmlBlock(html) => self.preformatted(&html.literal),
            NodeValue::HtmlInline(html) => self.words(html),
            NodeValue::ThematicBreak if self.slide => self.push("#pagebreak(weak: true)\n"),
            NodeValue::ThematicBreak => self.push("#line(length: 100%)\n"),
            NodeValue::Table(table) => self.table(table.num_columns, node),
            // Pictures come from elsewhere: what is said of them stays.
            _ => self.children(node),
        }
    }

    fn block(&mut self, call: &str, node: Node<'_>) {
        self.wrapped(call, node);
        self.push("\n\n");
    }

    fn inline(&mut self, call: &str, node: Node<'_>) {
        self.wrapped(call, node);
        self.push(";");
    }

    fn heading(&mut self, level: u8, node: Node<'_>) {
        self.level = level.clamp(2, self.level + 1);
        self.block(&format!("#heading(level: {})", self.level), node);
    }

    fn link(&mut self, url: &str, node: Node<'_>) {
        if !["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme)) {
            return self.children(node);
        }
        self.push("#link(");
        self.literal(url);
        self.wrapped(")", node);
        self.push(";");
    }

    fn list(&mut self, kind: ListType, node: Node<'_>) {
        self.push(match kind {
            ListType::Bullet => "#list(",
            ListType::Ordered => "#enum(",
        });
        for item in node.children() {
            self.wrapped("", item);
            self.push(",");
        }
        self.push(")\n\n");
    }

    fn preformatted(&mut self, words: &str) {
        self.push("#block[");
        for line in words.lines() {
            self.words(line);
            self.push("#linebreak();");
        }
        self.push("]\n\n");
    }

    /// A table. One line of it is a row of figures; two columns, the second of numbers, are bars.
    fn table(&mut self, columns: usize, node: Node<'_>) {
        let rows: Vec<_> = node.children().collect();
        let Some((head, lines)) = rows.split_first() else { return };
        let numbers: Option<Vec<u64>> = lines.iter().map(|line| number_of(line)).collect();
        match (lines, numbers) {
            ([figures], _) => self.figures(head, figures),
            (_, Some(numbers)) if columns == 2 => self.bars(head, lines, &numbers),
            _ => self.plain_table(columns, head, lines),
        }
        self.push("\n\n");
    }

    fn figures(&mut self, head: Node<'_>, figures: Node<'_>) {
        self.push("#figures(");
        for (label, figure) in head.children().zip(figures.children()) {
            self.push("(");
            self.wrapped("", label);
            self.wrapped(",", figure);
            self.push("),");
        }
        self.push(")");
    }

    fn bars(&mut self, head: Node<'_>, lines: &[Node<'_>], numbers: &[u64]) {
        self.push("#bars((");
        self.cells(head);
        self.push("),");
        for (line, number) in lines.iter().zip(numbers) {
            self.push(&format!("({number},"));
            self.cells(line);
            self.push("),");
        }
        self.push(")");
    }

    fn plain_table(&mut self, columns: usize, head: Node<'_>, lines: &[Node<'_>]) {
        self.push(&format!("#table(columns: {columns},table.header("));
        self.cells(head);
        self.push("),");
        for line in lines {
            self.cells(line);
        }
        self.push(")");
    }

    fn cells(&mut self, row: Node<'_>) {
        for cell in row.children() {
            self.wrapped("", cell);
            self.push(",");
        }
    }
}

/// The number that stands in the last cell of a line, when nothing else stands there.
fn number_of(line: Node<'_>) -> Option<u64> {
    let cell = line.last_child()?;
    let mut digits = String::new();
    for node in cell.descendants() {
        if let NodeValue::Text(words) = &node.data().value {
            digits.extend(words.chars().filter(|c| !c.is_whitespace()));
        }
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(markdown: &str) -> String {
        let sheet = Sheet { title: "T", language: "fr", markdown, foot: "", paper: Paper::Page };
        let source = source(&sheet);
        source.lines().skip(2).collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    #[test]
    fn what_somebody_wrote_is_never_code() {
        assert_eq!(
            body("#panic(\"x\") $x$ \\\" `#eval`"),
            r##"#par[#"#panic(\"x\") $x$ \" ";#"#eval";]"##
        );
        assert_eq!(body("<b>"), "#block[#\"<b>\";#linebreak();]");
    }

    #[test]
    fn headings_leave_no_gap() {
        let levels: Vec<_> = body("# a\n\n#### b\n\n## c\n\n### d")
            .lines()
            .filter_map(|line| line.strip_prefix("#heading(level: ")?.chars().next())
            .collect();
        assert_eq!(levels, ['2', '3', '2', '3']);
    }

    #[test]
    fn a_link_leads_to_the_web_or_nowhere() {
        assert_eq!(body("[x](javascript:alert(1))"), "#par[#\"x\";]");
        assert_eq!(body("[x](https://a.fr)"), "#par[#link(\"https://a.fr\")[#\"x\";];]");
    }

    #[test]
    fn a_table_has_its_head_and_one_line_of_it_is_figures() {
        let table = body("| a | b |\n|---|---|\n| c | d |\n| e | f |");
        assert!(
            table.starts_with("#table(columns: 2,table.header([#\"a\";],[#\"b\";],),"),
            "{table}"
        );
        let bars = body("| a | b |\n|---|---|\n| c | 2 |\n| e | 1 012 |");
        assert!(
            bars.starts_with("#bars(([#\"a\";],[#\"b\";],),(2,[#\"c\";],[#\"2\";],),(1012,"),
            "{bars}"
        );
        assert_eq!(body("| a |\n|---|\n| 3 |"), "#figures(([#\"a\";],[#\"3\";]),)");
    }

    #[test]
    fn what_no_face_draws_leaves_a_sign() {
        assert_eq!(body("Bravo 🎉 et 中"), "#par[#\"Bravo ■ et ■\";]");
    }
}
