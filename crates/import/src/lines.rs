//! A file, line by line.

use std::collections::HashSet;
use std::io::Read;

use chrono::NaiveDate;
use domain::{FieldCode, FieldError};

use crate::mapping::Mapping;
use crate::reading::Reading;
use crate::record::Record;
use crate::remark::Remark;
use crate::table::{Row, Table, Unreadable};
use crate::{account, challenge, comment, fingerprint, idea, poc, practice};

/// A line that was read.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number as a spreadsheet shows it, the header being 1.
    pub number: u64,
    /// Its identifier in the other tool; blank when it has none.
    pub external_id: String,
    /// What it says, or every reason why it is refused; pointers name columns.
    pub content: Result<Taken, Vec<FieldError>>,
    /// What was mended on the way.
    pub remarks: Vec<Remark>,
}

/// A line that can be taken.
#[derive(Clone, Debug)]
pub struct Taken {
    /// What it says.
    pub record: Record,
    /// The same, as one number.
    pub fingerprint: [u8; 32],
}

/// The lines of a file, read as they are asked for.
#[derive(Debug)]
pub struct Lines<'m, R> {
    table: Table<R>,
    mapping: &'m Mapping,
    columns: Vec<&'m str>,
    as_of: NaiveDate,
    seen: HashSet<String>,
    ended: bool,
}

/// Opens a file: its header must have every column that the mapping names, but those that it says may be absent.
///
/// `as_of` is the day of the import: a phase that starts later has not begun.
///
/// # Errors
/// [`Unreadable`].
pub fn open<R: Read>(
    mapping: &Mapping,
    as_of: NaiveDate,
    file: R,
) -> Result<Lines<'_, R>, Unreadable> {
    let table = Table::open(file)?;
    let columns = mapping.columns();
    let needed = columns.iter().filter(|column| !column.may_be_absent);
    table.require(needed.map(|column| column.name))?;
    let names = columns.into_iter().map(|column| column.name);
    let columns: Vec<&str> = names.filter(|name| table.has(name)).collect();
    Ok(Lines { table, mapping, columns, as_of, seen: HashSet::new(), ended: false })
}

impl<R: Read> Iterator for Lines<'_, R> {
    type Item = Result<Line, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let Self { table, mapping, columns, as_of, seen, ended } = self;
        match table.next_row() {
            Ok(Some(row)) => Some(Ok(read(&row, mapping, columns, *as_of, seen))),
            Ok(None) => None,
            Err(error) => {
                *ended = true;
                Some(Err(error))
            }
        }
    }
}

fn read(
    row: &Row<'_>,
    mapping: &Mapping,
    columns: &[&str],
    as_of: NaiveDate,
    seen: &mut HashSet<String>,
) -> Line {
    let mut from = Reading::new(row);
    let column = external_id(mapping);
    if !from.is_whole() {
        let (errors, remarks) = from.finish();
        let external_id = row.field(column).unwrap_or_default().trim().chars().take(200).collect();
        return Line { number: row.number, external_id, content: Err(errors), remarks };
    }
    from.check_bytes_of(columns);
    let external_id = from.external_id(column);
    if let Some(id) = &external_id
        && !seen.insert(id.clone())
    {
        from.refuse(column, FieldCode::Duplicate);
    }
    let record = match mapping {
        Mapping::Ideas(mapping) => idea::read(&mut from, mapping).map(Box::new).map(Record::Idea),
        Mapping::Comments(mapping) => {
            comment::read(&mut from, mapping).map(Box::new).map(Record::Comment)
        }
        Mapping::Pocs(mapping) => {
            poc::read(&mut from, mapping, as_of).map(Box::new).map(Record::Poc)
        }
        Mapping::Challenges(mapping) => {
            challenge::read(&mut from, mapping).map(Box::new).map(Record::Challenge)
        }
        Mapping::Accounts(mapping) => {
            account::read(&mut from, mapping).map(Box::new).map(Record::Account)
        }
        Mapping::Practices(mapping) => {
            practice::read(&mut from, mapping, as_of).map(Box::new).map(Record::Practice)
        }
    };
    let (errors, remarks) = from.finish();
    let content = match record {
        Some(record) if errors.is_empty() => {
            let fingerprint = fingerprint::of(&record);
            Ok(Taken { record, fingerprint })
        }
        _ => Err(errors),
    };
    Line { number: row.number, external_id: external_id.unwrap_or_default(), content, remarks }
}

fn external_id(mapping: &Mapping) -> &str {
    match mapping {
        Mapping::Ideas(mapping) => &mapping.external_id,
        Mapping::Comments(mapping) => &mapping.external_id,
        Mapping::Pocs(mapping) => &mapping.external_id,
        Mapping::Challenges(mapping) => &mapping.external_id,
        Mapping::Accounts(mapping) => &mapping.external_id,
        Mapping::Practices(mapping) => &mapping.external_id,
    }
}
