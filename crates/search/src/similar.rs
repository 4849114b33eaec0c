//! What is like a text that somebody is writing: has it been done already?

use std::collections::BTreeMap;

use tantivy::query::{
    Bm25StatisticsProvider as _, BooleanQuery, BoostQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, TantivyDocument, Term};

use crate::analysis::words;
use crate::examine::examine;
use crate::expand::Dictionary;
use crate::facets::Filters;
use crate::highlight::highlight;
use crate::query::allowed;
use crate::seek::Desk;
use crate::statistics::Statistics;
use crate::tables::Texts;
use crate::{Hit, Key, Order, Reader, SearchError, SearchIndex};

/// Words that a text is known by.
const WORDS_MAX: usize = 24;
/// Words of a text that are read.
const READ_MAX: usize = 3_000;
/// What a word of the title is worth, beside one of the text.
const TITLE_WORTH: f32 = 2.5;
/// A word that more documents have than one in this many says little.
const COMMON: u64 = 12;

/// What is compared.
#[derive(Clone, Copy, Debug)]
pub struct Likeness<'a> {
    /// The title.
    pub title: &'a str,
    /// Everything else.
    pub text: &'a str,
    /// An object that is not to be found: the text is its own.
    pub but: Option<Key>,
    /// How many are wanted.
    pub most: usize,
}

struct Telling {
    stem: String,
    worth: f32,
}

impl SearchIndex {
    /// The documents that are most like a text, among what this reader may find.
    ///
    /// # Errors
    /// [`SearchError::NotReady`] while the index is being built for the first time.
    pub fn similar(&self, like: &Likeness<'_>, reader: &Reader) -> Result<Vec<Hit>, SearchError> {
        if reader.is_nobody() {
            return Ok(Vec::new());
        }
        let (searcher, tables) = (self.searcher()?, self.tables());
        Desk { searcher: &searcher, tables, reader }.similar(like)
    }
}

/// What is most like a text, the nearest first, and the stems that it is known by.
pub(crate) struct Near {
    pub(crate) best: Vec<(f32, DocAddress)>,
    stems: Vec<String>,
}

impl Desk<'_> {
    fn similar(&self, like: &Likeness<'_>) -> Result<Vec<Hit>, SearchError> {
        let Near { best, stems } = self.near(like)?;
        let forms = stems.iter().map(String::as_str).collect();
        let mut hits = Vec::new();
        for (score, at) in best {
            let document = self.tables.read(&self.searcher.doc::<TantivyDocument>(at)?)?;
            if Some(document.key()) != like.but {
                let highlights = highlight(&document, &forms);
                hits.push(Hit { document, highlights, score });
            }
        }
        hits.truncate(like.most);
        Ok(hits)
    }

    /// One more than is wanted: the text may be that of an object.
    pub(crate) fn near(&self, like: &Likeness<'_>) -> Result<Near, SearchError> {
        let Self { searcher, tables, reader } = self;
        let statistics = Statistics::new(searcher, tables, reader);
        let dictionary = Dictionary { searcher, tables, reader };
        let telling = telling(like, &statistics, &dictionary)?;
        if telling.is_empty() {
            return Ok(Near { best: Vec::new(), stems: Vec::new() });
        }
        let fields = dictionary.texts();
        let word = |one: &Telling| (Occur::Should, word(&fields, &one.stem, one.worth));
        let any = telling.iter().map(word).collect();
        let needed = needed(telling.len());
        let most: Box<dyn Query> =
            Box::new(BooleanQuery::with_minimum_required_clauses(any, needed));
        let query =
            BooleanQuery::new(vec![(Occur::Must, most), (Occur::Must, allowed(tables, reader))]);
        let asked = (&Filters::default(), Order::Relevance, like.most + 1);
        let best = examine(searcher, &statistics, &query, asked)?.best;
        Ok(Near { best, stems: telling.into_iter().map(|one| one.stem).collect() })
    }
}

/// How many of the words that tell are needed: one says little.
const fn needed(words: usize) -> usize {
    match words {
        0..=2 => 1,
        3..=6 => 2,
        7..=14 => 3,
        15.. => 4,
    }
}

fn word(texts: &[Texts], stem: &str, worth: f32) -> Box<dyn Query> {
    let field = |(field, own): (Field, f32)| {
        let term = TermQuery::new(Term::from_field_text(field, stem), IndexRecordOption::WithFreqs);
        let query: Box<dyn Query> = Box::new(BoostQuery::new(Box::new(term), worth * own));
        (Occur::Should, query)
    };
    let fields = texts.iter().flat_map(|texts| texts.all().into_iter().zip([2.0, 1.0, 1.0]));
    Box::new(BooleanQuery::new(fields.map(field).collect()))
}

/// The words that a text is known by: frequent in it, rare elsewhere.
fn telling(
    like: &Likeness<'_>,
    statistics: &Statistics<'_>,
    dictionary: &Dictionary<'_>,
) -> Result<Vec<Telling>, SearchError> {
    let mut weights: BTreeMap<String, f32> = BTreeMap::new();
    for (text, worth) in [(like.title, TITLE_WORTH), (like.text, 1.0)] {
        for word in words(text).into_iter().take(READ_MAX).filter(|word| !word.stop) {
            *weights.entry(word.stem).or_default() += worth;
        }
    }
    let total = statistics.total_num_docs()?;
    let mut telling = Vec::new();
    for (stem, weight) in weights {
        let mut frequency = 0;
        for field in dictionary.tables.open.all() {
            frequency = statistics.doc_freq(&Term::from_field_text(field, &stem))?.max(frequency);
        }
        if frequency == 0 {
            // Only documents that are not for everybody have it, if any has.
            frequency = u64::from(dictionary.has(&stem)?);
        }
        let common = total > 1_000 && frequency > total / COMMON;
        if frequency == 0 || (common && weight < TITLE_WORTH) {
            continue;
        }
        let rarity = rarity(total, frequency);
        let worth = weight.min(6.0).sqrt();
        telling.push((worth * rarity, Telling { stem, worth }));
    }
    telling.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    telling.truncate(WORDS_MAX);
    Ok(telling.into_iter().map(|(_, one)| one).collect())
}

fn rarity(total: u64, frequency: u64) -> f32 {
    let [total, frequency] =
        [total, frequency].map(|count| u16::try_from(count.min(60_000)).map_or(6e4, f32::from));
    (1.0 + total / frequency.max(1.0)).ln()
}
