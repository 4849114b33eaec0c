//! Exporting exactly the list of ideas that one looks at: a table, or one JSON object a line.

use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::http::header::{ContentDisposition, DispositionParam, DispositionType};
use actix_web::web::Bytes;
use api_types::export::TableFormat;
use api_types::idea::{AuthorKind, IdeaQuery, IdeaSummary};
use app::ideas::{self, IdeaSearch};
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

const COLUMNS: [&str; 11] = [
    "reference",
    "title",
    "status",
    "domain",
    "subcategory",
    "author",
    "organisation",
    "challenge",
    "deposited",
    "votes",
    "comments",
];

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(export_ideas);
}

/// Export exactly this list of ideas.
///
/// The criteria and the order of `GET /ideas`; `limit` and `cursor` are not looked at: every idea of the list is
/// sent, while it is read. `csv` opens in a French spreadsheet (UTF-8 with its mark, semicolons, no formula); `ndjson`
/// is one JSON object a line. An anonymous idea names nobody here either.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    params(("format" = TableFormat, Path), IdeaQuery),
    responses((status = OK, body = String, content_type = "text/csv")))]
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
    let parts = try_unfold((export, Next::First), |(export, next)| async move {
        let some = export.some(next).await?;
        Ok::<_, Failure>(some.map(|(bytes, next)| (bytes, (export, next))))
    });
    Ok(HttpResponse::Ok()
        .content_type(format.media_type())
        .insert_header(disposition)
        .streaming(parts))
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
    async fn some(&self, next: Next) -> Result<Option<(Bytes, Next)>, Failure> {
        let (after, first) = match next {
            Next::First => (None, First::OfTheFile),
            Next::After(cursor) => (Some(cursor), First::AfterOthers),
            Next::Done => return Ok(None),
        };
        let search = IdeaSearch { total: false, ..search_of(&self.query) };
        let page = (BATCH, after.as_ref());
        let (slice, _) = ideas::list(&self.app, &self.reader, search, page).await?;
        let tree = self.app.directory.organisations();
        let rows: Vec<IdeaSummary> = slice
            .rows
            .into_iter()
            .map(|row| views::ideas::summary(row, &self.reader, &tree))
            .collect();
        let bytes = match self.format {
            TableFormat::Csv => self.table(&rows, first),
            TableFormat::Ndjson => lines(&rows),
        };
        let next = slice.next.map_or(Next::Done, Next::After);
        Ok(Some((Bytes::from(bytes), next)))
    }

    fn table(&self, rows: &[IdeaSummary], first: First) -> Vec<u8> {
        let book = self.app.directory.references();
        let mut lines = Lines::begin(first);
        if first == First::OfTheFile {
            let head = COLUMNS.map(|column| say(self.locale, &format!("export-idea-{column}")));
            lines.add(&head);
        }
        for row in rows {
            lines.add(&self.cells(row, &book));
        }
        lines.into_bytes()
    }

    fn cells(&self, row: &IdeaSummary, book: &ReferenceBook) -> [String; COLUMNS.len()] {
        let label = |list, code: &str| {
            let found = book.find(list, code);
            found.map_or_else(
                || code.to_owned(),
                |item| match self.locale {
                    Locale::Fr => item.label_fr.clone(),
                    Locale::En => item.label_en.clone(),
                },
            )
        };
        let author = match row.author.kind {
            AuthorKind::Anonymous => say(self.locale, "export-idea-masked"),
            AuthorKind::Named | AuthorKind::Unknown => {
                row.author.person.as_ref().map(|one| one.name.clone()).unwrap_or_default()
            }
        };
        let body = row.organisation.as_ref().map(|body| body.name.clone());
        let challenge = row.challenge.as_ref().map(|one| one.title.clone());
        [
            row.reference.clone(),
            row.title.clone(),
            say(self.locale, &format!("export-status-{}", row.status)),
            label(ReferenceList::Domain, row.domain.as_str()),
            label(ReferenceList::Subcategory, row.subcategory.as_str()),
            author,
            body.unwrap_or_default(),
            challenge.unwrap_or_default(),
            row.deposited_on.to_string(),
            row.votes.to_string(),
            row.comments.to_string(),
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
