//! Seeking: from a question to a page of results, with the counts of each criterion.

use domain::text::fold;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, TantivyDocument, Term};

use crate::examine::{Examined, examine};
use crate::expand::Dictionary;
use crate::facets::{Facets, Filters, sorted};
use crate::highlight::{Highlight, as_written, highlight};
use crate::query::{Plan, Rigour, Typed, allowed, build};
use crate::statistics::Statistics;
use crate::tables::Tables;
use crate::{Document, Key, Reader, SearchError, SearchIndex, Synonyms};

/// When fewer documents have everything that is sought, those that have the better part of it are shown after them.
const FEW: u64 = 10;

/// In which order results come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The best first.
    #[default]
    Relevance,
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// What the person typed; nothing browses everything.
    pub words: &'a str,
    /// Criteria.
    pub filters: &'a Filters,
    /// The order.
    pub order: Order,
    /// Results before the page.
    pub offset: usize,
    /// Results of the page.
    pub limit: usize,
    /// Expressions that mean the same.
    pub synonyms: &'a Synonyms,
}

/// A result.
#[derive(Clone, Debug)]
pub struct Hit {
    /// What was found.
    pub document: Document,
    /// Why.
    pub highlights: Vec<Highlight>,
    /// How good it is, beside the others.
    pub score: f32,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The page.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: u64,
    /// Whether there are more than could be counted.
    pub more_than_total: bool,
    /// Whether there is more after the page.
    pub more: bool,
    /// Whether documents that have only the better part of what is sought were let in.
    pub widened: bool,
    /// The question as it was probably meant, when a word of it is in no document.
    pub meant: Option<String>,
    /// How many results each criterion would leave.
    pub facets: Facets,
}

/// What every answer is made with.
pub(crate) struct Desk<'a> {
    pub(crate) searcher: &'a Searcher,
    pub(crate) tables: &'a Tables,
    pub(crate) reader: &'a Reader,
}

impl SearchIndex {
    /// Seeks, among what this reader may find.
    ///
    /// # Errors
    /// [`SearchError::NotReady`] while the index is being built for the first time.
    pub fn seek(&self, question: &Question<'_>, reader: &Reader) -> Result<Found, SearchError> {
        if reader.is_nobody() {
            return Ok(Found::default());
        }
        let searcher = self.searcher()?;
        Desk { searcher: &searcher, tables: self.tables(), reader }.seek(question)
    }
}

impl SearchIndex {
    /// A document, when this reader may find it.
    ///
    /// # Errors
    /// [`SearchError::NotReady`] while the index is being built for the first time.
    pub fn find(&self, key: Key, reader: &Reader) -> Result<Option<Document>, SearchError> {
        if reader.is_nobody() {
            return Ok(None);
        }
        let (searcher, tables) = (self.searcher()?, self.tables());
        let term = Term::from_field_text(tables.key, &key.to_string());
        let own: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        let both = vec![(Occur::Must, own), (Occur::Must, allowed(tables, reader))];
        let query = BooleanQuery::new(both);
        let statistics = Statistics::new(&searcher, tables, reader);
        let asked = (&Filters::default(), Order::Newest, 1);
        let examined = examine(&searcher, &statistics, &query, asked)?;
        let Some((_, at)) = examined.best.first() else { return Ok(None) };
        tables.read(&searcher.doc::<TantivyDocument>(*at)?).map(Some)
    }
}

impl Desk<'_> {
    pub(crate) fn plan(&self, question: &Question<'_>) -> Result<Plan, SearchError> {
        let Self { searcher, tables, reader } = self;
        let typed = Typed::parse(question.words);
        Plan::new(&typed, question.synonyms, &Dictionary { searcher, tables, reader })
    }

    pub(crate) fn seek(&self, question: &Question<'_>) -> Result<Found, SearchError> {
        let plan = self.plan(question)?;
        let mut widened = false;
        let mut examined = self.run(&plan, Rigour::All, question)?;
        if plan.groups.len() > 1 && examined.matched < FEW {
            let wider = self.run(&plan, Rigour::Most, question)?;
            widened = wider.matched > examined.matched;
            examined = wider;
        }
        let Question { offset, limit, .. } = *question;
        let more = examined.best.len() > offset + limit;
        let forms = plan.forms();
        let page = examined.best.iter().skip(offset).take(limit);
        let hits = page
            .map(|(score, at)| {
                let document = self.tables.read(&self.searcher.doc::<TantivyDocument>(*at)?)?;
                let highlights = highlight(&document, &forms);
                Ok(Hit { document, highlights, score: *score })
            })
            .collect::<Result<Vec<_>, SearchError>>()?;
        let meant = meant(question.words, &plan, &hits);
        let facets = sorted(examined.counts);
        let (total, more_than_total) = (examined.total, examined.cut);
        Ok(Found { hits, total, more_than_total, more, widened, meant, facets })
    }

    fn run(
        &self,
        plan: &Plan,
        rigour: Rigour,
        question: &Question<'_>,
    ) -> Result<Examined, SearchError> {
        let Self { searcher, tables, reader } = self;
        let statistics = Statistics::new(searcher, tables, reader);
        let browsing = plan.groups.is_empty();
        let order = match question.order {
            Order::Relevance if browsing => Order::Newest,
            Order::Relevance | Order::Newest | Order::Oldest => question.order,
        };
        let asked = (question.filters, order, question.offset + question.limit + 1);
        let whole = if browsing && plan.shunned.is_empty() {
            allowed(tables, reader)
        } else {
            build(tables, (plan, rigour, false), reader)
        };
        let mut examined = examine(searcher, &statistics, whole.as_ref(), asked)?;
        if examined.cut && !browsing && order == Order::Relevance {
            // Too broad to be ranked whole: what has the words in its title comes first.
            let titles = build(tables, (plan, rigour, true), reader);
            let titles = examine(searcher, &statistics, titles.as_ref(), asked)?;
            let known = |at| titles.best.iter().any(|(_, known)| *known == at);
            examined.best.retain(|(_, at)| !known(*at));
            let mut best = titles.best.clone();
            best.append(&mut examined.best);
            best.truncate(asked.2);
            examined.best = best;
        }
        Ok(examined)
    }
}

/// The question with its misspelt words put right, as documents write them.
fn meant(words: &str, plan: &Plan, hits: &[Hit]) -> Option<String> {
    if plan.corrected.is_empty() {
        return None;
    }
    let mut meant = words.trim().to_owned();
    for (typed, found) in &plan.corrected {
        let written = hits.iter().find_map(|hit| as_written(&hit.document, found));
        let written = written.unwrap_or_else(|| found.clone());
        let all = crate::analysis::words(&meant);
        let Some(word) = all.iter().find(|word| fold(&word.exact) == *typed) else { continue };
        meant.replace_range(word.from..word.to, &written);
    }
    Some(meant)
}
