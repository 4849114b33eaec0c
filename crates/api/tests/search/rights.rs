//! What one may not read changes neither a result, nor a count, nor a suggestion.

use api_types::challenge::ChallengeRequest;
use api_types::poc::{PocRulesRequest, PocView, RestrictPocRequest};
use api_types::rights::DeclareOwnerRequest;
use api_types::search::{SearchSuggestionQuery, SimilarItemsQuery};
use domain::access::Brick;
use domain::challenge::ChallengeStatus;
use domain::people::OwnerKind;
use domain::poc::{PocAudience, Visibility};
use domain::search::SearchKind;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::{asked, seek, titles};
use crate::challenges::life::call;
use crate::ideas::{db_challenge, deposit};
use crate::pocs::me;

/// Everything that search tells somebody about some words.
pub(super) async fn told(app: &TestApp, who: Demo, words: &str) -> Vec<String> {
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
    let readers = [Demo::Sophie, Demo::Yann, Demo::Thomas, Demo::Claire];
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
    for who in [Demo::Nadia, Demo::Paul] {
        let client = app.client_of(who).await;
        let found = seek(&client, "zéphyrine").await.items;
        assert_eq!(found[0].kind, SearchKind::Challenge, "{who:?} may change it");
    }
    // In her charge, it is hers to find; whoever prepares others does not find it.
    let (claire, karim) = (app.client_of(Demo::Claire).await, app.client_of(Demo::Karim).await);
    let mut content = call("Défi de Claire, Ombeline");
    content.owner_id = Some(me(&claire).await);
    let hers = ChallengeRequest { content };
    app.client_of(Demo::Paul).await.create_challenge(&hers, &key()).await.unwrap();
    app.catch_up().await;
    assert_eq!(titles(&claire, "ombeline").await, ["Défi de Claire, Ombeline"]);
    assert!(titles(&karim, "ombeline").await.is_empty());
}

async fn whoever_was_declared_to_own_a_challenge_in_preparation_finds_it(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let (claire, karim) = (app.client_of(Demo::Claire).await, app.client_of(Demo::Karim).await);
    let request = ChallengeRequest { content: call("Défi préparé, Ombeline") };
    let challenge = paul.create_challenge(&request, &key()).await.unwrap().summary.id;
    app.catch_up().await;
    assert!(titles(&claire, "ombeline").await.is_empty());
    let hers = DeclareOwnerRequest {
        brick: Brick::Challenges,
        item_id: Some(challenge.0),
        owner_kind: OwnerKind::Person,
        owner_id: me(&claire).await.0,
    };
    nadia.declare_owner(&hers, &key()).await.unwrap();
    assert_eq!(titles(&claire, "ombeline").await, ["Défi préparé, Ombeline"]);
    claire.read_challenge(challenge).await.unwrap();
    assert!(titles(&karim, "ombeline").await.is_empty());
}

async fn a_challenge_that_opens_is_found_by_all(database: Database) {
    let app = TestApp::spawn(database).await;
    db_challenge(&app, "Défi Zéphyrine", ChallengeStatus::Open, (-1, 1)).await;
    app.index().await;
    for who in [Demo::Sophie, Demo::Karim, Demo::Thomas, Demo::Nadia] {
        assert_eq!(titles(&app.client_of(who).await, "zéphyrine").await, ["Défi Zéphyrine"]);
    }
}

const SECRET: &str = "Projet Zéphyrine";

/// An experiment of Julie's, of the information systems direction of the national fund.
async fn secret(app: &TestApp) -> PocView {
    let julie = app.client_of(Demo::Julie).await;
    let poc = crate::pocs::sponsored(&julie, SECRET, me(&julie).await).await;
    deposit(&app.client_of(Demo::Sophie).await, "Accueil des assurés").await;
    app.index().await;
    poc
}

async fn finders(app: &TestApp, cast: &[Demo]) -> Vec<Demo> {
    let mut finders = Vec::new();
    for who in cast {
        let told = told(app, *who, "zéphyrine").await;
        let tells = told.iter().filter(|text| text.contains(SECRET)).count();
        assert!(tells == 0 || tells == told.len(), "{who:?} is told by halves: {told:?}");
        if tells > 0 {
            finders.push(*who);
        }
    }
    finders
}

const CAST: [Demo; 6] =
    [Demo::Julie, Demo::Sophie, Demo::Marc, Demo::Thomas, Demo::Paul, Demo::Nadia];

async fn a_restricted_experiment_is_found_by_whoever_may_read_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let poc = secret(&app).await;
    let paul = app.client_of(Demo::Paul).await;
    let readers_of = async |visibility| {
        let now = paul.read_poc(poc.summary.id).await.unwrap();
        let body = RestrictPocRequest { visibility };
        paul.restrict_poc(poc.summary.id, &body, now.version).await.unwrap();
        app.catch_up().await;
        let mut readers = Vec::new();
        for who in CAST {
            if app.client_of(who).await.read_poc(poc.summary.id).await.is_ok() {
                readers.push(who);
            }
        }
        readers
    };
    for visibility in [Visibility::TopManagement, Visibility::Department, Visibility::Everyone] {
        let readers = readers_of(visibility).await;
        assert_eq!(finders(&app, &CAST).await, readers, "{visibility}");
        assert_eq!(readers.len() == CAST.len(), visibility == Visibility::Everyone, "{readers:?}");
        assert!(readers.contains(&Demo::Julie), "{visibility}: her own");
    }
}

async fn records_kept_to_the_top_are_found_by_nobody_else(database: Database) {
    let app = TestApp::spawn(database).await;
    secret(&app).await;
    assert_eq!(finders(&app, &CAST).await, CAST);
    let nadia = app.client_of(Demo::Nadia).await;
    let rules = nadia.read_poc_rules().await.unwrap();
    let audience = PocAudience::TopManagement;
    let body = PocRulesRequest { audience, open_sheets: true, four_eyes: false };
    nadia.set_poc_rules(&body, rules.version).await.unwrap();
    // At once: nothing is indexed again.
    assert_eq!(
        finders(&app, &CAST).await,
        [Demo::Julie, Demo::Marc, Demo::Paul, Demo::Nadia],
        "hers, the COMEX, the Dinno"
    );
    // Nor is a word of it offered to whoever misspells it.
    let told = told(&app, Demo::Sophie, "zephirine").await;
    assert!(!told.iter().any(|text| text.to_lowercase().contains("zéphyrine")), "{told:?}");
}

on_both_databases!(
    a_restricted_experiment_is_found_by_whoever_may_read_it,
    records_kept_to_the_top_are_found_by_nobody_else,
    a_challenge_that_is_prepared_changes_nothing_for_others,
    whoever_was_declared_to_own_a_challenge_in_preparation_finds_it,
    a_challenge_that_opens_is_found_by_all,
);
