//! Addresses: those short enough become references, the others end the description.

use domain::poc::{ExternalReference, LIST_MAX};
use domain::text::ShortText;

use crate::mapping::LinkRule;
use crate::markdown::is_web_address;
use crate::reading::Reading;
use crate::remark::Remark;

/// The addresses of a line.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Those that a reference can hold.
    pub references: Vec<ExternalReference>,
    /// The others, in Markdown, one per line.
    pub in_text: String,
}

pub(super) fn read(from: &mut Reading<'_>, rules: &[LinkRule]) -> Links {
    let mut links = Links::default();
    for LinkRule { column, system } in rules {
        for address in from.field(column).split('|').map(str::trim).filter(|a| !a.is_empty()) {
            if !is_web_address(address) {
                from.remark(Remark::LinkIgnored { column: column.clone() });
            } else if let Ok(value) = ShortText::parse("", address)
                && links.references.len() < LIST_MAX
            {
                links.references.push(ExternalReference { system: *system, value });
            } else {
                from.remark(Remark::LinkInText { column: column.clone() });
                if !links.in_text.is_empty() {
                    links.in_text.push_str("  \n");
                }
                links.in_text.extend(["<", address, ">"]);
            }
        }
    }
    links
}
