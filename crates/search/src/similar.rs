//! What is like a text that somebody is writing: has it been done already?

use std::collections::BTreeMap;

use tantivy::query::{
    Bm25StatisticsProvider as _, BooleanQuery, BoostQuery, Occur, Query, TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, TantivyDocument, Term};

use crate::analysis::words;
use crate::examine::examine;
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
        let Told { known, unknown } = telling(like, &statistics, tables.open)?;
        let open: Vec<&Telling> = known.iter().collect();
        // Words that open documents do not have may be those of a document that is kept for some.
        let all: Vec<&Telling> = known.iter().chain(&unknown).take(WORDS_MAX).collect();
        let marked = reader.marked().next().is_some();
        let restricted = marked.then(|| most(tables.restricted, &all)).flatten();
        let sets: Vec<(Occur, Box<dyn Query>)> = [most(tables.open, &open), restricted]
            .into_iter()
            .flatten()
            .map(|set| (Occur::Should, set))
            .collect();
        if sets.is_empty() {
            return Ok(Near { best: Vec::new(), stems: Vec::new() });
        }
        let any: Box<dyn Query> = Box::new(BooleanQuery::new(sets));
        let query =
            BooleanQuery::new(vec![(Occur::Must, any), (Occur::Must, allowed(tables, reader))]);
        let asked = (&Filters::default(), Order::Relevance, like.most + 1);
        let best = examine(searcher, &statistics, &query, asked)?.best;
        Ok(Near { best, stems: all.into_iter().map(|one| one.stem.clone()).collect() })
    }
}

/// The documents of one set of fields that have enough of these words; none when there is no word.
fn most(texts: Texts, words: &[&Telling]) -> Option<Box<dyn Query>> {
    let any: Vec<(Occur, Box<dyn Query>)> =
        words.iter().map(|one| (Occur::Should, word(texts, &one.stem, one.worth))).collect();
    let needed = needed(words.len());
    (!any.is_empty()).then(|| {
        let most = BooleanQuery::with_minimum_required_clauses(any, needed);
        Box::new(most) as Box<dyn Query>
    })
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

fn word(texts: Texts, stem: &str, worth: f32) -> Box<dyn Query> {
    let field = |field, own: f32| {
        let term = TermQuery::new(Term::from_field_text(field, stem), IndexRecordOption::WithFreqs);
        let query: Box<dyn Query> = Box::new(BoostQuery::new(Box::new(term), worth * own));
        (Occur::Should, query)
    };
    let Texts { title, labels, body } = texts;
    Box::new(BooleanQuery::new(vec![field(title, 2.0), field(labels, 1.0), field(body, 1.0)]))
}

/// The words that a text is known by: frequent in it, rare elsewhere.
struct Told {
    /// Those that open documents have, those that tell most first.
    known: Vec<Telling>,
    /// Those that none has.
    unknown: Vec<Telling>,
}

fn telling(
    like: &Likeness<'_>,
    statistics: &Statistics<'_>,
    texts: Texts,
) -> Result<Told, SearchError> {
    let mut weights: BTreeMap<String, f32> = BTreeMap::new();
    for (text, worth) in [(like.title, TITLE_WORTH), (like.text, 1.0)] {
        for word in words(text).into_iter().take(READ_MAX).filter(|word| !word.stop) {
            *weights.entry(word.stem).or_default() += worth;
        }
    }
    let total = statistics.total_num_docs()?;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for (stem, weight) in weights {
        let mut frequency = 0;
        for field in texts.all() {
            frequency = statistics.doc_freq(&Term::from_field_text(field, &stem))?.max(frequency);
        }
        let worth = weight.min(6.0).sqrt();
        let common = total > 1_000 && frequency > total / COMMON;
        if frequency == 0 {
            unknown.push((worth, Telling { stem, worth }));
        } else if !common || weight >= TITLE_WORTH {
            known.push((worth * rarity(total, frequency), Telling { stem, worth }));
        }
    }
    Ok(Told { known: best(known), unknown: best(unknown) })
}

/// Those that tell most, in order.
fn best(mut words: Vec<(f32, Telling)>) -> Vec<Telling> {
    words.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    words.truncate(WORDS_MAX);
    words.into_iter().map(|(_, one)| one).collect()
}

fn rarity(total: u64, frequency: u64) -> f32 {
    let [total, frequency] =
        [total, frequency].map(|count| u16::try_from(count.min(60_000)).map_or(6e4, f32::from));
    (1.0 + total / frequency.max(1.0)).ln()
}
