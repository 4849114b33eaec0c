//! Whatever markup a tool exports, made into clean Markdown.
//!
//! Not a gate: what is shown is sanitised again when it is rendered. Here marks are translated, so that a text can be
//! read and edited like those typed in the portal.

mod html;
mod source;
mod text;

use serde::Deserialize;

/// How a column is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text, as people type it in a box; a stray `<br>` is a line break.
    #[default]
    Text,
    /// HTML with entities.
    Html,
    /// Markdown, perhaps with HTML comments, images and the shortcodes of site generators.
    Markdown,
}

impl Format {
    /// The same text in clean Markdown, trimmed.
    #[must_use]
    pub fn to_markdown(self, raw: &str) -> String {
        // A mark in the middle of a text is an accident of copy and paste; at the start of a line it hides a heading.
        let raw = raw.replace('\u{feff}', "").replace("\r\n", "\n").replace('\r', "\n");
        match self {
            Self::Text => text::to_markdown(&raw),
            Self::Html => html::to_markdown(&raw),
            Self::Markdown => source::clean(&raw),
        }
    }
}

/// Whether this is an address that a reader may be sent to.
pub(crate) fn is_web_address(value: &str) -> bool {
    let lower = value.get(..8).unwrap_or(value).to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://"))
        && !value.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>'))
}
