//! Forms: each field shows its label, its hint, its error, then its control; errors are summed up above.
//!
//! A form has one [`Faults`]; a field is tied to it by its JSON pointer, which is also the pointer of the
//! server's refusals. Nothing blocks the submission: what is wrong is said next to the field, in words.

mod choice;
mod combobox;
mod faults;
mod field;
mod file;
mod grouped;
mod summary;
mod tie;

pub(crate) use choice::{Agreement, Check, Choice, ChoiceOption};
pub(crate) use combobox::Combobox;
pub(crate) use faults::Faults;
pub(crate) use field::{PasswordField, SelectField, SelectOption, TextArea, TextField, TextKind};
pub(crate) use file::FileField;
pub(crate) use grouped::{GroupedSelect, SelectGroup};
pub(crate) use summary::Form;
