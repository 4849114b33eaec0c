//! From a document to sheets.

use app::printouts::{Paper, Printout};
use pdf::Sheet;

/// Prints a document.
pub(crate) fn print(printout: &Printout) -> Result<Vec<u8>, String> {
    let paper = match printout.paper {
        Paper::Page => pdf::Paper::Page,
        Paper::Slide => pdf::Paper::Slide,
    };
    let sheet = Sheet {
        title: &printout.title,
        language: printout.locale.code(),
        markdown: &printout.text,
        foot: &printout.foot,
        paper,
    };
    pdf::print(&sheet).map_err(|error| error.to_string())
}
