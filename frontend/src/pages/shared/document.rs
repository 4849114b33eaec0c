//! Texts that administrators keep, in the language of the portal.

use api_types::document::DocumentQuery;
use domain::document::Language;

use crate::words::{self, Locale};

/// The language that the portal speaks now, as the server names it.
pub(crate) fn document_language() -> Language {
    match words::locale() {
        Locale::fr => Language::Fr,
        Locale::en => Language::En,
    }
}

/// Asks for a text in the language of the portal.
pub(crate) fn document_query() -> DocumentQuery {
    DocumentQuery { language: Some(document_language()) }
}
