//! What was probably written twice: the newest objects of a kind, each beside those that are most like it.

use domain::search::SearchKind;
use tantivy::TantivyDocument;

use crate::seek::Desk;
use crate::{
    Document, Filters, Likeness, Order, Question, Reader, SearchError, SearchIndex, Synonyms,
};

/// Objects that one is compared with: those that are most like it.
const CLOSEST: usize = 3;
/// What another object must say of what one is known by, to be told beside it. Texts told again in other words say
/// more, texts about one subject say less (`tests/relevance.rs` measures both).
const LEAST: f32 = 0.55;

/// Two objects that say nearly the same.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The newer one.
    pub one: Document,
    /// The older one.
    pub other: Document,
    /// How much of what the newer is known by the older says too, from 0 to 1.
    pub likeness: f32,
}

/// What was looked at, and what is alike in it.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    /// The most alike first.
    pub pairs: Vec<Pair>,
    /// How many objects were looked at.
    pub examined: usize,
    /// Whether there are older objects that were not.
    pub more: bool,
}

impl SearchIndex {
    /// The pairs that the newest objects of a kind make with older ones: `limit` objects are looked at, after the
    /// first `offset`. Each pair comes once, with its newer object. Restricted objects make no pair: nothing is
    /// compared with them.
    ///
    /// # Errors
    /// [`SearchError::NotReady`] while the index is being built for the first time.
    pub fn pairs(
        &self,
        kind: SearchKind,
        (offset, limit): (usize, usize),
        reader: &Reader,
    ) -> Result<Pairs, SearchError> {
        let reader = &reader.clone().among(&[kind]);
        if reader.is_nobody() {
            return Ok(Pairs::default());
        }
        let (searcher, tables) = (self.searcher()?, self.tables());
        Desk { searcher: &searcher, tables, reader }.pairs(offset, limit)
    }
}

impl Desk<'_> {
    fn pairs(&self, offset: usize, limit: usize) -> Result<Pairs, SearchError> {
        let (filters, synonyms) = (Filters::default(), Synonyms::default());
        let newest = Question {
            words: "",
            filters: &filters,
            order: Order::Newest,
            offset,
            limit,
            synonyms: &synonyms,
        };
        let found = self.seek(&newest)?;
        let examined = found.hits.len();
        let mut pairs = Vec::new();
        for hit in found.hits.into_iter().filter(|hit| !hit.document.audience.restricted) {
            pairs.extend(self.pairs_of(&hit.document)?);
        }
        pairs.sort_by(|one, other| other.likeness.total_cmp(&one.likeness));
        Ok(Pairs { pairs, examined, more: found.more })
    }

    fn pairs_of(&self, one: &Document) -> Result<Vec<Pair>, SearchError> {
        let text = one.text();
        let like = Likeness { title: &one.title, text: &text, but: None, most: CLOSEST };
        let near = self.near(&like)?.best;
        // Nothing says more of what a text is known by than that text itself.
        let whole = near.first().map_or(0.0, |(score, _)| *score);
        let mut pairs = Vec::new();
        for (score, at) in near {
            let likeness = if whole > 0.0 { score / whole } else { 0.0 };
            if likeness < LEAST {
                break;
            }
            let other = self.tables.read(&self.searcher.doc::<TantivyDocument>(at)?)?;
            if is_older(&other, one) && !other.audience.restricted {
                pairs.push(Pair { one: one.clone(), other, likeness });
            }
        }
        Ok(pairs)
    }
}

/// Whether a document is older than another; of one day, by their identifiers.
fn is_older(other: &Document, one: &Document) -> bool {
    (other.day, other.id) < (one.day, one.id)
}
