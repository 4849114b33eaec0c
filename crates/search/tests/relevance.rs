//! How good the answers are, on real French texts: `OZELID_TEST_DATA` names their folder; without it, nothing is
//! measured. The full text of the two databases beside it is not measured yet.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a measure, and what it says")]

#[path = "relevance/corpus.rs"]
mod corpus;

use domain::search::SearchKind;
use search::{
    Audience, Document, Filters, Likeness, Order, Pair, Question, Reader, SearchIndex, Section,
    SectionName, Synonyms,
};
use uuid::Uuid;

use corpus::{Item, Measure, mean, measure, retold, share};

fn indexed(items: &[Item]) -> SearchIndex {
    let index = SearchIndex::memory();
    let mut rebuild = index.rebuild(Uuid::nil()).expect("memory");
    let documents: Vec<Document> =
        (0..).zip(items).map(|(number, item)| document(number, item)).collect();
    rebuild.add(&documents).expect("memory");
    rebuild.finish().expect("memory");
    index
}

fn document(number: u128, item: &Item) -> Document {
    Document {
        kind: SearchKind::Idea,
        id: Uuid::from_u128(number),
        version: 1,
        reference: None,
        title: item.title.clone(),
        status: None,
        domain: None,
        subcategory: None,
        organisation: None,
        day: None,
        tags: Vec::new(),
        audience: Audience::default(),
        labels: Vec::new(),
        sections: vec![Section { name: SectionName::Details, text: item.text.clone() }],
        stop: None,
        contact: None,
        steps_passed: None,
    }
}

fn everything() -> Reader {
    Reader::of(SearchKind::ALL.iter().copied())
}

fn id(items: &[Item], document: &Document) -> String {
    let place = usize::try_from(document.id.as_u128()).expect("small");
    items[place].id.clone()
}

#[test]
fn questions_are_answered_well() {
    let Some(folder) = corpus::folder() else {
        println!("OZELID_TEST_DATA names no folder: relevance is not measured");
        return;
    };
    let items = corpus::read(&folder);
    let index = indexed(&items);
    let mut measures: Vec<Measure> = Vec::new();
    for judged in corpus::judged() {
        for graded in judged.grades.keys() {
            assert!(items.iter().any(|item| item.id == *graded), "{graded} is no text");
        }
        let question = Question {
            words: judged.question,
            filters: &Filters::default(),
            order: Order::Relevance,
            offset: 0,
            limit: 10,
            synonyms: &Synonyms::default(),
        };
        let found = index.seek(&question, &everything()).expect("there");
        let found: Vec<String> = found.hits.iter().map(|hit| id(&items, &hit.document)).collect();
        let one = measure(&found, &judged);
        println!("{:.2} {:.2}  {}  {found:?}", one.ndcg, one.recall, judged.question);
        measures.push(one);
    }
    let Measure { ndcg, recall } = mean(&measures);
    println!("{} questions: nDCG@10 {ndcg:.3}, recall@5 {recall:.3}", measures.len());
    assert!(measures.len() >= 60);
    assert!(ndcg > 0.75 && recall > 0.75, "nDCG@10 {ndcg:.3}, recall@5 {recall:.3}");
}

#[test]
fn what_was_written_already_is_recognised() {
    let Some(folder) = corpus::folder() else { return };
    let items = corpus::read(&folder);
    let index = indexed(&items);
    let (mut asked, mut recognised) = (0, 0);
    for item in items.iter().step_by(3) {
        let Some((title, text)) = retold(item) else { continue };
        let like = Likeness { title: &title, text: &text, but: None, most: 5 };
        let found = index.similar(&like, &everything()).expect("there");
        asked += 1;
        recognised += usize::from(found.iter().any(|hit| id(&items, &hit.document) == item.id));
    }
    let recall = share(recognised, asked);
    println!("{asked} texts retold: recall@5 {recall:.3}");
    assert!(asked > 100 && recall > 0.9, "recall@5 {recall:.3}");
}

#[test]
fn what_was_written_twice_is_told_and_little_else_is() {
    let Some(folder) = corpus::folder() else { return };
    let items = corpus::read(&folder);
    let index = indexed(&items);
    // What the set holds already: texts about one subject, and some that truly say the same.
    let there = pairs(&index);
    let mut twice = Vec::new();
    for (place, item) in items.iter().enumerate().step_by(9) {
        let Some((title, text)) = retold(item) else { continue };
        let copy = Item { id: format!("{}-bis", item.id), title, text };
        let number = u128::try_from(items.len() + place).expect("small");
        twice.push((place, document(number, &copy)));
    }
    let documents: Vec<Document> = twice.iter().map(|(_, document)| document.clone()).collect();
    index.write(&documents, &[]).expect("memory");
    let told = pairs(&index);
    let recognised = twice.iter().filter(|(place, copy)| {
        let original = Uuid::from_u128(u128::try_from(*place).expect("small"));
        told.iter().any(|pair| pair.one.id == copy.id && pair.other.id == original)
    });
    let recall = share(recognised.count(), twice.len());
    let noise = share(there.len(), items.len());
    println!("{} texts retold: {recall:.3} told; {noise:.3} pairs a text before", twice.len());
    for pair in there.iter().step_by(there.len() / 12 + 1) {
        println!("{:.2}  {}  |  {}", pair.likeness, pair.one.title, pair.other.title);
    }
    assert!(twice.len() > 50 && recall > 0.7 && noise < 0.25, "{recall:.3}, {noise:.3}");
}

fn pairs(index: &SearchIndex) -> Vec<Pair> {
    index.pairs(SearchKind::Idea, (0, 2_000), &everything()).expect("there").pairs
}
