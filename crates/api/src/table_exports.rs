//! Lists that people take away as they look at them: what a list of any kind shares, whatever its format.
//!
//! A list says what a line of it is and gives its pages; the file is written here, and nowhere else.

use std::fs::File;
use std::io::{self, Read as _};
use std::sync::Arc;

use actix_web::http::header::{ContentDisposition, DispositionParam, DispositionType};
use actix_web::web::{Bytes, block};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use api_types::export::TableFormat;
use app::sheets::{Cell, Column, Sheet};
use app::words::{Locale, say};
use app::{App, Failure};
use domain::reference::{ReferenceBook, ReferenceList};
use domain::tables::{First, Lines};
use futures_util::stream::try_unfold;
use persistence::Cursor;
use serde::Serialize;

use crate::prelude::*;
use crate::problems::locale_of;
use crate::words::label;

/// Lines that are read, and sent, at a time.
const BATCH: u16 = 100;

/// Bytes of a file that are read, and sent, at a time.
const PART: usize = 64 * 1024;

/// A column: the key of its head, how wide it is in a spreadsheet, and what it says of a line.
pub(crate) struct TakenColumn<R> {
    pub(crate) head: &'static str,
    pub(crate) width: u16,
    pub(crate) cell: fn(&R, &Words) -> Cell,
}

/// What a file says things in.
pub(crate) struct Words {
    locale: Locale,
    book: Arc<ReferenceBook>,
}

impl Words {
    /// Words of the catalogue.
    pub(crate) fn say(&self, key: &str) -> Cell {
        Cell::Words(say(self.locale, key))
    }

    /// Words that administrators keep in both languages.
    pub(crate) fn either(&self, french: &str, english: &str) -> Cell {
        match self.locale {
            Locale::Fr => words(french),
            Locale::En => words(english),
        }
    }

    /// A vocabulary's word, for a code that may be absent.
    pub(crate) fn code(&self, prefix: &str, code: Option<&str>) -> Cell {
        code.map_or_else(blank, |code| self.say(&format!("{prefix}-{code}")))
    }

    /// Several of them, in one cell.
    pub(crate) fn codes<'a>(&self, prefix: &str, codes: impl Iterator<Item = &'a str>) -> Cell {
        let said = codes.map(|code| say(self.locale, &format!("{prefix}-{code}")));
        Cell::Words(said.collect::<Vec<_>>().join(", "))
    }

    /// What a list calls a value; the value itself when the list no longer knows it.
    pub(crate) fn label(&self, list: ReferenceList, code: &str) -> Cell {
        Cell::Words(label(self.locale, &self.book, (list, code)))
    }
}

/// A text, copied.
pub(crate) fn words(text: &str) -> Cell {
    Cell::Words(text.to_owned())
}

/// Nothing to say.
pub(crate) const fn blank() -> Cell {
    Cell::Words(String::new())
}

/// A list that people take away.
pub(crate) trait TakenAway: Sized + 'static {
    /// A line: what the list itself answers.
    type Row: Serialize + 'static;
    /// What its file is called.
    const FILE: &'static str;
    /// The key of what its sheet is called.
    const SHEET: &'static str;
    /// Its columns, in order.
    const COLUMNS: &'static [TakenColumn<Self::Row>];

    /// A page of it, and where the next one begins: those that the list itself answers to whoever asks.
    async fn page(
        &self,
        app: &App,
        page: (u16, Option<&Cursor>),
    ) -> Result<(Vec<Self::Row>, Option<Cursor>), Failure>;
}

/// The whole list, in this format. Whoever calls this has asked whether it is allowed.
pub(crate) async fn take_away<L: TakenAway>(
    app: &App,
    request: &HttpRequest,
    (list, format): (L, TableFormat),
) -> Answer<HttpResponse> {
    let name = format!("{}-{}.{}", L::FILE, app.now().date_naive(), format.code());
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    let words = Words { locale: locale_of(request), book: app.directory.references() };
    let taking = Taking { app: app.clone(), list, format, words };
    let mut answer = HttpResponse::Ok();
    answer.content_type(format.media_type()).insert_header(disposition);
    Ok(match format {
        TableFormat::Xlsx => sent(&mut answer, taking.sheet().await?),
        TableFormat::Csv | TableFormat::Ndjson => {
            let parts = try_unfold((taking, Next::First), |(taking, next)| async move {
                let some = taking.some(next).await?;
                Ok::<_, Failure>(some.map(|(bytes, next)| (bytes, (taking, next))))
            });
            answer.streaming(parts)
        }
    })
}

/// A file, part by part.
pub(crate) fn sent(answer: &mut HttpResponseBuilder, file: File) -> HttpResponse {
    let parts = try_unfold(file, |mut file| async move {
        let read = block(move || {
            let mut part = vec![0; PART];
            let read = file.read(&mut part)?;
            part.truncate(read);
            Ok::<_, io::Error>((part, file))
        });
        let (part, file) = read.await.map_err(io::Error::other)??;
        Ok::<_, io::Error>((!part.is_empty()).then(|| (Bytes::from(part), file)))
    });
    answer.streaming(parts)
}

/// How far one has come.
enum Next {
    First,
    After(Cursor),
    Done,
}

struct Taking<L> {
    app: App,
    list: L,
    format: TableFormat,
    words: Words,
}

impl<L: TakenAway> Taking<L> {
    /// Some lines, and where to go on from.
    async fn rows(&self, next: Next) -> Result<Option<(Vec<L::Row>, Next)>, Failure> {
        let after = match next {
            Next::First => None,
            Next::After(cursor) => Some(cursor),
            Next::Done => return Ok(None),
        };
        let (rows, next) = self.list.page(&self.app, (BATCH, after.as_ref())).await?;
        Ok(Some((rows, next.map_or(Next::Done, Next::After))))
    }

    /// Some lines of a text.
    async fn some(&self, next: Next) -> Result<Option<(Bytes, Next)>, Failure> {
        let first = match next {
            Next::First => First::OfTheFile,
            Next::After(_) | Next::Done => First::AfterOthers,
        };
        let some = self.rows(next).await?;
        Ok(some.map(|(rows, next)| {
            let bytes = match self.format {
                TableFormat::Csv | TableFormat::Xlsx => self.table(&rows, first),
                TableFormat::Ndjson => lines(&rows),
            };
            (Bytes::from(bytes), next)
        }))
    }

    fn table(&self, rows: &[L::Row], first: First) -> Vec<u8> {
        let mut lines = Lines::begin(first);
        if first == First::OfTheFile {
            let heads = L::COLUMNS.iter().map(|column| say(self.words.locale, column.head));
            lines.add(heads);
        }
        for row in rows {
            let cells = self.cells(row).into_iter().map(Cell::into_words);
            lines.add(cells);
        }
        lines.into_bytes()
    }

    /// The whole list in a spreadsheet, in a temporary file.
    async fn sheet(&self) -> Result<File, Failure> {
        let column = |column: &TakenColumn<L::Row>| Column {
            name: say(self.words.locale, column.head),
            width: column.width,
        };
        let columns: Vec<Column> = L::COLUMNS.iter().map(column).collect();
        let mut sheet = Sheet::begin(&say(self.words.locale, L::SHEET), &columns)?;
        let mut next = Next::First;
        while let Some((rows, following)) = self.rows(next).await? {
            for row in &rows {
                sheet.add(&self.cells(row))?;
            }
            next = following;
        }
        // Compressed away from the thread that answers others.
        block(move || sheet.finish()).await.map_err(|_| Failure::Key("the pool is closed"))?
    }

    fn cells(&self, row: &L::Row) -> Vec<Cell> {
        L::COLUMNS.iter().map(|column| (column.cell)(row, &self.words)).collect()
    }
}

fn lines<R: Serialize>(rows: &[R]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for row in rows {
        // A view is made of strings, numbers and lists: it is always JSON.
        if serde_json::to_writer(&mut bytes, row).is_ok() {
            bytes.push(b'\n');
        }
    }
    bytes
}
