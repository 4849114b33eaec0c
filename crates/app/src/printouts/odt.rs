//! A document that a word processor opens and goes on with: ODF text (ISO/IEC 26300), made from the Markdown.

use std::io::{Cursor, Write as _};

use comrak::nodes::{ListType, Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Paper, Printout};
use crate::rich_text::escaped;

const MIME: &str = "application/vnd.oasis.opendocument.text";
const MANIFEST: &str = include_str!("odt/manifest.xml");
const STYLES: &str = include_str!("odt/styles.xml");
/// What stands before and after the text; the styles that it names are within.
const CONTENT: (&str, &str) = (
    include_str!("odt/content-head.xml"),
    "</office:text></office:body></office:document-content>",
);

/// The document as a file.
///
/// # Errors
/// When it cannot be packed.
pub(super) fn file(printout: &Printout) -> Result<Vec<u8>, ZipError> {
    let meta = meta(printout);
    let styles = STYLES.replace("LANGUAGE", printout.locale.code());
    let content = content(printout);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    // The standard has it first, and as it is, so that the kind of the file is read from its beginning.
    zip.start_file("mimetype", stored)?;
    zip.write_all(MIME.as_bytes())?;
    let parts = [
        ("META-INF/manifest.xml", MANIFEST),
        ("meta.xml", &meta),
        ("styles.xml", &styles),
        ("content.xml", &content),
    ];
    for (name, part) in parts {
        zip.start_file(name, packed)?;
        zip.write_all(part.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn meta(printout: &Printout) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>\
         <dc:title>{title}</dc:title><dc:language>{language}</dc:language>\
         </office:meta></office:document-meta>",
        title = plain(&printout.title),
        language = printout.locale.code(),
    )
}

fn content(printout: &Printout) -> String {
    let mut writer =
        Writer { text: CONTENT.0.to_owned(), style: "text", slide: printout.paper == Paper::Slide };
    writer.push("<text:h text:style-name=\"h1\" text:outline-level=\"1\">");
    writer.words(&printout.title);
    writer.push("</text:h>");
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    writer.children(parse_document(&arena, &printout.text, &options));
    writer.push("<text:p text:style-name=\"foot\">");
    writer.words(&printout.foot);
    writer.push("</text:p>");
    writer.text.push_str(CONTENT.1);
    writer.text
}

/// Words as XML takes them: it has no place for other control characters, whatever they are written as.
fn plain(words: &str) -> String {
    let kept: String =
        words.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    escaped(&kept)
}

struct Writer {
    text: String,
    /// The style of the paragraphs below.
    style: &'static str,
    /// Whether a line across is where the next page begins.
    slide: bool,
}

impl Writer {
    fn push(&mut self, xml: &str) {
        self.text.push_str(xml);
    }

    fn words(&mut self, words: &str) {
        self.text.push_str(&plain(words));
    }

    fn children(&mut self, node: Node<'_>) {
        for child in node.children() {
            self.node(child);
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "what has no form of its own is what it holds"
    )]
    fn node(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::Paragraph => self.paragraph(self.style, node),
            NodeValue::Heading(heading) => self.heading(heading.level, node),
            NodeValue::Text(words) => self.words(words),
            NodeValue::SoftBreak | NodeValue::LineBreak => self.push("<text:line-break/>"),
            NodeValue::Strong => self.span("strong", node),
            NodeValue::Emph => self.span("emph", node),
            NodeValue::Strikethrough => self.span("strike", node),
            NodeValue::Code(code) => self.words(&code.literal),
            NodeValue::HtmlInline(html) => self.words(html),
            NodeValue::Link(link) => self.link(&link.url, node),
            NodeValue::List(list) => self.list(list.list_type, node),
            NodeValue::BlockQuote => self.quote(node),
            NodeValue::CodeBlock(code) => self.preformatted(&code.literal),
            NodeValue::HtmlBlock(html) => self.preformatted(&html.literal),
            NodeValue::ThematicBreak if self.slide => {
                self.push("<text:p text:style-name=\"cut\"/>");
            }
            NodeValue::ThematicBreak => self.push("<text:p text:style-name=\"line\"/>"),
            NodeValue::Table(table) => self.table(table.num_columns, node),
            // Pictures come from elsewhere: what is said of them stays.
            _ => self.children(node),
        }
    }

    fn paragraph(&mut self, style: &str, node: Node<'_>) {
        self.push(&format!("<text:p text:style-name=\"{style}\">"));
        self.children(node);
        self.push("</text:p>");
    }

    fn heading(&mut self, level: u8, node: Node<'_>) {
        // The title of the document is its first heading.
        let level = level.clamp(2, 4);
        self.push(&format!("<text:h text:style-name=\"h{level}\" text:outline-level=\"{level}\">"));
        self.children(node);
        self.push("</text:h>");
    }

    fn span(&mut self, style: &str, node: Node<'_>) {
        self.push(&format!("<text:span text:style-name=\"{style}\">"));
        self.children(node);
        self.push("</text:span>");
    }

    fn link(&mut self, url: &str, node: Node<'_>) {
        if !["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme)) {
            return self.children(node);
        }
        self.push("<text:a xlink:type=\"simple\" xlink:href=\"");
        self.words(url);
        self.push("\">");
        self.children(node);
        self.push("</text:a>");
    }

    fn list(&mut self, kind: ListType, node: Node<'_>) {
        let style = match kind {
            ListType::Bullet => "bullets",
            ListType::Ordered => "numbers",
        };
        self.push(&format!("<text:list text:style-name=\"{style}\">"));
        for item in node.children() {
            self.push("<text:list-item>");
            self.children(item);
            self.push("</text:list-item>");
        }
        self.push("</text:list>");
    }

    fn quote(&mut self, node: Node<'_>) {
        let around = std::mem::replace(&mut self.style, "quote");
        self.children(node);
        self.style = around;
    }

    fn preformatted(&mut self, words: &str) {
        for line in words.lines() {
            self.push("<text:p text:style-name=\"text\">");
            self.words(line);
            self.push("</text:p>");
        }
    }

    fn table(&mut self, columns: usize, node: Node<'_>) {
        self.push("<table:table table:style-name=\"table\">");
        self.push(&format!("<table:table-column table:number-columns-repeated=\"{columns}\"/>"));
        for (place, row) in node.children().enumerate() {
            match place {
                0 => {
                    self.push("<table:table-header-rows>");
                    self.row(row, "head");
                    self.push("</table:table-header-rows>");
                }
                _ => self.row(row, "cell"),
            }
        }
        self.push("</table:table>");
    }

    fn row(&mut self, row: Node<'_>, style: &str) {
        self.push("<table:table-row>");
        for cell in row.children() {
            self.push("<table:table-cell office:value-type=\"string\" table:style-name=\"cell\">");
            self.paragraph(style, cell);
            self.push("</table:table-cell>");
        }
        self.push("</table:table-row>");
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use zip::ZipArchive;

    use super::*;
    use crate::words::Locale;

    const TEXT: &str = "\
## Où en sont-elles\n\n| Étape | Nombre |\n|---|---|\n| 1. *Poser* | 2 |\n\n### Retenu & écrit\n\n- Passer **tôt** ;\n- \
[le guide](https://exemple.fr?a=1&b=2).\n\n> S’arrêter, un droit.\n\n1. Un\n\n---\n\n<b>\n\nFin \u{7} `x < y`.\n";

    fn printout(paper: Paper) -> Printout {
        Printout {
            file_name: "x".to_owned(),
            locale: Locale::Fr,
            title: "Bilan <2026> & suites".to_owned(),
            text: TEXT.to_owned(),
            foot: "Ozéli-D".to_owned(),
            paper,
        }
    }

    fn part(file: &[u8], name: &str) -> String {
        let mut zip = ZipArchive::new(Cursor::new(file)).unwrap();
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// Every mark that opens is closed, in order.
    fn well_formed(xml: &str) -> bool {
        let mut open: Vec<&str> = Vec::new();
        for mark in xml.split('<').skip(1) {
            let Some((mark, _)) = mark.split_once('>') else { return false };
            if mark.starts_with('?') || mark.ends_with('/') {
                continue;
            }
            match mark.strip_prefix('/') {
                Some(name) => {
                    if open.pop() != Some(name) {
                        return false;
                    }
                }
                None => open.extend(mark.split_whitespace().next()),
            }
        }
        open.is_empty()
    }

    #[test]
    fn a_word_processor_knows_what_it_is_and_reads_every_part() {
        let file = file(&printout(Paper::Page)).unwrap();
        // Where a program looks for the kind of the file, before it opens it.
        assert_eq!(&file[30..38 + MIME.len()], format!("mimetype{MIME}").as_bytes());
        for name in ["META-INF/manifest.xml", "meta.xml", "styles.xml", "content.xml"] {
            let xml = part(&file, name);
            assert!(xml.starts_with("<?xml") && well_formed(&xml), "{name}: {xml}");
        }
        assert!(
            part(&file, "meta.xml")
                .contains("<dc:title>Bilan &lt;2026&gt; &amp; suites</dc:title>")
        );
        assert!(part(&file, "styles.xml").contains("fo:language=\"fr\""));
    }

    #[test]
    fn it_says_what_the_text_says_in_the_order_of_its_headings() {
        let content = part(&file(&printout(Paper::Page)).unwrap(), "content.xml");
        let told = [
            "text:outline-level=\"1\">Bilan &lt;2026&gt; &amp; suites</text:h>",
            "text:outline-level=\"2\">Où en sont-elles</text:h>",
            "<table:table-header-rows>",
            "1. <text:span text:style-name=\"emph\">Poser</text:span>",
            "text:outline-level=\"3\">Retenu &amp; écrit</text:h>",
            "<text:span text:style-name=\"strong\">tôt</text:span>",
            "xlink:href=\"https://exemple.fr?a=1&amp;b=2\">le guide</text:a>",
            "<text:p text:style-name=\"quote\">S’arrêter, un droit.</text:p>",
            "<text:list text:style-name=\"numbers\">",
            "&lt;b&gt;",
            "x &lt; y",
            "<text:p text:style-name=\"foot\">Ozéli-D</text:p>",
        ];
        let mut rest = content.as_str();
        for part in told {
            let found = rest.find(part);
            assert!(found.is_some(), "no `{part}` in {rest}");
            rest = &rest[found.unwrap()..];
        }
        assert!(!content.contains('\u{7}'));
    }

    #[test]
    fn slides_are_cut_into_pages() {
        let content = part(&file(&printout(Paper::Slide)).unwrap(), "content.xml");
        assert!(content.contains("<text:p text:style-name=\"cut\"/>"));
    }
}
