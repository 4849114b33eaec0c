//! Tables for a spreadsheet in its own format: typed columns, a head that stays in sight and filters, nothing that acts.
//!
//! Lines go to a temporary file as they come: a sheet of any length takes the same memory.

use std::fs::File;
use std::io::{Seek as _, SeekFrom};

use chrono::NaiveDate;
use domain::tables::neutral;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::Failure;

/// Days, as they are read in French and sorted as days.
const DAY: &str = "dd/mm/yyyy";

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Words(String),
    /// A day.
    Day(NaiveDate),
    /// A number of things.
    Number(u32),
}

impl Cell {
    /// The same, in words.
    #[must_use]
    pub fn into_words(self) -> String {
        match self {
            Self::Words(words) => words,
            Self::Day(day) => day.to_string(),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// A column: what it is called, and how wide it is, in characters.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its head.
    pub name: String,
    /// Its width.
    pub width: u16,
}

/// A sheet being written, line after line.
pub struct Sheet {
    book: Workbook,
    lines: Worksheet,
    day: Format,
    columns: u16,
    next: u32,
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sheet").field("next", &self.next).finish_non_exhaustive()
    }
}

impl Sheet {
    /// A sheet with its head, which stays in sight.
    ///
    /// # Errors
    /// When the temporary file cannot be written.
    pub fn begin(name: &str, columns: &[Column]) -> Result<Self, Failure> {
        let mut book = Workbook::new();
        let mut sheet = book.new_worksheet_with_constant_memory()?;
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        let head = Format::new().set_bold().set_align(FormatAlign::Top);
        for (place, column) in (0_u16..).zip(columns) {
            sheet.set_column_width(place, column.width)?;
            sheet.write_string_with_format(0, place, &column.name, &head)?;
        }
        let columns = u16::try_from(columns.len()).unwrap_or(u16::MAX);
        Ok(Self { book, lines: sheet, day: Format::new().set_num_format(DAY), columns, next: 1 })
    }

    /// Adds a line. A text stays a text, here and in whatever the sheet is saved as afterwards.
    ///
    /// # Errors
    /// When the temporary file cannot be written, or takes no more lines.
    pub fn add(&mut self, cells: &[Cell]) -> Result<(), Failure> {
        let Self { lines: sheet, day, next, .. } = self;
        for (place, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Words(words) if words.is_empty() => {}
                Cell::Words(words) => {
                    sheet.write_string(*next, place, neutral(words))?;
                }
                Cell::Day(on) => {
                    sheet.write_date_with_format(*next, place, on, day)?;
                }
                Cell::Number(number) => {
                    sheet.write_number(*next, place, *number)?;
                }
            }
        }
        *next += 1;
        Ok(())
    }

    /// The whole file, at its beginning. It is gone when it is closed. This takes a while: not on the thread of a
    /// request.
    ///
    /// # Errors
    /// When a temporary file cannot be written.
    pub fn finish(self) -> Result<File, Failure> {
        let Self { mut book, lines: mut sheet, columns, next, .. } = self;
        sheet.autofilter(0, 0, next.saturating_sub(1), columns.saturating_sub(1))?;
        book.push_worksheet(sheet);
        let mut file = tempfile::tempfile().map_err(XlsxError::from)?;
        book.save_to_writer(&mut file)?;
        file.seek(SeekFrom::Start(0)).map_err(XlsxError::from)?;
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    /// A part of the file, as it is inside.
    fn part(file: &File, name: &str) -> String {
        let mut archive = zip::ZipArchive::new(file).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn columns_are_typed_the_head_is_frozen_and_filters_and_no_formula_acts() {
        let column = |name: &str| Column { name: name.to_owned(), width: 20 };
        let columns = [column("Titre"), column("Déposée le"), column("Soutiens")];
        let mut sheet = Sheet::begin("Idées", &columns).unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
        for title in ["=HYPERLINK(\"https://x\")", "L’été"] {
            let cells = [Cell::Words(title.to_owned()), Cell::Day(day), Cell::Number(12)];
            sheet.add(&cells).unwrap();
        }
        let file = sheet.finish().unwrap();
        let inside = part(&file, "xl/worksheets/sheet1.xml");
        assert!(inside.contains("state=\"frozen\""), "{inside}");
        assert!(inside.contains("<autoFilter ref=\"A1:C3\""), "{inside}");
        assert!(inside.contains("'=HYPERLINK") && !inside.contains("<f>"), "{inside}");
        assert!(
            inside.contains("<v>46112</v>"),
            "a day is a number with the look of a day: {inside}"
        );
        assert!(inside.contains("<v>12</v>"), "{inside}");
        assert!(part(&file, "xl/styles.xml").contains(DAY));
    }
}
