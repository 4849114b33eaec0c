//! How large a file is, in words, and what a browser offers to send.

use crate::words::{number, tr};

/// Documents that the server takes, as the browser filters them first.
pub(crate) const DOCUMENTS: &str = ".pdf,.odt,.ods,.odp,.docx,.xlsx,.pptx";

/// « 245 Ko », « 3 Mo ».
pub(crate) fn size_words(size: u64) -> String {
    if size < 1_000_000 {
        tr!(shared.kilobytes, size = number(size.div_ceil(1_000)))
    } else {
        tr!(shared.megabytes, size = number(size.div_ceil(1_000_000)))
    }
}

/// The format of a file, as its name says it: « PDF ».
pub(crate) fn format_words(name: &str) -> String {
    name.rsplit_once('.').map(|(_, end)| end.to_uppercase()).unwrap_or_default()
}
