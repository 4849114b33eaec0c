//! Exporting exactly the list of ideas that one looks at: a table, a spreadsheet, or one JSON object a line.

use std::fs::File;
use std::io::{self, Read as _};

use actix_web::http::header::{ContentDisposition, DispositionParam, DispositionType};
use actix_web::web::{Bytes, block};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use api_types::export::TableFormat;
use api_types::idea::{AuthorKind, IdeaQuery, IdeaSummary};
use app::ideas::{self, IdeaSearch};
use app::sheets::{Cell, Column, Sheet};
use app::tables::{First, Lines};
use app::words::{Locale, say};
use app::{App, Failure};
use domain::access::{Actor, Permission};
use domain::reference::{ReferenceBook, ReferenceList};
use futures_util::stream::try_unfold;
use persistence::Cursor;

use crate::ideas::search_of;
use crate::prelude::*;
use crate::problems::locale_of;
use crate::views;

/// Ideas that are read, and sent, at a time.
const BATCH: u16 = 100;

/// Bytes of a file that are read, and sent, at a time.
const PART: usize = 64 * 1024;

/// The columns, and how wide each is in a spreadsheet.
const COLUMNS: [(&str, u16); 11] = [
    ("reference", 18),
    ("title", 60),
    ("status", 24),
    ("domain", 28),
    ("subcategory", 28),
    ("author", 26),
    ("organisation", 26),
    ("challenge", 40),
    ("deposited", 14),
    ("votes", 12),
    ("comments", 16),
];

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(export_ideas);
}

/// Export exactly this list of ideas.
///
/// The criteria and the order of `GET /ideas`; `limit` and `cursor` are not looked at: every idea of the list is
/// sent. `csv` opens in a French spreadsheet (UTF-8 with its mark, semicolons, no formula) and is sent while it is
/// read, as `ndjson` is, one JSON object a line; `xlsx` is a spreadsheet with days and numbers that are days and
/// numbers, a head that stays in sight and filters, and no formula. An anonymous idea names nobody here either.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    params(("format" = TableFormat, Path), IdeaQuery),
    responses((status = OK, content(
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/x-ndjson"),
    ))))]
#[get("/idea-exports/{format}")]
async fn export_ideas(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    query: Params<IdeaQuery>,
    format: Path<TableFormat>,
) -> Answer<HttpResponse> {
    caller.require(Permission::ReadIdeas).map_err(Failure::from)?;
    let name = format!("ozeli-d-idees-{}.{}", app.now().date_naive(), format.code());
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    let export = Export {
        app: app.get_ref().clone(),
        reader: Actor::clone(&caller),
        query: query.0,
        format: *format,
        locale: locale_of(&request),
    };
    let mut answer = HttpResponse::Ok();
    answer.content_type(format.media_type()).insert_header(disposition);
    Ok(match *format {
        TableFormat::Xlsx => sent(&mut answer, export.sheet().await?),
        TableFormat::Csv | TableFormat::Ndjson => {
            let parts = try_unfold((export, Next::First), |(export, next)| async move {
                let some = export.some(next).await?;
                Ok::<_, Failure>(some.map(|(bytes, next)| (bytes, (export, next))))
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

/// How far an export has come.
enum Next {
    First,
    After(Cursor),
    Done,
}

struct Export {
    app: App,
    reader: Actor,
    query: IdeaQuery,
    format: TableFormat,
    locale: Locale,
}

impl Export {
    /// Some ideas, and where to go on from.
    async fn rows(&self, next: Next) -> Result<Option<(Vec<IdeaSummary>, Next)>, Failure> {
        let after = match next {
            Next::First => None,
            Next::After(cursor) => Some(cursor),
            Next::Done => return Ok(None),
        };
        let search = IdeaSearch { total: false, ..search_of(&self.query) };
        let page = (BATCH, after.as_ref());
        let (slice, _) = ideas::list(&self.app, &self.reader, search, page).await?;
        let tree = self.app.directory.organisations();
        let rows =
            slice.rows.into_iter().map(|row| views::ideas::summary(row, &self.reader, &tree));
        Ok(Some((rows.collect(), slice.next.map_or(Next::Done, Next::After))))
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

    fn table(&self, rows: &[IdeaSummary], first: First) -> Vec<u8> {
        let book = self.app.directory.references();
        let mut lines = Lines::begin(first);
        if first == First::OfTheFile {
            lines.add(&COLUMNS.map(|(column, _)| self.head(column)));
        }
        for row in rows {
            lines.add(&self.cells(row, &book).map(Cell::into_words));
        }
        lines.into_bytes()
    }

    /// The whole list in a spreadsheet, in a temporary file.
    async fn sheet(&self) -> Result<File, Failure> {
        let columns = COLUMNS.map(|(column, width)| Column { name: self.head(column), width });
        let mut sheet = Sheet::begin(&say(self.locale, "export-ideas"), &columns)?;
        let book = self.app.directory.references();
        let mut next = Next::First;
        while let Some((rows, following)) = self.rows(next).await? {
            for row in &rows {
                sheet.add(&self.cells(row, &book))?;
            }
            next = following;
        }
        // Compressed away from the thread that answers others.
        block(move || sheet.finish()).await.map_err(|_| Failure::Key("the pool is closed"))?
    }

    fn head(&self, column: &str) -> String {
        say(self.locale, &format!("export-idea-{column}"))
    }

    fn label(&self, book: &ReferenceBook, list: ReferenceList, code: &str) -> Cell {
        let found = book.find(list, code).map(|item| match self.locale {
            Locale::Fr => item.label_fr.clone(),
            Locale::En => item.label_en.clone(),
        });
        Cell::Words(found.unwrap_or_else(|| code.to_owned()))
    }

    fn cells(&self, row: &IdeaSummary, book: &ReferenceBook) -> [Cell; COLUMNS.len()] {
        let author = match row.author.kind {
            AuthorKind::Anonymous => say(self.locale, "export-idea-masked"),
            AuthorKind::Named | AuthorKind::Unknown => {
                row.author.person.as_ref().map(|one| one.name.clone()).unwrap_or_default()
            }
        };
        let body = row.organisation.as_ref().map(|body| body.name.clone());
        let challenge = row.challenge.as_ref().map(|one| one.title.clone());
        [
            Cell::Words(row.reference.clone()),
            Cell::Words(row.title.clone()),
            Cell::Words(say(self.locale, &format!("export-status-{}", row.status))),
            self.label(book, ReferenceList::Domain, row.domain.as_str()),
            self.label(book, ReferenceList::Subcategory, row.subcategory.as_str()),
            Cell::Words(author),
            Cell::Words(body.unwrap_or_default()),
            Cell::Words(challenge.unwrap_or_default()),
            Cell::Day(row.deposited_on),
            Cell::Number(row.votes),
            Cell::Number(row.comments),
        ]
    }
}

fn lines(rows: &[IdeaSummary]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for row in rows {
        // A view is made of strings, numbers and lists: it is always JSON.
        if serde_json::to_writer(&mut bytes, row).is_ok() {
            bytes.push(b'\n');
        }
    }
    bytes
}
