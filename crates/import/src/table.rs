//! A CSV file as tools and spreadsheets write it.
//!
//! A byte order mark is skipped; the delimiter (comma, semicolon or tab) is read off the header; quoted fields may
//! hold line breaks; blank lines count for nothing. Bytes are decoded field by field, so that one bad line does not
//! cost the file. Memory holds one line at a time.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use csv::ByteRecord;

/// Longest header line, in bytes.
const HEADER_MAX: u64 = 64 * 1024;
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Why a whole file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// There is no header line.
    #[error("the file is empty")]
    Empty,
    /// The header is not UTF-8 text.
    #[error("the header is not UTF-8 text")]
    HeaderNotUtf8,
    /// The header does not end within 64 KiB: this is not a table.
    #[error("the header line is too long")]
    HeaderTooLong,
    /// Columns that the mapping names and the file has not, all at once.
    #[error("missing columns: {}", .0.join(", "))]
    MissingColumns(Vec<String>),
    /// A column that the file has twice.
    #[error("column {0} is there twice")]
    RepeatedColumn(String),
    /// The file could not be read to its end.
    #[error("the file could not be read")]
    Io(#[from] io::Error),
}

type Source<R> = io::Chain<Cursor<Vec<u8>>, BufReader<R>>;

/// A table: its columns, and its rows one after the other.
#[derive(Debug)]
pub struct Table<R> {
    columns: HashMap<String, usize>,
    width: usize,
    rows: csv::Reader<Source<R>>,
    record: ByteRecord,
    number: u64,
}

/// One row, still undecoded.
#[derive(Debug)]
pub struct Row<'t> {
    /// Its number as a spreadsheet shows it: the header is 1, blank lines do not count.
    pub number: u64,
    columns: &'t HashMap<String, usize>,
    width: usize,
    record: &'t ByteRecord,
}

impl<R: Read> Table<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// Every variant of [`Unreadable`] but `MissingColumns`.
    pub fn open(file: R) -> Result<Self, Unreadable> {
        let mut file = BufReader::new(file);
        let header = first_line(&mut file)?;
        let delimiter = delimiter_of(&header);
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(Cursor::new(header).chain(file));
        let mut record = ByteRecord::new();
        if !read(&mut rows, &mut record)? {
            return Err(Unreadable::Empty);
        }
        let columns = columns_of(&record)?;
        Ok(Self { columns, width: record.len(), rows, record, number: 1 })
    }

    /// Checks that every one of these columns is there.
    ///
    /// # Errors
    /// [`Unreadable::MissingColumns`], with all of them.
    pub fn require<'c>(&self, wanted: impl Iterator<Item = &'c str>) -> Result<(), Unreadable> {
        let mut missing: Vec<String> = wanted
            .filter(|column| !self.columns.contains_key(*column))
            .map(str::to_owned)
            .collect();
        missing.sort();
        missing.dedup();
        if missing.is_empty() { Ok(()) } else { Err(Unreadable::MissingColumns(missing)) }
    }

    /// Whether this column is there.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// The next row, or nothing at the end.
    ///
    /// # Errors
    /// [`Unreadable::Io`].
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, Unreadable> {
        if !read(&mut self.rows, &mut self.record)? {
            return Ok(None);
        }
        self.number += 1;
        let Self { columns, width, record, number, .. } = self;
        Ok(Some(Row { number: *number, columns, width: *width, record }))
    }
}

impl Row<'_> {
    /// How many fields there are, and how many the header announces.
    #[must_use]
    pub fn widths(&self) -> (usize, usize) {
        (self.record.len(), self.width)
    }

    /// The field of a column; nothing when the row is short or the bytes are not UTF-8.
    #[must_use]
    pub fn field(&self, column: &str) -> Option<&str> {
        let bytes = self.record.get(*self.columns.get(column)?)?;
        std::str::from_utf8(bytes).ok()
    }
}

fn read<R: Read>(rows: &mut csv::Reader<R>, into: &mut ByteRecord) -> Result<bool, Unreadable> {
    // A flexible reader of bytes fails on nothing but its source.
    rows.read_byte_record(into).map_err(|error| Unreadable::Io(io::Error::other(error)))
}

/// The header, with its end of line, without its mark. A quoted name may hold a line break.
fn first_line(file: &mut impl BufRead) -> Result<Vec<u8>, Unreadable> {
    let mut line = Vec::new();
    loop {
        let before = line.len();
        file.by_ref().take(HEADER_MAX).read_until(b'\n', &mut line)?;
        if line.len() as u64 >= HEADER_MAX {
            return Err(Unreadable::HeaderTooLong);
        }
        let at_end = line.len() == before;
        let in_quotes = line.iter().fold(false, |inside, byte| inside ^ (*byte == b'"'));
        let blank = line.iter().all(u8::is_ascii_whitespace);
        if at_end || (!in_quotes && !blank) {
            break;
        }
    }
    if line.starts_with(MARK) {
        line.drain(..MARK.len());
    }
    Ok(line)
}

fn delimiter_of(header: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0)];
    for byte in header {
        quoted ^= *byte == b'"';
        for (delimiter, count) in &mut counts {
            *count += u32::from(!quoted && byte == delimiter);
        }
    }
    // On a tie the comma stays, for it comes first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

fn columns_of(header: &ByteRecord) -> Result<HashMap<String, usize>, Unreadable> {
    let mut columns = HashMap::with_capacity(header.len());
    for (index, name) in header.iter().enumerate() {
        let name = std::str::from_utf8(name).map_err(|_| Unreadable::HeaderNotUtf8)?.trim();
        if name.contains('\0') {
            return Err(Unreadable::HeaderNotUtf8);
        }
        // Spreadsheets leave unnamed columns at the end; nobody can name them in a mapping.
        if !name.is_empty() && columns.insert(name.to_owned(), index).is_some() {
            return Err(Unreadable::RepeatedColumn(name.to_owned()));
        }
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(bytes: &[u8]) -> Result<Table<&[u8]>, Unreadable> {
        Table::open(bytes)
    }

    #[test]
    fn mark_delimiter_and_line_ends_do_not_matter() {
        for file in [
            "\u{feff}id;titre\r\n1;\"a;b\r\nc\"\r\n",
            "id,titre\n1,\"a;b\r\nc\"\n",
            "\n\nid\ttitre\n1\t\"a;b\r\nc\"",
        ] {
            let mut table = table(file.as_bytes()).unwrap();
            let row = table.next_row().unwrap().unwrap();
            assert_eq!((row.number, row.field("id")), (2, Some("1")), "{file:?}");
            assert_eq!(row.field("titre"), Some("a;b\r\nc"), "{file:?}");
            assert!(table.next_row().unwrap().is_none());
        }
    }

    #[test]
    fn one_bad_line_does_not_cost_the_file() {
        let mut table = table(b"id,titre\n1,caf\xe9\n\n2\n3,th\xc3\xa9\n").unwrap();
        let row = table.next_row().unwrap().unwrap();
        assert_eq!((row.field("id"), row.field("titre")), (Some("1"), None));
        let row = table.next_row().unwrap().unwrap();
        assert_eq!((row.number, row.widths()), (3, (1, 2)));
        let row = table.next_row().unwrap().unwrap();
        assert_eq!((row.number, row.field("titre")), (4, Some("thé")));
    }

    #[test]
    fn missing_columns_are_told_all_at_once() {
        let table = table(b"id,titre\n").unwrap();
        let missing = table.require(["texte", "id", "date"].into_iter()).unwrap_err();
        assert!(matches!(missing, Unreadable::MissingColumns(all) if all == ["date", "texte"]));
    }

    #[test]
    fn what_is_no_table_is_told() {
        assert!(matches!(table(b""), Err(Unreadable::Empty)));
        assert!(matches!(table(b"id,id\n"), Err(Unreadable::RepeatedColumn(_))));
        assert!(matches!(table(b"id,\xff\xfe\n"), Err(Unreadable::HeaderNotUtf8)));
        let endless = vec![b'a'; 70_000];
        assert!(matches!(table(&endless), Err(Unreadable::HeaderTooLong)));
    }
}
