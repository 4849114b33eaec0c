//! Search: what is found, by whom, how soon, and what it survives (R308 to R313; scenarios 4, 20, 22).

mod bricks;
mod duplicates;
mod editorial;
mod rights;
mod tags;
mod words;

use std::collections::BTreeSet;

use api_client::ApiClient;
use api_types::page::Codes;
use api_types::poc::{AddLessonRequest, CreatePocRequest, StopPocRequest};
use api_types::problem::ProblemCode;
use api_types::search::{
    SearchFacetName, SearchQuery, SearchResults, SearchSection, SearchSuggestionQuery,
    SimilarItemsQuery,
};
use app::search::{Search, SearchIndex};
use domain::poc::{LessonKind, Step};
use domain::search::SearchKind;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::ideas::{deposit, masked};
use crate::pocs::{card, me, selected_idea, sponsored};

pub(crate) fn asked(words: &str) -> SearchQuery {
    SearchQuery { q: words.to_owned(), ..SearchQuery::default() }
}

pub(crate) async fn seek(client: &ApiClient, words: &str) -> SearchResults {
    client.search_items(&asked(words)).await.unwrap()
}

pub(crate) async fn titles(client: &ApiClient, words: &str) -> Vec<String> {
    seek(client, words).await.items.into_iter().map(|hit| hit.title).collect()
}

async fn what_was_deposited_is_found_by_every_word_of_it(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let sophie = app.client_of(Demo::Sophie).await;
    let idea = deposit(&sophie, "Rappel automatique des assurés").await;
    app.catch_up().await;
    assert_eq!(titles(&sophie, "assure rappelé").await, ["Rappel automatique des assurés"]);
    assert_eq!(titles(&sophie, &idea.summary.reference).await.len(), 1);
    let found = seek(&sophie, "Sophie Lambert").await;
    let kinds: Vec<SearchKind> = found.items.iter().map(|hit| hit.kind).collect();
    assert!(kinds.contains(&SearchKind::Person) && kinds.contains(&SearchKind::Idea), "{kinds:?}");
    let suggested = SearchSuggestionQuery { q: "rappel autom".to_owned() };
    let suggested = sophie.suggest_items(&suggested).await.unwrap().items;
    assert_eq!(suggested[0].id, idea.summary.id.0);
    let content = crate::ideas::content("Un tout autre sujet");
    let edit = api_types::idea::EditIdeaRequest { content };
    sophie.edit_idea(idea.summary.id, &edit, idea.version).await.unwrap();
    app.catch_up().await;
    assert!(titles(&sophie, "rappel automatique").await.is_empty());
    assert_eq!(titles(&sophie, "tout autre sujet").await, ["Un tout autre sujet"]);
}

async fn an_index_that_is_not_there_is_made_from_the_database(database: Database) {
    let app = TestApp::spawn(database).await;
    let mut bare = app.app.clone();
    bare.search = Search::new(SearchIndex::memory());
    let early = app::search::catch_up(&bare).await;
    assert!(matches!(early, Err(app::Failure::SearchNotReady)), "{early:?}");
    // Made from what is there, however late it comes.
    deposit(&app.client_of(Demo::Sophie).await, "Accueil").await;
    app::search::rebuild(&bare).await.unwrap();
    assert!(bare.search.index().count().unwrap() > 1);
}

async fn what_was_abandoned_is_found_with_its_cause_and_its_lessons(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = sponsored(&julie, "Chatbot retraite", me(&julie).await).await;
    let lesson = AddLessonRequest {
        step: Step::FrameChallenge,
        kind: LessonKind::Difficulty,
        text: "Interviews utiles mais trop longues.".to_owned(),
    };
    julie.add_lesson(poc.summary.id, &lesson, &key()).await.unwrap();
    let stop = StopPocRequest {
        cause: "end_of_funding".to_owned(),
        note: Some("Absence de besoin réel.".to_owned()),
    };
    let poc = julie.read_poc(poc.summary.id).await.unwrap();
    julie.abandon_poc(poc.summary.id, &stop, poc.version).await.unwrap();
    app.catch_up().await;
    let sophie = app.client_of(Demo::Sophie).await;
    let by_lesson = seek(&sophie, "interviews trop longues").await.items;
    assert_eq!(by_lesson[0].title, "Chatbot retraite");
    assert_eq!(by_lesson[0].highlights[0].section, SearchSection::Lessons);
    let hit = &seek(&sophie, "chatbots").await.items[0];
    assert_eq!(hit.status.as_deref(), Some("abandoned"));
    let stop = hit.stop.as_ref().unwrap();
    assert_eq!(stop.cause.as_ref().unwrap().as_str(), "end_of_funding");
    assert_eq!(stop.note.as_deref(), Some("Absence de besoin réel."));
    let abandoned = SearchQuery { status: Codes(vec!["abandoned".to_owned()]), ..asked("") };
    assert_eq!(sophie.search_items(&abandoned).await.unwrap().total, 1);
}

async fn similar_things_of_every_kind_are_shown_while_one_writes(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let poc = sponsored(&julie, "Rappel automatique par téléphone", me(&julie).await).await;
    deposit(&sophie, "Rappeler les assurés au téléphone").await;
    deposit(&sophie, "Un jardin sur le toit").await;
    app.index().await;
    let like = SimilarItemsQuery {
        title: "Rappels téléphoniques automatiques".to_owned(),
        text: "Les assurés attendent trop.".to_owned(),
        ..SimilarItemsQuery::default()
    };
    let found = sophie.list_similar_items(&like).await.unwrap().items;
    let kinds: BTreeSet<SearchKind> = found.iter().map(|hit| hit.kind).collect();
    assert_eq!(kinds, BTreeSet::from([SearchKind::Idea, SearchKind::Poc]), "{found:?}");
    assert_eq!(found.len(), 2, "a garden is something else");
    let of_poc = SimilarItemsQuery {
        of_kind: Some(SearchKind::Poc),
        of_id: Some(poc.summary.id.0),
        ..SimilarItemsQuery::default()
    };
    let found = sophie.list_similar_items(&of_poc).await.unwrap().items;
    assert_eq!(found[0].title, "Rappeler les assurés au téléphone");
    assert!(found.iter().all(|hit| hit.id != poc.summary.id.0), "not itself");
}

async fn what_is_like_an_object_leaves_out_its_own_chain(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let paul = app.client_of(Demo::Paul).await;
    let idea = selected_idea(&sophie, &paul, "Ateliers mobiles en zone rurale").await.summary.id;
    let wanted = card(&julie, "Ateliers mobiles en zone rurale").await;
    let body = CreatePocRequest { idea_id: Some(idea), ..wanted };
    let poc = julie.create_poc(&body, &key()).await.unwrap().summary.id;
    let other = deposit(&sophie, "Des ateliers mobiles de prévention en zone rurale").await;
    app.index().await;
    for (kind, id) in [(SearchKind::Idea, idea.0), (SearchKind::Poc, poc.0)] {
        let (of_kind, of_id) = (Some(kind), Some(id));
        let query = SimilarItemsQuery { of_kind, of_id, ..SimilarItemsQuery::default() };
        let found = sophie.list_similar_items(&query).await.unwrap().items;
        let found: Vec<_> = found.iter().map(|hit| hit.id).collect();
        assert_eq!(found, [other.summary.id.0], "of {kind}");
    }
}

async fn criteria_are_counted_and_results_come_page_by_page(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    for number in 0..7 {
        deposit(&sophie, &format!("Accueil numéro {number}")).await;
    }
    app.index().await;
    let query = SearchQuery { limit: 3, kind: Codes(vec![SearchKind::Idea]), ..asked("accueil") };
    let mut cursor = None;
    let mut seen = BTreeSet::new();
    for expected in [3, 3, 1] {
        let page = sophie.search_items(&SearchQuery { cursor, ..query.clone() }).await.unwrap();
        assert_eq!((page.items.len(), page.total), (expected, 7));
        seen.extend(page.items.into_iter().map(|hit| hit.id));
        cursor = page.next;
    }
    assert_eq!((seen.len(), cursor), (7, None));
    let found = seek(&sophie, "accueil").await;
    let kinds = found.facets.iter().find(|facet| facet.name == SearchFacetName::Kind).unwrap();
    assert_eq!((kinds.values[0].value.as_str(), kinds.values[0].count), ("idea", 7));
    let bodies = found.facets.iter().find(|facet| facet.name == SearchFacetName::Organisation);
    assert_eq!(bodies.unwrap().values[0].name.as_deref(), Some("Carsat Bretagne"));
    let long = asked(&"mot ".repeat(200));
    assert_eq!(refusal(sophie.search_items(&long).await), ProblemCode::ValidationFailed);
}

async fn a_masked_author_is_found_by_nobody(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let sophie = app.client_of(Demo::Sophie).await;
    sophie.deposit_idea(&masked("Simplifier les notifications"), &key()).await.unwrap();
    app.catch_up().await;
    let nadia = app.client_of(Demo::Nadia).await;
    let hit = &seek(&nadia, "simplifier notifications").await.items[0];
    assert_eq!((&hit.contact, &hit.organisation), (&None, &None));
    let by_name = seek(&nadia, "Sophie Lambert").await.items;
    assert!(by_name.iter().all(|hit| hit.kind == SearchKind::Person), "{by_name:?}");
}

async fn two_servers_each_read_every_change(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let mut other = app.app.clone();
    other.search = Search::new(SearchIndex::memory());
    app::search::rebuild(&other).await.unwrap();
    let sophie = app.client_of(Demo::Sophie).await;
    deposit(&sophie, "Accueil").await;
    for server in [&app.app, &other] {
        let before = server.search.index().count().unwrap();
        assert_eq!(app::search::catch_up(server).await.unwrap(), 1);
        // Read again after a kill between what was written and what was marked: the same.
        assert_eq!(server.search.index().count().unwrap(), before + 1);
        assert_eq!(app::search::catch_up(server).await.unwrap(), 0);
    }
    assert_eq!(app::search::ask_to_renew(&app.app).await.unwrap(), 2);
}

async fn an_index_is_made_anew_while_it_serves_and_misses_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let sophie = app.client_of(Demo::Sophie).await;
    deposit(&sophie, "Une borne").await;
    app.catch_up().await;
    let (writing, making) = (sophie.clone(), app.app.clone());
    let written = async {
        for number in 0..10 {
            deposit(&writing, &format!("Un guichet {number}")).await;
        }
    };
    let ((), made) = futures_util::join!(written, app::search::rebuild(&making));
    made.unwrap();
    app.catch_up().await;
    assert_eq!(seek(&sophie, "guichet").await.total, 10);
    assert_eq!(seek(&sophie, "borne").await.total, 1);
}

on_both_databases!(
    what_was_deposited_is_found_by_every_word_of_it,
    an_index_that_is_not_there_is_made_from_the_database,
    what_was_abandoned_is_found_with_its_cause_and_its_lessons,
    similar_things_of_every_kind_are_shown_while_one_writes,
    what_is_like_an_object_leaves_out_its_own_chain,
    criteria_are_counted_and_results_come_page_by_page,
    a_masked_author_is_found_by_nobody,
    two_servers_each_read_every_change,
    an_index_is_made_anew_while_it_serves_and_misses_nothing,
);
