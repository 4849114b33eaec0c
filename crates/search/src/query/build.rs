//! From what is sought to what the engine runs.

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, TermQuery,
    TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::reader::Reader;
use crate::tables::{Tables, Texts};

use super::{Group, Node, Plan};

/// What a word is worth by where it stands: title, labels, body.
const WORTH: [f32; 3] = [4.0, 2.2, 1.0];
/// What two neighbours of the question are worth when they are neighbours in a text.
const NEIGHBOURS_WORTH: f32 = 0.8;
/// Words that may come between two neighbours.
const NEIGHBOURS_SLOP: u32 = 2;
/// Longer questions are sentences: neighbours say little then.
const NEIGHBOURS_MAX: usize = 6;

/// How much of a question a document must meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rigour {
    /// All of it.
    All,
    /// The better part.
    Most,
}

pub(crate) type Clause = (Occur, Box<dyn Query>);

/// What the engine runs: the question, on what this reader may find. `titles` seeks in titles and labels only.
pub(crate) fn build(
    tables: &Tables,
    (plan, rigour, titles): (&Plan, Rigour, bool),
    reader: &Reader,
) -> Box<dyn Query> {
    let mut parts: Vec<Clause> = Vec::new();
    let open = one_set(tables.open, (plan, rigour, titles));
    parts.push((Occur::Should, with_rights(open, open_filter(tables, reader, plan))));
    let marks: Vec<Term> = terms(tables.audience, reader.marked());
    if !marks.is_empty() {
        let restricted = one_set(tables.restricted, (plan, rigour, titles));
        parts.push((Occur::Should, with_rights(restricted, Some(silent(marks)))));
    }
    let found: Box<dyn Query> = match parts.len() {
        1 => parts.remove(0).1,
        _ => Box::new(BooleanQuery::new(parts)),
    };
    within(tables, reader, found)
}

/// Everything that this reader may find.
pub(crate) fn allowed(tables: &Tables, reader: &Reader) -> Box<dyn Query> {
    within(tables, reader, silent(terms(tables.audience, reader.all())))
}

/// The same, of what stands where this reader reads.
fn within(tables: &Tables, reader: &Reader, found: Box<dyn Query>) -> Box<dyn Query> {
    let Some(places) = reader.places() else { return found };
    if places.is_empty() {
        return Box::new(EmptyQuery);
    }
    let places = silent(terms(tables.place, places.into_iter()));
    Box::new(BooleanQuery::new(vec![(Occur::Must, found), (Occur::Must, places)]))
}

fn terms(field: Field, words: impl Iterator<Item = String>) -> Vec<Term> {
    words.map(|word| Term::from_field_text(field, &word)).collect()
}

fn silent(terms: Vec<Term>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(Box::new(TermSetQuery::new(terms)), 0.0))
}

/// Words are sought in fields that open documents alone have: whoever seeks every kind needs no filter on them.
fn open_filter(tables: &Tables, reader: &Reader, plan: &Plan) -> Option<Box<dyn Query>> {
    (reader.leaves_out() || plan.groups.is_empty())
        .then(|| silent(terms(tables.audience, reader.all())))
}

fn with_rights(words: Option<Vec<Clause>>, filter: Option<Box<dyn Query>>) -> Box<dyn Query> {
    let mut clauses = words.unwrap_or_default();
    clauses.extend(filter.map(|filter| (Occur::Must, filter)));
    if clauses.iter().all(|(occur, _)| *occur != Occur::Must) {
        return Box::new(EmptyQuery);
    }
    Box::new(BooleanQuery::new(clauses))
}

/// The clauses of a question in one set of fields; none when nothing is sought by words.
fn one_set(texts: Texts, (plan, rigour, titles): (&Plan, Rigour, bool)) -> Option<Vec<Clause>> {
    let mut clauses: Vec<Clause> = Vec::new();
    let needed = needed(plan.groups.len(), rigour);
    let groups = plan.groups.iter().map(|group| node(&group.node, texts, titles));
    if needed == plan.groups.len() {
        clauses.extend(groups.map(|group| (Occur::Must, group)));
    } else {
        let groups = groups.map(|group| (Occur::Should, group)).collect();
        let most = BooleanQuery::with_minimum_required_clauses(groups, needed);
        clauses.push((Occur::Must, Box::new(most)));
    }
    clauses.extend(neighbours(&plan.groups, texts));
    let shunned = plan.shunned.iter().map(|shunned| node(shunned, texts, false));
    clauses.extend(shunned.map(|shunned| (Occur::MustNot, shunned)));
    (!clauses.is_empty()).then_some(clauses)
}

/// How many things of a question are needed: all; or, when few documents have all, the better part.
const fn needed(groups: usize, rigour: Rigour) -> usize {
    match (rigour, groups) {
        (Rigour::All, _) => groups,
        (Rigour::Most, 0..=2) => 1,
        (Rigour::Most, 3..=4) => 2,
        (Rigour::Most, 5..) => groups / 2,
    }
}

fn neighbours(groups: &[Group], texts: Texts) -> Vec<Clause> {
    if groups.len() > NEIGHBOURS_MAX {
        return Vec::new();
    }
    let pairs = groups.windows(2).filter_map(|pair| match pair {
        [Group { stem: Some(one), .. }, Group { stem: Some(other), .. }] => Some((one, other)),
        _ => None,
    });
    let mut clauses = Vec::new();
    for (one, other) in pairs {
        for (field, worth) in texts.all().into_iter().zip(WORTH) {
            let terms = [one, other].map(|stem| Term::from_field_text(field, stem));
            let mut phrase = PhraseQuery::new(terms.to_vec());
            phrase.set_slop(NEIGHBOURS_SLOP);
            clauses.push((Occur::Should, boosted(phrase, worth * NEIGHBOURS_WORTH)));
        }
    }
    clauses
}

fn boosted(query: impl Query, worth: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(Box::new(query), worth))
}

fn node(what: &Node, texts: Texts, titles: bool) -> Box<dyn Query> {
    let fields = texts.all().into_iter().zip(WORTH).take(if titles { 2 } else { 3 });
    match what {
        Node::All(nodes) => {
            let all = nodes.iter().map(|one| (Occur::Must, node(one, texts, titles)));
            Box::new(BooleanQuery::new(all.collect()))
        }
        Node::Any(nodes) => {
            let any = nodes.iter().map(|one| (Occur::Should, node(one, texts, titles)));
            Box::new(BooleanQuery::new(any.collect()))
        }
        Node::Word { forms } => {
            let mut any: Vec<Clause> = Vec::new();
            for (field, worth) in fields {
                for (form, own) in forms {
                    let term = Term::from_field_text(field, form);
                    let term = TermQuery::new(term, IndexRecordOption::WithFreqs);
                    any.push((Occur::Should, boosted(term, worth * own)));
                }
            }
            Box::new(BooleanQuery::new(any))
        }
        Node::Phrase { forms, slop, worth: own } => {
            let phrase = |(field, worth): (Field, f32)| {
                let terms =
                    forms.iter().map(|(at, form)| (*at, Term::from_field_text(field, form)));
                let phrase = PhraseQuery::new_with_offset_and_slop(terms.collect(), *slop);
                (Occur::Should, boosted(phrase, worth * own))
            };
            Box::new(BooleanQuery::new(fields.map(phrase).collect()))
        }
    }
}
