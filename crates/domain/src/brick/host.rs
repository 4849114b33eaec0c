//! The machines that links may lead to: public names, written out whole by an administrator.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{FieldCode, FieldError};

/// Names that mean something on one network only: a link would lead each reader somewhere else.
const PRIVATE: [&str; 12] = [
    "localhost",
    "local",
    "localdomain",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "arpa",
    "onion",
    "invalid",
];

/// The public name of a machine, in lower case. No address in figures, no port, no name that reads like another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkHost(String);

impl LinkHost {
    /// Reads the name of a machine.
    ///
    /// # Errors
    /// At `pointer`, when it is none that everybody reaches alike.
    pub fn parse(pointer: &str, raw: &str) -> Result<Self, FieldError> {
        let name = raw.trim().to_ascii_lowercase();
        if name.is_empty() {
            return Err(FieldError::new(pointer, FieldCode::Required));
        }
        if is_public_name(&name) {
            Ok(Self(name))
        } else {
            Err(FieldError::new(pointer, FieldCode::Malformed))
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LinkHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_public_name(name: &str) -> bool {
    let labels: Vec<&str> = name.split('.').collect();
    let [.., last] = labels.as_slice() else { return false };
    // What ends in a figure is an address to a browser, however it is written (0x7f.1, 2130706433).
    let named = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_lowercase());
    labels.len() >= 2
        && name.len() <= 253
        && named
        && !PRIVATE.contains(last)
        && labels.iter().all(|label| is_label(label))
}

/// Letters, figures and dashes. An encoded name (`xn--`) may read like another: it is none of ours.
fn is_label(label: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=63).contains(&label.len())
        && label.bytes().all(allowed)
        && !label.starts_with('-')
        && !label.ends_with('-')
        && !label.starts_with("xn--")
}
