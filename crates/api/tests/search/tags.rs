//! Tags and sub-categories as criteria; a tag reaches the index through the journal, and names nobody.

use api_client::ApiClient;
use api_types::expression::PutTagRequest;
use api_types::page::Codes;
use api_types::search::{SearchFacetName, SearchQuery};
use domain::expression::Target;
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::{asked, seek, titles};
use crate::ideas::{deposit, masked, spontaneous};

fn word(word: &str) -> PutTagRequest {
    PutTagRequest { word: word.to_owned() }
}

async fn tagged(client: &ApiClient, tag: &str) -> Vec<String> {
    let query = SearchQuery { tag: Codes(vec![tag.to_owned()]), ..asked("") };
    let found = client.search_items(&query).await.unwrap().items;
    found.into_iter().map(|hit| hit.title).collect()
}

async fn what_is_tagged_is_found_by_its_tag_until_it_is_taken_away(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let idea = deposit(&yann, "Une borne").await.summary;
    deposit(&yann, "Autre chose").await;
    app.index().await;
    let target = Target::Idea(idea.id);
    sophie.put_tag(target, &word("#Guichet Numérique")).await.unwrap();
    yann.put_tag(target, &word("guichet numerique")).await.unwrap();
    app.catch_up().await;
    assert_eq!(tagged(&sophie, "#GUICHET numérique").await, ["Une borne"]);
    assert_eq!(titles(&sophie, "guichet numérique").await, ["Une borne"], "a tag is a search");
    let facets = seek(&sophie, "").await.facets;
    let tags = facets.iter().find(|facet| facet.name == SearchFacetName::Tag).unwrap();
    let [one] = tags.values.as_slice() else { panic!("{tags:?}") };
    assert_eq!((one.value.as_str(), one.count), ("guichet numerique", 1), "once, by two people");
    assert_eq!(one.name.as_deref(), Some("Guichet Numérique"), "as it was first typed");
    sophie.remove_tag(target, "guichet numerique").await.unwrap();
    app.catch_up().await;
    assert_eq!(tagged(&sophie, "guichet numerique").await, ["Une borne"], "the other's stays");
    yann.remove_tag(target, "guichet numerique").await.unwrap();
    app.catch_up().await;
    assert!(tagged(&sophie, "guichet numerique").await.is_empty());
    assert!(titles(&sophie, "guichet").await.is_empty());
}

async fn sub_categories_are_counted_and_narrow_what_is_found(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    deposit(&sophie, "Accueil").await;
    let mut other = spontaneous("Accueil des nouveaux");
    "phone".clone_into(&mut other.content.subcategory);
    sophie.deposit_idea(&other, &key()).await.unwrap();
    app.index().await;
    let facets = seek(&sophie, "accueil").await.facets;
    let values = facets.into_iter().find(|facet| facet.name == SearchFacetName::Subcategory);
    let counts: Vec<_> =
        values.unwrap().values.into_iter().map(|one| (one.value, one.count)).collect();
    assert_eq!(counts, [("phone".to_owned(), 1), ("reception".to_owned(), 1)]);
    let query =
        SearchQuery { subcategory: Codes(vec!["reception".to_owned()]), ..asked("accueil") };
    let found = sophie.search_items(&query).await.unwrap().items;
    assert_eq!(found.iter().map(|hit| hit.title.as_str()).collect::<Vec<_>>(), ["Accueil"]);
}

async fn the_journal_tells_a_tag_and_neither_whose_it_is_nor_its_hour(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    let idea = sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap().summary.id;
    let target = Target::Idea(idea);
    sophie.put_tag(target, &word("hers")).await.unwrap();
    sophie.put_tag(target, &word("hers")).await.unwrap();
    nadia.put_tag(target, &word("another")).await.unwrap();
    let told = nadia.read_idea_history(idea).await.unwrap().items;
    let tags: Vec<_> =
        told.into_iter().filter(|one| matches!(one.fact, Fact::TagsChanged { .. })).collect();
    assert_eq!(tags.len(), 2, "twice is once");
    assert!(tags.iter().all(|one| one.actor.is_none() && one.at.is_none()), "{tags:?}");
    let kept = persistence::journal::about(&app.app.store.reader(), idea.0, 10).await.unwrap();
    let kept: Vec<_> =
        kept.into_iter().filter(|one| matches!(one.fact, Fact::TagsChanged { .. })).collect();
    for entry in &kept {
        assert_eq!((entry.actor, entry.at.time()), (None, chrono::NaiveTime::MIN));
        assert_eq!(entry.id.get_version_num(), 4, "an identifier that holds no instant");
    }
    assert_eq!(kept.len(), 2);
}

on_both_databases!(
    what_is_tagged_is_found_by_its_tag_until_it_is_taken_away,
    sub_categories_are_counted_and_narrow_what_is_found,
    the_journal_tells_a_tag_and_neither_whose_it_is_nor_its_hour,
);
