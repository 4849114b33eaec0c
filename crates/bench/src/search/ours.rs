//! Our index.

use std::path::Path;

use domain::search::SearchKind;
use search::{
    Audience, Document, Filters, Likeness, Order, Question, Reader, SearchIndex, Section,
    SectionName, Synonyms,
};
use uuid::Uuid;

use super::Engine;
use super::corpus::Item;

pub(super) struct Ours {
    index: SearchIndex,
    reader: Reader,
    folder: std::path::PathBuf,
}

impl Ours {
    pub(super) fn over(folder: &Path, items: &[Item]) -> anyhow::Result<Self> {
        let index = SearchIndex::at(folder);
        let mut rebuild = index.rebuild(Uuid::nil())?;
        for (chunk, some) in items.chunks(1_000).enumerate() {
            let documents =
                some.iter().enumerate().map(|(n, item)| document(chunk * 1_000 + n, item));
            rebuild.add(&documents.collect::<Vec<_>>())?;
        }
        rebuild.finish()?;
        Ok(Self::of(index, folder))
    }

    pub(super) fn open(folder: &Path) -> anyhow::Result<Self> {
        let index = SearchIndex::at(folder);
        anyhow::ensure!(index.follower()?.is_some(), "no index in {}", folder.display());
        Ok(Self::of(index, folder))
    }

    fn of(index: SearchIndex, folder: &Path) -> Self {
        let reader = Reader::of(SearchKind::ALL.iter().copied());
        Self { index, reader, folder: folder.to_owned() }
    }

    pub(super) fn similar(&self, title: &str, text: &str) -> anyhow::Result<usize> {
        let like = Likeness { title, text, but: None, most: 5 };
        Ok(self.index.similar(&like, &self.reader)?.len())
    }

    /// What it holds of memory and of disk.
    pub(super) fn weight(&self) -> anyhow::Result<String> {
        let status = std::fs::read_to_string("/proc/self/status")?;
        let anonymous = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
        let mut bytes = 0;
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder)? {
                let entry = entry?;
                if entry.file_type()?.is_dir() {
                    folders.push(entry.path());
                } else {
                    bytes += entry.metadata()?.len();
                }
            }
        }
        let anonymous = anonymous.unwrap_or_default().trim().to_owned();
        Ok(format!("{anonymous} anonymous in this process, {} MiB on disk | | |", bytes >> 20))
    }
}

impl Engine for Ours {
    fn name(&self) -> &'static str {
        "ours, with facets and excerpts"
    }

    fn ask(&mut self, words: &str) -> anyhow::Result<Vec<usize>> {
        let (filters, synonyms) = (Filters::default(), Synonyms::default());
        let order = Order::Relevance;
        let question =
            Question { words, filters: &filters, order, offset: 0, limit: 20, synonyms: &synonyms };
        let found = self.index.seek(&question, &self.reader)?;
        let place = |hit: search::Hit| usize::try_from(hit.document.id.as_u128()).ok();
        Ok(found.hits.into_iter().filter_map(place).collect())
    }
}

fn document(number: usize, item: &Item) -> Document {
    let kinds = [SearchKind::Idea, SearchKind::Poc, SearchKind::Practice];
    Document {
        kind: kinds[number % kinds.len()],
        id: Uuid::from_u128(u128::try_from(number).unwrap_or_default()),
        version: 1,
        reference: Some(item.id.clone()),
        title: item.title.clone(),
        status: Some(["submitted", "selected", "abandoned"][number % 3].to_owned()),
        domain: Some(["retirement", "social_action", "it", "hr"][number % 4].to_owned()),
        organisation: Some(Uuid::from_u128(u128::try_from(number % 20).unwrap_or_default())),
        day: chrono::NaiveDate::from_num_days_from_ce_opt(
            738_000 + i32::try_from(number % 2_000).unwrap_or(0),
        ),
        tags: Vec::new(),
        audience: Audience::Open,
        labels: Vec::new(),
        sections: vec![Section { name: SectionName::Details, text: item.text.clone() }],
        stop: None,
        contact: None,
        steps_passed: None,
    }
}
