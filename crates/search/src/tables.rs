//! The fields of the index.
//!
//! Open and restricted documents are written under fields of their own: no statistic, no dictionary and no expansion
//! that a reader meets is then made of documents that are not for everybody.

use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, TantivyDocument};

use crate::SearchError;
use crate::analysis::{French, NAME};
use crate::document::{Audience, Document, SectionName};
use crate::facets::Dimension;
use crate::reader::{marked, open, standing};

/// Raised when what is written changes: an index of another number is made again.
pub(crate) const VERSION: u32 = 7;

/// Longest text of a document that is sought in, in bytes: ten thousand words and more.
const LONGEST: usize = 120_000;

/// The fields that hold the words of some documents.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Texts {
    pub(crate) title: Field,
    pub(crate) labels: Field,
    pub(crate) body: Field,
}

impl Texts {
    pub(crate) const fn all(self) -> [Field; 3] {
        [self.title, self.labels, self.body]
    }
}

/// Every field.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    pub(crate) schema: Schema,
    pub(crate) key: Field,
    pub(crate) audience: Field,
    pub(crate) place: Field,
    pub(crate) open: Texts,
    pub(crate) restricted: Texts,
    pub(crate) day: Field,
    pub(crate) stored: Field,
    facets: [Field; Dimension::ALL.len()],
}

pub(crate) const DAY: &str = "day";

impl Tables {
    pub(crate) fn new() -> Self {
        let mut schema = Schema::builder();
        let whole = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic);
        let whole = TextOptions::default().set_indexing_options(whole);
        let words = TextFieldIndexing::default()
            .set_tokenizer(NAME)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let words = TextOptions::default().set_indexing_options(words);
        let mut texts = |prefix: &str| Texts {
            title: schema.add_text_field(&format!("{prefix}title"), words.clone()),
            labels: schema.add_text_field(&format!("{prefix}labels"), words.clone()),
            body: schema.add_text_field(&format!("{prefix}body"), words.clone()),
        };
        let (open, restricted) = (texts(""), texts("restricted_"));
        let key = schema.add_text_field("key", whole.clone());
        let audience = schema.add_text_field("audience", whole.clone());
        let place = schema.add_text_field("place", whole);
        let column = TextOptions::default().set_fast("raw");
        let facets = Dimension::ALL.map(|one| schema.add_text_field(one.code(), column.clone()));
        let day = schema.add_i64_field(DAY, tantivy::schema::FAST);
        let stored = schema.add_bytes_field("stored", STORED);
        let schema = schema.build();
        Self { schema, key, audience, place, open, restricted, day, stored, facets }
    }

    /// What every index needs before it is used.
    pub(crate) fn prepare(index: &Index) {
        index.tokenizers().register(NAME, French);
    }

    /// A document, as the engine takes it.
    pub(crate) fn write(&self, document: &Document) -> Result<TantivyDocument, SearchError> {
        let mut row = TantivyDocument::new();
        row.add_text(self.key, document.key().to_string());
        let Audience { restricted, marks, spot } = &document.audience;
        for spot in spot.around() {
            row.add_text(self.place, standing(document.kind, spot));
        }
        for mark in marks {
            row.add_text(self.audience, marked(document.kind, mark));
        }
        let texts = if *restricted {
            self.restricted
        } else {
            row.add_text(self.audience, open(document.kind));
            self.open
        };
        row.add_text(texts.title, &document.title);
        for label in document.labels.iter().chain(&document.reference) {
            row.add_text(texts.labels, label);
        }
        for section in &document.sections {
            match section.name {
                SectionName::Title | SectionName::Labels => {
                    row.add_text(texts.labels, &section.text);
                }
                SectionName::Summary
                | SectionName::Problem
                | SectionName::Proposal
                | SectionName::Result
                | SectionName::Lessons
                | SectionName::Details
                | SectionName::Comments => row.add_text(texts.body, cut(&section.text)),
            }
        }
        for (dimension, field) in Dimension::ALL.into_iter().zip(self.facets) {
            for value in dimension.of(document) {
                row.add_text(field, value);
            }
        }
        if let Some(day) = document.day {
            row.add_i64(self.day, i64::from(chrono::Datelike::num_days_from_ce(&day)));
        }
        let stored = serde_json::to_vec(document);
        let stored = stored.map_err(|error| SearchError::Corrupt(error.to_string()))?;
        row.add_bytes(self.stored, &stored);
        Ok(row)
    }

    /// A document, as it was given.
    pub(crate) fn read(&self, row: &TantivyDocument) -> Result<Document, SearchError> {
        use tantivy::schema::Value as _;
        let stored = row.get_first(self.stored).and_then(|value| value.as_bytes());
        let stored = stored.ok_or_else(|| SearchError::Corrupt("no document".to_owned()))?;
        serde_json::from_slice(stored).map_err(|error| SearchError::Corrupt(error.to_string()))
    }
}

fn cut(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}
