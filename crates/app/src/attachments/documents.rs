//! Documents, without what they say of whoever wrote them: it would name the author of an anonymous idea.
//!
//! What cannot be read cannot be cleaned, and is refused: damaged, protected by a password, with macros.

mod names;
mod office;
mod pdf;

pub(super) use office::clean as clean_office;
pub(super) use pdf::clean as clean_pdf;
