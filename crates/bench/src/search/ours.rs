//! Our own index, with the counts of every criterion.

use std::path::Path;

use anyhow::Result;
use domain::search::SearchKind;
use search::{
    Audience, Document, Filters, Likeness, Order, Question, Reader, SearchIndex, Section,
    SectionName, Synonyms,
};
use uuid::Uuid;

use super::Engine;
use super::corpus::Item;

/// Documents that are given at once.
const BATCH: usize = 1_000;
const KINDS: [SearchKind; 3] = [SearchKind::Idea, SearchKind::Poc, SearchKind::Practice];
const STATES: [&str; 4] = ["submitted", "selected", "in_progress", "abandoned"];

pub(super) struct Ours {
    index: SearchIndex,
    reader: Reader,
}

impl Ours {
    pub(super) fn new(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let reader = Reader::of(SearchKind::ALL.iter().copied());
        Ok(Self { index: SearchIndex::at(folder), reader })
    }

    /// What is like a text that somebody writes.
    pub(super) fn alike(&self, title: &str, text: &str) -> Result<usize> {
        let like = Likeness { title, text, but: None, most: 5 };
        Ok(self.index.similar(&like, &self.reader)?.len())
    }
}

impl Engine for Ours {
    fn name(&self) -> &'static str {
        "ours, with facets"
    }

    fn fill(&mut self, documents: &mut dyn Iterator<Item = (usize, Item)>) -> Result<()> {
        let mut rebuild = self.index.rebuild(Uuid::new_v4())?;
        let mut batch = Vec::with_capacity(BATCH);
        for (number, item) in documents {
            batch.push(document(number, item)?);
            if batch.len() == BATCH {
                rebuild.add(&batch)?;
                batch.clear();
            }
        }
        rebuild.add(&batch)?;
        Ok(rebuild.finish()?)
    }

    fn ask(&mut self, question: &str, most: usize) -> Result<Vec<usize>> {
        let question = Question {
            words: question,
            filters: &Filters::default(),
            order: Order::Relevance,
            offset: 0,
            limit: most,
            synonyms: &Synonyms::default(),
        };
        let found = self.index.seek(&question, &self.reader)?;
        let number = |hit: search::Hit| Ok(usize::try_from(hit.document.id.as_u128())?);
        found.hits.into_iter().map(number).collect()
    }
}

fn document(number: usize, item: Item) -> Result<Document> {
    let pick = |from: &[&str]| from.get(number % from.len()).map(|one| (*one).to_owned());
    let year = i32::try_from(2016 + number % 10)?;
    Ok(Document {
        kind: KINDS.get(number % KINDS.len()).copied().unwrap_or(SearchKind::Idea),
        id: Uuid::from_u128(u128::try_from(number)?),
        version: 1,
        reference: None,
        title: item.title,
        status: pick(&STATES),
        domain: pick(&["customer_relations", "digital_data", "social_action"]),
        subcategory: pick(&["reception", "phone"]),
        organisation: Some(Uuid::from_u128(u128::try_from(number % 20)?)),
        day: chrono::NaiveDate::from_ymd_opt(year, 6, 1),
        tags: pick(&["Numérique", "Accueil", "Zone rurale"]).into_iter().collect(),
        audience: Audience::default(),
        labels: Vec::new(),
        sections: vec![Section { name: SectionName::Details, text: item.text }],
        stop: None,
        contact: None,
        steps_passed: None,
    })
}
