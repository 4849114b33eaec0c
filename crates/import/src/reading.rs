//! One line being read: every fault is kept, so that all are told at once.

mod codes;
mod texts;

use domain::{FieldCode, FieldError};

use crate::remark::Remark;
use crate::table::Row;

/// Longest field that is worth cutting, in bytes; beyond, a quote was left open and the line is refused.
const FIELD_MAX: usize = 1_000_000;

/// A row, with the faults and the remarks met so far.
#[derive(Debug)]
pub(crate) struct Reading<'r> {
    row: &'r Row<'r>,
    errors: Vec<FieldError>,
    remarks: Vec<Remark>,
}

impl<'r> Reading<'r> {
    pub fn new(row: &'r Row<'r>) -> Self {
        Self { row, errors: Vec::new(), remarks: Vec::new() }
    }

    /// Whether the row has the fields that the header announces; a fault when it has not.
    pub fn is_whole(&mut self) -> bool {
        let (found, expected) = self.row.widths();
        if found != expected {
            self.refuse("", FieldCode::Malformed);
            self.remark(Remark::WrongWidth { found, expected });
        }
        found == expected
    }

    /// Checks that these fields can be read at all.
    pub fn check_bytes_of(&mut self, columns: &[&str]) {
        for column in columns {
            self.check_bytes(column);
        }
    }

    fn check_bytes(&mut self, column: &str) {
        match self.row.field(column) {
            None => {
                self.refuse(column, FieldCode::Malformed);
                self.remark(Remark::NotUtf8 { column: column.to_owned() });
            }
            Some(field) if field.len() > FIELD_MAX => {
                let mut error = FieldError::new(pointer(column), FieldCode::TooLong);
                error.max = u32::try_from(FIELD_MAX).ok();
                let _: Option<()> = self.check(Err(error));
            }
            Some(_) => {}
        }
    }

    /// The faults and the remarks.
    pub fn finish(self) -> (Vec<FieldError>, Vec<Remark>) {
        (self.errors, self.remarks)
    }

    pub fn refuse(&mut self, column: &str, code: FieldCode) {
        let _: Option<()> = self.check(Err(FieldError::new(pointer(column), code)));
    }

    /// Keeps the value, or its fault; the first fault of a column is enough.
    fn check<T>(&mut self, result: Result<T, FieldError>) -> Option<T> {
        let errors = &mut self.errors;
        let keep = |error: FieldError| {
            if !errors.iter().any(|known| known.pointer == error.pointer) {
                errors.push(error);
            }
        };
        result.map_err(keep).ok()
    }

    pub fn remark(&mut self, remark: Remark) {
        self.remarks.push(remark);
    }

    pub fn remarks(&mut self) -> &mut Vec<Remark> {
        &mut self.remarks
    }

    /// The field of a column; blank when it cannot be read, which has been told.
    pub fn field(&self, column: &str) -> &'r str {
        self.row.field(column).filter(|field| field.len() <= FIELD_MAX).unwrap_or_default()
    }
}

/// A pointer to a column, as RFC 6901 writes it.
fn pointer(column: &str) -> String {
    format!("/{}", column.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use super::pointer;

    #[test]
    fn a_column_is_pointed_at_whatever_its_name() {
        assert_eq!(pointer("a/b~c"), "/a~1b~0c");
    }
}
