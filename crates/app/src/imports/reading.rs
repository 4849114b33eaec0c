//! The thread that reads: lines become batches, texts become HTML, nothing waits for the database.

use std::io::Read;

use chrono::NaiveDate;
use domain::poc::QuestionKind;
use domain::text::LongText;
use domain::{FieldCode, FieldError};
use import::{Line, Mapping, Record, Remark, Unreadable};
use persistence::ideas::IdeaHtml;
use persistence::pocs::PocHtml;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::unreadable;
use crate::words::{self, Locale};
use crate::{Failure, rich_text};

/// Lines that are looked up and written together.
pub(super) const BATCH: usize = 400;

/// Lines that are read.
pub(super) type Batch = Vec<Ready>;

/// A line, ready to be written.
#[derive(Debug)]
pub(super) struct Ready {
    pub number: u64,
    pub external_id: String,
    pub content: Result<Content, Vec<FieldError>>,
    pub remarks: Vec<Remark>,
}

/// What a line says, with its texts safe to show.
#[derive(Debug)]
pub(super) struct Content {
    pub record: Record,
    pub html: Html,
    pub fingerprint: Vec<u8>,
}

/// The texts of a record; nothing of it in a dry run.
#[derive(Debug, Default)]
pub(super) struct Html {
    pub idea: IdeaHtml,
    pub poc: PocHtml,
    pub text: Option<String>,
}

/// The batches, as they come.
#[derive(Debug)]
pub(super) struct Batches(Receiver<Result<Batch, Unreadable>>);

/// Starts to read.
pub(super) fn start(
    mapping: Mapping,
    as_of: NaiveDate,
    dry_run: bool,
    file: impl Read + Send + 'static,
) -> Batches {
    // One batch being written, one waiting, one being read: memory does not grow with the file.
    let (to, from) = channel(1);
    tokio::task::spawn_blocking(move || read(&mapping, as_of, dry_run, file, &to));
    Batches(from)
}

impl Batches {
    /// The next batch; nothing at the end.
    pub async fn next(&mut self, locale: Locale) -> Result<Option<Batch>, Failure> {
        match self.0.recv().await {
            None => Ok(None),
            Some(Ok(batch)) => Ok(Some(batch)),
            Some(Err(error)) => Err(told(error, locale)),
        }
    }
}

fn read(
    mapping: &Mapping,
    as_of: NaiveDate,
    dry_run: bool,
    file: impl Read,
    to: &Sender<Result<Batch, Unreadable>>,
) {
    let lines = match import::open(mapping, as_of, file) {
        Ok(lines) => lines,
        // Nobody listens any more when the import was given up.
        Err(error) => return drop(to.blocking_send(Err(error))),
    };
    let mut batch = Vec::with_capacity(BATCH);
    for line in lines {
        match line {
            Ok(line) => batch.push(ready(line, dry_run)),
            Err(error) => return drop(to.blocking_send(Err(error))),
        }
        if batch.len() == BATCH && to.blocking_send(Ok(std::mem::take(&mut batch))).is_err() {
            return;
        }
    }
    if !batch.is_empty() {
        drop(to.blocking_send(Ok(batch)));
    }
}

fn ready(line: Line, dry_run: bool) -> Ready {
    let Line { number, external_id, content, remarks } = line;
    let content = content.map(|taken| {
        let html = if dry_run { Html::default() } else { html(&taken.record) };
        Content { record: taken.record, html, fingerprint: taken.fingerprint.to_vec() }
    });
    Ready { number, external_id, content, remarks }
}

fn html(record: &Record) -> Html {
    let mut html = Html::default();
    let shown = |text: Option<&str>| text.map(rich_text::to_html);
    match record {
        Record::Idea(idea) => {
            html.idea.problem = shown(idea.problem.as_ref().map(LongText::as_str));
            html.idea.proposal = shown(idea.proposal.as_ref().map(LongText::as_str));
        }
        Record::Comment(comment) => html.text = shown(Some(comment.body.as_str())),
        Record::Poc(poc) => {
            html.poc.description = shown(poc.description.as_ref().map(LongText::as_str));
            let in_words =
                poc.answers.iter().filter(|(asked, _)| asked.kind() == QuestionKind::Words);
            html.poc.answers =
                in_words.map(|(asked, text)| (*asked, rich_text::to_html(text.as_str()))).collect();
        }
        Record::Challenge(challenge) => {
            html.text = shown(challenge.description.as_ref().map(LongText::as_str));
        }
        // The texts of a practice are made safe when it is read.
        Record::Account(_) | Record::Practice(_) => {}
    }
    html
}

fn told(error: Unreadable, locale: Locale) -> Failure {
    match error {
        Unreadable::Empty => unreadable(locale, "unreadable-empty", &[]),
        Unreadable::HeaderNotUtf8 => unreadable(locale, "unreadable-header-not-utf8", &[]),
        Unreadable::HeaderTooLong => unreadable(locale, "unreadable-header-too-long", &[]),
        Unreadable::RepeatedColumn(column) => {
            unreadable(locale, "unreadable-repeated-column", &[("column", column)])
        }
        Unreadable::Io(_) => unreadable(locale, "unreadable-cut-short", &[]),
        Unreadable::MissingColumns(columns) => {
            let values = [("columns", columns.join(", "))];
            let words = words::say_with(locale, "unreadable-missing-columns", &values);
            let missing =
                |column: String| FieldError::new(format!("/{column}"), FieldCode::Required);
            Failure::ImportUnreadable { words, errors: columns.into_iter().map(missing).collect() }
        }
    }
}
