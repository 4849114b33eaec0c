//! What was probably written twice: told to administrators, until somebody ties it or makes it one.

use api_client::ApiClient;
use api_types::idea::{LinkIdeaRequest, MergeIdeasRequest};
use api_types::problem::ProblemCode;
use api_types::search::DuplicateQuery;
use domain::idea::IdeaLinkKind;
use domain::poc::Visibility;
use domain::search::DuplicateKind;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::ideas::spontaneous;
use crate::pocs::{me, sponsored};

const TWICE: &str = "Les assurés qui attendent au téléphone laissent leur numéro : un automate les \
                     rappelle à l’heure choisie, avec leur dossier déjà ouvert.";
const ELSEWHERE: &str = "Un camion aménagé en bureau tient des permanences dans les villages que le \
                         train ne dessert plus, avec un agent et un interprète.";

async fn write(client: &ApiClient, title: &str, proposal: &str) -> api_types::idea::IdeaView {
    let mut request = spontaneous(title);
    request.content.proposal = Some(proposal.to_owned());
    client.deposit_idea(&request, &key()).await.unwrap()
}

async fn pairs(client: &ApiClient, kind: DuplicateKind) -> Vec<[String; 2]> {
    let query = DuplicateQuery { kind, cursor: None };
    let found = client.list_duplicates(&query).await.unwrap();
    assert!(found.next.is_none(), "few enough to be looked at in one answer");
    assert!(found.items.iter().all(|pair| pair.likeness > 50 && pair.likeness <= 100));
    let mut pairs: Vec<[String; 2]> = found
        .items
        .into_iter()
        .map(|pair| {
            let mut titles = [pair.one.title, pair.other.title];
            titles.sort();
            titles
        })
        .collect();
    pairs.sort();
    pairs
}

async fn two_ideas_that_say_the_same_are_told_until_they_are_tied_or_made_one(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let first = write(&sophie, "Rappel automatique des assurés", TWICE).await;
    write(&sophie, "Un bureau dans un camion", ELSEWHERE).await;
    let again = write(&yann, "Rappeler automatiquement les assurés", TWICE).await;
    app.index().await;
    let told = pairs(&paul, DuplicateKind::Idea).await;
    let both = ["Rappel automatique des assurés", "Rappeler automatiquement les assurés"];
    assert_eq!(told, [both.map(str::to_owned)], "once, and nothing else");
    assert_eq!(
        refusal(sophie.list_duplicates(&DuplicateQuery::default()).await),
        ProblemCode::Forbidden
    );
    let tie = LinkIdeaRequest { idea_id: first.summary.id, kind: IdeaLinkKind::Similar };
    paul.link_idea(again.summary.id, &tie).await.unwrap();
    app.catch_up().await;
    assert!(pairs(&paul, DuplicateKind::Idea).await.is_empty(), "tied");
    let untied = paul.unlink_idea(again.summary.id, first.summary.id).await.unwrap();
    app.catch_up().await;
    assert_eq!(pairs(&paul, DuplicateKind::Idea).await.len(), 1, "no longer tied");
    let body = MergeIdeasRequest { into: first.summary.id };
    paul.merge_idea(again.summary.id, &body, untied.version).await.unwrap();
    app.catch_up().await;
    assert!(pairs(&paul, DuplicateKind::Idea).await.is_empty(), "one");
}

async fn a_restricted_experiment_is_beside_no_other(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let lead = me(&julie).await;
    sponsored(&julie, "Rappel automatique par téléphone des assurés", lead).await;
    let again = sponsored(&julie, "Rappel automatique des assurés par téléphone", lead).await;
    sponsored(&julie, "Un camion pour les villages", lead).await;
    app.index().await;
    assert_eq!(pairs(&paul, DuplicateKind::Poc).await.len(), 1);
    assert!(pairs(&paul, DuplicateKind::Idea).await.is_empty());
    let body = api_types::poc::RestrictPocRequest { visibility: Visibility::TopManagement };
    let now = paul.read_poc(again.summary.id).await.unwrap();
    paul.restrict_poc(again.summary.id, &body, now.version).await.unwrap();
    app.catch_up().await;
    assert!(pairs(&paul, DuplicateKind::Poc).await.is_empty());
    let refused =
        julie.list_duplicates(&DuplicateQuery { kind: DuplicateKind::Poc, cursor: None }).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "she changes her own alone");
}

on_both_databases!(
    two_ideas_that_say_the_same_are_told_until_they_are_tied_or_made_one,
    a_restricted_experiment_is_beside_no_other,
);
