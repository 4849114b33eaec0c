//! HTML to Markdown, from tokens rather than a tree: no depth can exhaust the stack, and memory is that of the text.

mod line;
mod writer;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::is_web_address;
use line::Mark;
use writer::Writer;

/// Paragraphs, headings, lists, quotations, emphasis and links stay; scripts, styles and attributes go.
pub(super) fn to_markdown(html: &str) -> String {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    while !input.is_empty() {
        // Feeding stops after a script; what follows is fed again.
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

#[derive(Default)]
struct Sink(RefCell<Writer>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => writer.text(&text),
            // Kept, so that the field is refused like any other that holds one.
            Token::NullCharacterToken => writer.text("\0"),
            Token::TagToken(tag) => return tag_token(&mut writer, &tag),
            Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

fn tag_token(writer: &mut Writer, tag: &Tag) -> TokenSinkResult<()> {
    let name: &str = &tag.name;
    match (tag.kind, name) {
        (TagKind::StartTag, "script") => {
            writer.skip(true);
            return TokenSinkResult::RawData(RawKind::ScriptData);
        }
        (TagKind::StartTag, "style" | "iframe" | "noscript" | "noembed" | "noframes") => {
            writer.skip(true);
            return TokenSinkResult::RawData(RawKind::Rawtext);
        }
        (TagKind::StartTag, "title" | "textarea") => {
            writer.skip(true);
            return TokenSinkResult::RawData(RawKind::Rcdata);
        }
        (
            TagKind::EndTag,
            "script" | "style" | "iframe" | "noscript" | "noembed" | "noframes" | "title"
            | "textarea",
        ) => writer.skip(false),
        (TagKind::StartTag, _) => start(writer, name, tag),
        (TagKind::EndTag, _) => end(writer, name),
    }
    TokenSinkResult::Continue
}

fn start(writer: &mut Writer, name: &str, tag: &Tag) {
    match name {
        "br" => writer.line_break(),
        "hr" => writer.rule(),
        "strong" | "b" => writer.open_mark(Mark::Strong),
        "em" | "i" => writer.open_mark(Mark::Emphasis),
        "code" | "tt" => writer.open_mark(Mark::Code),
        "a" => writer.open_mark(Mark::Link(address(tag, "href"))),
        "img" => picture(writer, tag),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => writer.heading(level(name)),
        "ul" => writer.open_list(None),
        "ol" => writer
            .open_list(Some(attribute(tag, "start").and_then(|n| n.parse().ok()).unwrap_or(1))),
        "li" => writer.open_item(),
        "blockquote" => writer.open_quote(),
        "td" | "th" => writer.cell(),
        _ if is_block(name) => writer.block(),
        _ => {}
    }
}

fn end(writer: &mut Writer, name: &str) {
    match name {
        // What the standard makes of a lone `</br>`.
        "br" => writer.line_break(),
        "strong" | "b" => writer.close_mark(&Mark::Strong),
        "em" | "i" => writer.close_mark(&Mark::Emphasis),
        "code" | "tt" => writer.close_mark(&Mark::Code),
        "a" => writer.close_mark(&Mark::Link(None)),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => writer.block(),
        "ul" | "ol" => writer.close_list(),
        "li" => writer.close_item(),
        "blockquote" => writer.close_quote(),
        _ if is_block(name) => writer.block(),
        _ => {}
    }
}

fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "figure",
        "figcaption",
        "table",
        "tr",
        "caption",
        "dl",
        "dt",
        "dd",
        "pre",
        "address",
        "form",
        "body",
    ];
    BLOCKS.contains(&name)
}

fn level(heading: &str) -> usize {
    heading.as_bytes().get(1).map_or(1, |digit| usize::from(digit.saturating_sub(b'0')))
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
    found.map(|attribute| &*attribute.value)
}

fn address(tag: &Tag, name: &str) -> Option<String> {
    let value = attribute(tag, name)?.trim();
    let mail =
        value.to_ascii_lowercase().starts_with("mailto:") && !value.contains(['<', '>', ' ']);
    (mail || is_web_address(value)).then(|| value.to_owned())
}

/// As in Markdown: a link, or the words that describe it.
fn picture(writer: &mut Writer, tag: &Tag) {
    let alt = attribute(tag, "alt").unwrap_or_default().trim();
    match address(tag, "src") {
        Some(source) => {
            let words = if alt.is_empty() { source.clone() } else { alt.to_owned() };
            writer.open_mark(Mark::Link(Some(source)));
            writer.text(&words);
            writer.close_mark(&Mark::Link(None));
        }
        None => writer.text(alt),
    }
}

#[cfg(test)]
mod tests;
