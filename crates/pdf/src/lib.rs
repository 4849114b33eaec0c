//! Documents on paper: Markdown, made into a PDF that a screen reader reads as well as an eye (PDF/UA-1, ISO 14289-1;
//! RGAA 13.3).
//!
//! The only crate that knows Typst, which is long to compile. What stands on the sheet is decided elsewhere; how it
//! looks is in `sheet.typ`.

mod fonts;
mod markup;

use typst_as_lib::TypstEngine;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The form of the sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A4, upright.
    Page,
    /// The screen of a meeting, 16:9.
    Slide,
}

/// What is printed.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Its title, which a reader is told first.
    pub title: &'a str,
    /// Its language: `fr`, `en`.
    pub language: &'a str,
    /// What it says, in Markdown, without its title.
    pub markdown: &'a str,
    /// What stands at the foot of each sheet, beside its number.
    pub foot: &'a str,
    /// The form of the sheets.
    pub paper: Paper,
}

/// Why nothing was printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The text could not be laid out.
    #[error("the document could not be laid out: {0}")]
    Layout(String),
    /// The document would not be accessible to everybody.
    #[error("the document would not be accessible: {0}")]
    Export(String),
}

/// Prints a document. Some tenths of a second of one processor: not for a thread that answers others.
///
/// # Errors
/// [`PrintError`]: whatever its words are, a document that this crate composed is one that can be printed, so an error
/// is a fault of ours.
pub fn print(sheet: &Sheet<'_>) -> Result<Vec<u8>, PrintError> {
    let engine = TypstEngine::builder()
        .main_file(markup::source(sheet))
        .fonts(fonts::all())
        .with_static_source_file_resolver([("sheet.typ", include_str!("sheet.typ"))])
        .build();
    let document: PagedDocument =
        engine.compile().output.map_err(|error| PrintError::Layout(error.to_string()))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| PrintError::Export(format!("{error:?}")))?;
    let options = PdfOptions { standards, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|errors| {
        let errors: Vec<_> = errors.iter().map(|error| error.message.to_string()).collect();
        PrintError::Export(errors.join("; "))
    })
}

#[cfg(test)]
mod tests;
