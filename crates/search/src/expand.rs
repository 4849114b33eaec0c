//! The words that documents have: those that begin as the last one does, those that a misspelt one may be.
//!
//! Read from the dictionaries of what the reader may find; a word that only documents beyond their rights have is
//! never offered.

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy::query::{BooleanQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, TERMINATED, Term};
use tantivy_fst::Automaton;

use crate::analysis::EXACT;
use crate::query::allowed;
use crate::tables::{Tables, Texts};
use crate::{Reader, SearchError};

/// Words looked at when one is unfinished.
const READ_MAX: usize = 512;
/// Words that an unfinished one may be.
const BEGINNINGS: usize = 16;
/// Words that a misspelt one may be.
const CORRECTIONS: usize = 3;
/// Shortest beginning that is completed, in characters.
const BEGINNING_MIN: usize = 2;

/// A word of some document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expansion {
    /// The word, folded.
    pub(crate) word: String,
    /// How far it is from what was typed.
    pub(crate) distance: u8,
    /// How many times documents have it, roughly.
    pub(crate) frequency: u64,
}

/// The words of what a reader may find.
pub(crate) struct Dictionary<'a> {
    pub(crate) searcher: &'a Searcher,
    pub(crate) tables: &'a Tables,
    pub(crate) reader: &'a Reader,
}

impl Dictionary<'_> {
    /// The sets of fields that hold what the reader may find.
    pub(crate) fn texts(&self) -> Vec<Texts> {
        let Tables { open, restricted, .. } = self.tables;
        let marked = self.reader.marked().next().is_some();
        std::iter::once(*open).chain(marked.then_some(*restricted)).collect()
    }

    fn fields(&self) -> Vec<Field> {
        self.texts().into_iter().flat_map(Texts::all).collect()
    }

    /// How frequent a word is, as far as the reader may know: documents that are not theirs lend it no weight.
    fn frequency(&self, field: Field, documents: u32) -> u64 {
        let known = self.tables.open.all().contains(&field) && !self.reader.is_narrow();
        if known { u64::from(documents) } else { 0 }
    }

    /// Whether some document that the reader may find has this form.
    pub(crate) fn has(&self, form: &str) -> Result<bool, SearchError> {
        for field in self.fields() {
            let term = Term::from_field_text(field, form);
            if self.searcher.doc_freq(&term)? > 0 && self.is_readable(&term)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether one of the documents that have this term may be found by the reader: deleted ones may not.
    fn is_readable(&self, term: &Term) -> Result<bool, SearchError> {
        let has = TermQuery::new(term.clone(), IndexRecordOption::Basic);
        let both: Vec<(Occur, Box<dyn Query>)> =
            vec![(Occur::Must, Box::new(has)), (Occur::Must, allowed(self.tables, self.reader))];
        let scoring = EnableScoring::disabled_from_searcher(self.searcher);
        let weight = BooleanQuery::new(both).weight(scoring)?;
        for segment in self.searcher.segment_readers() {
            let mut documents = weight.scorer(segment, 1.0)?;
            while documents.doc() != TERMINATED {
                if !segment.is_deleted(documents.doc()) {
                    return Ok(true);
                }
                documents.advance();
            }
        }
        Ok(false)
    }

    /// The most frequent words that begin so.
    pub(crate) fn beginning_with(&self, beginning: &str) -> Result<Vec<Expansion>, SearchError> {
        if beginning.chars().count() < BEGINNING_MIN {
            return Ok(Vec::new());
        }
        let from = format!("{EXACT}{beginning}");
        let mut to = from.clone();
        to.push(char::MAX);
        let mut found = Vec::new();
        for field in self.fields() {
            for segment in self.searcher.segment_readers() {
                let inverted = segment.inverted_index(field)?;
                let range = inverted.terms().range().ge(from.as_bytes()).lt(to.as_bytes());
                let mut stream = range.into_stream()?;
                let mut read = 0;
                while let Some((term, info)) = stream.next() {
                    merge(&mut found, term, 0, self.frequency(field, info.doc_freq));
                    read += 1;
                    if read == READ_MAX {
                        break;
                    }
                }
            }
        }
        found.retain(|one| one.word != beginning);
        self.best(found, BEGINNINGS)
    }

    /// The words that are nearest to a misspelt one.
    pub(crate) fn close_to(&self, word: &str) -> Result<Vec<Expansion>, SearchError> {
        let distance = match word.chars().count() {
            0..=3 => return Ok(Vec::new()),
            4..=7 => 1,
            _ => 2,
        };
        let builder = LevenshteinAutomatonBuilder::new(distance, true);
        let automaton = Near(builder.build_dfa(&format!("{EXACT}{word}")));
        let mut found = Vec::new();
        for field in self.fields() {
            for segment in self.searcher.segment_readers() {
                let inverted = segment.inverted_index(field)?;
                let mut stream = inverted.terms().search(&automaton).into_stream()?;
                while let Some((term, info)) = stream.next() {
                    let far = automaton.distance(term);
                    merge(&mut found, term, far, self.frequency(field, info.doc_freq));
                }
            }
        }
        self.best(found, CORRECTIONS)
    }

    /// The nearest, then the most frequent, among those that the reader may meet.
    fn best(&self, mut found: Vec<Expansion>, most: usize) -> Result<Vec<Expansion>, SearchError> {
        found.sort_by(|one, other| {
            let near = one.distance.cmp(&other.distance);
            near.then(other.frequency.cmp(&one.frequency)).then_with(|| one.word.cmp(&other.word))
        });
        let mut best = Vec::new();
        for one in found {
            if best.len() == most {
                break;
            }
            if self.has(&format!("{EXACT}{}", one.word))? {
                best.push(one);
            }
        }
        Ok(best)
    }
}

fn merge(found: &mut Vec<Expansion>, term: &[u8], distance: u8, frequency: u64) {
    let Ok(form) = std::str::from_utf8(term) else { return };
    let Some(word) = form.strip_prefix(EXACT) else { return };
    match found.iter_mut().find(|one| one.word == word) {
        Some(known) => known.frequency += frequency,
        None => found.push(Expansion { word: word.to_owned(), distance, frequency }),
    }
}

/// Words within some distance of one.
struct Near(DFA);

impl Near {
    fn distance(&self, term: &[u8]) -> u8 {
        match self.0.eval(term) {
            Distance::Exact(distance) | Distance::AtLeast(distance) => distance,
        }
    }
}

impl Automaton for &Near {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}
