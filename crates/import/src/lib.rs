//! Files of other tools, read line by line into what the domain understands (R412 to R418).
//!
//! Nothing is written here: a file and a [`Mapping`] become [`Line`]s, each a record or the reasons of its refusal.
//!
//! - [`mapping`]: which column feeds which field; a file that an administrator may adapt.
//! - [`table`]: a CSV file as tools write it: either delimiter, marks, broken lines.
//! - [`markdown`]: HTML and dirty Markdown made into clean Markdown.
//! - [`record`]: what a line says: an idea, a comment, an experiment, a challenge, an account or a practice.
//! - [`poc::phases`]: how the phases of another tool become a status and steps.
//! - [`remark`]: what was mended on the way.

pub mod lines;
pub mod mapping;
pub mod markdown;
pub mod poc;
pub mod record;
pub mod remark;
pub mod table;

mod account;
mod challenge;
mod comment;
mod dates;
mod fingerprint;
mod idea;
mod practice;
mod reading;

pub use api_types::import::{
    ImportColumn, ImportColumns, ImportKind, ImportLine, ImportReport, LineOutcome,
};
pub use lines::{Line, Lines, Taken, open};
pub use mapping::{Mapping, MappingError};
pub use record::Record;
pub use remark::Remark;
pub use table::Unreadable;
