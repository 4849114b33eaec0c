//! What one may not read changes neither a result, nor a count, nor a suggestion.

use api_types::search::{SearchSuggestionQuery, SimilarItemsQuery};
use domain::challenge::ChallengeStatus;
use domain::search::SearchKind;
use test_support::{Database, Demo, TestApp, on_both_databases};

use super::{asked, seek, titles};
use crate::ideas::{db_challenge, deposit};

/// Everything that search tells somebody about some words.
async fn told(app: &TestApp, who: Demo, words: &str) -> Vec<String> {
    let client = app.client_of(who).await;
    let found = client.search_items(&asked(words)).await.unwrap();
    let suggested = SearchSuggestionQuery { q: words.to_owned() };
    let suggested = client.suggest_items(&suggested).await.unwrap();
    let like = SimilarItemsQuery { title: words.to_owned(), ..SimilarItemsQuery::default() };
    let like = client.list_similar_items(&like).await.unwrap();
    [serde_json::to_string(&found), serde_json::to_string(&suggested), serde_json::to_string(&like)]
        .map(Result::unwrap)
        .to_vec()
}

async fn a_challenge_that_is_prepared_changes_nothing_for_others(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    deposit(&sophie, "Accueil des assurés").await;
    app.index().await;
    let sought =
        ["accueil", "Zéphyrine", "zeph", "zephirine", "défi secret", "", "accueil -zéphyrine"];
    let readers = [Demo::Sophie, Demo::Yann, Demo::Thomas];
    let mut before = Vec::new();
    for who in readers {
        for words in sought {
            before.push(told(&app, who, words).await);
        }
    }
    db_challenge(&app, "Défi secret Zéphyrine, accueil", ChallengeStatus::Draft, (-1, 1)).await;
    app.index().await;
    let mut before = before.into_iter();
    for who in readers {
        for words in sought {
            assert_eq!(told(&app, who, words).await, before.next().unwrap(), "{who:?}: {words}");
        }
    }
    for who in [Demo::Nadia, Demo::Paul, Demo::Claire] {
        let client = app.client_of(who).await;
        let found = seek(&client, "zéphyrine").await.items;
        assert_eq!(found[0].kind, SearchKind::Challenge, "{who:?} prepares challenges");
    }
}

async fn a_challenge_that_opens_is_found_by_all(database: Database) {
    let app = TestApp::spawn(database).await;
    db_challenge(&app, "Défi Zéphyrine", ChallengeStatus::Open, (-1, 1)).await;
    app.index().await;
    for who in [Demo::Sophie, Demo::Karim, Demo::Thomas, Demo::Nadia] {
        assert_eq!(titles(&app.client_of(who).await, "zéphyrine").await, ["Défi Zéphyrine"]);
    }
}

on_both_databases!(
    a_challenge_that_is_prepared_changes_nothing_for_others,
    a_challenge_that_opens_is_found_by_all,
);
