//! What whoever reads a part of a kind finds: what stands there, and nothing of the rest in any count.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use domain::search::SearchKind;
use search::{
    Audience, Dimension, Document, Filters, Found, Key, Likeness, Order, Question, Reader,
    SearchIndex, Section, SectionName, Spot, Synonyms,
};
use uuid::Uuid;

const HERE: Uuid = Uuid::from_u128(100);
const THERE: Uuid = Uuid::from_u128(200);

fn document(kind: SearchKind, number: u128, body: Uuid) -> Document {
    let id = Uuid::from_u128(number);
    Document {
        kind,
        id,
        version: 1,
        reference: None,
        title: format!("Accueil numéro {number}"),
        status: Some("submitted".to_owned()),
        domain: None,
        subcategory: None,
        organisation: Some(body),
        day: chrono::NaiveDate::from_ymd_opt(2026, 3, 1),
        tags: Vec::new(),
        audience: Audience {
            spot: Spot { organisation: Some(body), item: Some(id) },
            ..Audience::default()
        },
        labels: Vec::new(),
        sections: vec![Section { name: SectionName::Problem, text: "Les files.".to_owned() }],
        stop: None,
        contact: None,
        steps_passed: None,
    }
}

fn index() -> SearchIndex {
    let mut kept = document(SearchKind::Idea, 5, THERE);
    kept.audience.restricted = true;
    kept.audience.marks = vec!["kept/dinno".to_owned()];
    let documents = [
        document(SearchKind::Idea, 1, HERE),
        document(SearchKind::Idea, 2, HERE),
        document(SearchKind::Idea, 3, THERE),
        document(SearchKind::Practice, 4, THERE),
        kept,
    ];
    let index = SearchIndex::memory();
    let mut rebuild = index.rebuild(Uuid::new_v4()).unwrap();
    rebuild.add(&documents).unwrap();
    rebuild.finish().unwrap();
    index
}

fn ask(index: &SearchIndex, words: &str, reader: &Reader) -> Found {
    let (filters, synonyms) = (Filters::default(), Synonyms::default());
    let order = Order::Relevance;
    let (offset, limit) = (0, 20);
    let question = Question { words, filters: &filters, order, offset, limit, synonyms: &synonyms };
    index.seek(&question, reader).unwrap()
}

fn numbers(found: &Found) -> Vec<u128> {
    let mut numbers: Vec<u128> = found.hits.iter().map(|hit| hit.document.id.as_u128()).collect();
    numbers.sort_unstable();
    numbers
}

/// Somebody who reads everything but of ideas, of which they read what stands there.
fn reader(spots: &[Spot]) -> Reader {
    let all = Reader::of(SearchKind::ALL.iter().copied()).holding("kept/dinno");
    all.within(SearchKind::Idea, spots.iter().copied())
}

#[test]
fn of_a_kind_that_is_read_in_part_that_part_alone_is_found_and_counted() {
    let index = index();
    let item = |number| Some(Uuid::from_u128(number));
    let body = |organisation| Spot { organisation: Some(organisation), item: None };
    let thing = |number| Spot { organisation: None, item: item(number) };
    let both = |organisation, number| Spot { organisation: Some(organisation), item: item(number) };
    for (spots, seen) in [
        (vec![body(HERE)], vec![1, 2, 4]),
        (vec![thing(3)], vec![3, 4]),
        (vec![body(HERE), thing(3)], vec![1, 2, 3, 4]),
        (vec![both(HERE, 1)], vec![1, 4]),
        (vec![both(THERE, 1)], vec![4]),
        (vec![body(THERE)], vec![3, 4, 5]),
        (Vec::new(), vec![4]),
    ] {
        let reader = reader(&spots);
        for words in ["accueil", "files", ""] {
            let found = ask(&index, words, &reader);
            assert_eq!(numbers(&found), seen, "{words} {spots:?}");
            let kinds = &found.facets.0[&Dimension::Kind];
            let counted: u64 = kinds.iter().map(|one| one.count).sum();
            assert_eq!((found.total, counted), (seen.len() as u64, seen.len() as u64));
        }
        for number in 1..=5 {
            let kind = if number == 4 { SearchKind::Practice } else { SearchKind::Idea };
            let found = index.find(Key { kind, id: Uuid::from_u128(number) }, &reader).unwrap();
            assert_eq!(found.is_some(), seen.contains(&number), "{number} {spots:?}");
        }
        let like = Likeness { title: "Accueil", text: "Les files.", but: None, most: 9 };
        let near = index.similar(&like, &reader).unwrap();
        assert!(near.iter().all(|hit| seen.contains(&hit.document.id.as_u128())), "{spots:?}");
    }
}

#[test]
fn whoever_reads_a_part_and_seeks_nothing_else_finds_nothing_where_they_read_nothing() {
    let index = index();
    let reader = reader(&[]).among(&[SearchKind::Idea]);
    assert_eq!(numbers(&ask(&index, "accueil", &reader)), Vec::<u128>::new());
    assert_eq!(ask(&index, "", &reader).total, 0);
}
