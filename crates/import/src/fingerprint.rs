//! What a line says, as one number: a second run compares it to know what has changed.

use std::fmt::{self, Write};

use sha2::{Digest, Sha256};

use crate::record::Record;

struct Feed(Sha256);

impl Write for Feed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

/// SHA-256 of everything that a record holds.
///
/// The debug form names every field, so that a new one is never forgotten. Should a later version write it otherwise,
/// the next run says "updated" once, with the same values.
pub(crate) fn of(record: &Record) -> [u8; 32] {
    let mut feed = Feed(Sha256::new());
    // Feeding a digest cannot fail.
    let _ = write!(feed, "{record:?}");
    feed.0.finalize().into()
}

/// Sixteen signs that stand for a text.
pub(crate) fn of_text(text: &str) -> String {
    let mut hexadecimal = hexadecimal(&Sha256::digest(text.as_bytes()));
    hexadecimal.truncate(16);
    hexadecimal
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
