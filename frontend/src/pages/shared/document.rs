//! Texts that administrators keep, in the language of the portal.

use api_types::document::DocumentQuery;

use crate::words;

/// Asks for a text in the language of the portal.
pub(crate) fn document_query() -> DocumentQuery {
    DocumentQuery { language: Some(words::language()) }
}
