//! The glossary: terms by name, the plain word first, found by what others call them.

use api_types::editorial::{
    EditorialBriefView, EditorialContentRequest, EditorialItemRequest, EditorialQuery, TermRequest,
};
use domain::editorial::EditorialBrick;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};

use super::{listed, news, published, titles};

const GLOSSARY: EditorialBrick = EditorialBrick::Glossary;

pub(crate) fn term(title: &str, plain: Option<&str>, synonyms: &[&str]) -> EditorialItemRequest {
    let content = EditorialContentRequest::Glossary(TermRequest {
        definition: format!("Ce que veut dire {title}."),
        synonyms: synonyms.iter().map(|word| (*word).to_owned()).collect(),
        plain: plain.map(str::to_owned),
    });
    EditorialItemRequest {
        title: title.to_owned(),
        content,
        owner_id: None,
        organisation_id: None,
        image: None,
    }
}

async fn terms_are_read_by_name_the_plain_word_first(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    for request in [
        term("Zone d’essai", None, &[]),
        term("Brainstorming", Some("remue-méninges"), &[]),
        term("Expérimentation", None, &["POC", "démonstrateur"]),
        term("IA", None, &["intelligence artificielle"]),
    ] {
        published(&paul, &request).await;
    }
    let all = listed(&sophie, GLOSSARY).await;
    assert_eq!(titles(&all), ["Expérimentation", "IA", "Brainstorming", "Zone d’essai"]);
    let EditorialBriefView::Glossary(said) = &all[2].brief else { panic!("{:?}", all[2]) };
    assert_eq!(said.plain.as_deref(), Some("remue-méninges"));
    for (words, found) in
        [("demonstrateur", "Expérimentation"), ("REMUE", "Brainstorming"), ("artificielle", "IA")]
    {
        let query = EditorialQuery { q: Some(words.to_owned()), ..EditorialQuery::of(GLOSSARY) };
        assert_eq!(titles(&sophie.list_editorial_items(&query).await.unwrap().items), [found]);
    }
    let mut query = EditorialQuery { limit: 3, ..EditorialQuery::of(GLOSSARY) };
    let first = sophie.list_editorial_items(&query).await.unwrap();
    query.cursor = first.next;
    let rest = sophie.list_editorial_items(&query).await.unwrap();
    assert_eq!((titles(&rest.items), rest.next), (vec!["Zone d’essai"], None));
    assert!(listed(&sophie, EditorialBrick::News).await.is_empty(), "each brick has its own");
}

async fn a_term_stays_a_term_and_says_what_it_lacks(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let shown = published(&paul, &term("Défi", None, &["challenge"])).await;
    let id = shown.summary.id;
    let refused = paul.edit_editorial_item(id, &news("Défi", None), shown.version).await;
    assert_eq!(faulty_fields(refused), ["/content unknown_value"]);
    let many = vec!["mot"; 13];
    let refused = paul.draft_editorial_item(&term("Défi", None, &many), &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/glossary/synonyms too_many"]);
    let mut empty = term("Défi", None, &[" "]);
    if let EditorialContentRequest::Glossary(term) = &mut empty.content {
        term.definition.clear();
    }
    let refused = paul.draft_editorial_item(&empty, &key()).await;
    assert_eq!(
        faulty_fields(refused),
        ["/content/glossary/definition required", "/content/glossary/synonyms/0 required"]
    );
}

on_both_databases!(
    terms_are_read_by_name_the_plain_word_first,
    a_term_stays_a_term_and_says_what_it_lacks,
);
