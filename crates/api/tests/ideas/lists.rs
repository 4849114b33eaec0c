//! Finding ideas again (R055).

use api_client::ApiClient;
use api_types::account::EditAccountRequest;
use api_types::idea::{IdeaQuery, IdeaSort, PostCommentRequest};
use api_types::page::{Codes, Include};
use domain::idea::{IdeaStatus, IdeaVerdict, Stance};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::{decision, deposit, masked, spontaneous};
use crate::accounts::account_of;

async fn titles(client: &ApiClient, query: IdeaQuery) -> Vec<String> {
    let page = client.list_ideas(&query).await.expect("a list");
    page.items.into_iter().map(|idea| idea.title).collect()
}

/// Every title, page after page of two.
async fn whole(client: &ApiClient, sort: IdeaSort) -> Vec<String> {
    let mut query = IdeaQuery { sort, limit: 2, ..IdeaQuery::default() };
    let mut all = Vec::new();
    loop {
        let page = client.list_ideas(&query).await.expect("a page");
        assert!(page.items.len() <= 2);
        all.extend(page.items.into_iter().map(|idea| idea.title));
        query.cursor = page.next;
        if query.cursor.is_none() {
            return all;
        }
    }
}

async fn criteria_add_up_and_forget_case_and_accents(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let first = deposit(&sophie, "L’accueil téléphonique dématérialisé").await;
    let mut other = spontaneous("100 % d’accueil_soigné");
    "career".clone_into(&mut other.content.subcategory);
    yann.deposit_idea(&other, &key()).await.unwrap();
    sophie.deposit_idea(&masked("Un accueil masqué"), &key()).await.unwrap();
    let selected = decision(IdeaVerdict::Selected, "Retenue");
    paul.decide_idea(first.summary.id, &selected, first.version).await.unwrap();
    let q = |q: &str| IdeaQuery { q: Some(q.to_owned()), ..IdeaQuery::default() };
    assert_eq!(titles(&yann, q("TELEPHONIQUE l'accueil")).await.len(), 1);
    assert_eq!(titles(&yann, q("accueil")).await.len(), 3);
    for wildcard in ["%", "_", "100 %", "accueil_soigne"] {
        assert_eq!(titles(&yann, q(wildcard)).await, ["100 % d’accueil_soigné"], "{wildcard}");
    }
    assert!(titles(&yann, q("\\")).await.is_empty());
    assert!(titles(&yann, q("' OR 1=1 --")).await.is_empty());
    let statuses = Codes(vec![IdeaStatus::Selected, IdeaStatus::UnderReview]);
    let query = IdeaQuery { status: statuses, ..q("accueil") };
    assert_eq!(titles(&yann, query).await, ["L’accueil téléphonique dématérialisé"]);
    let query = IdeaQuery { domain: Some("retirement".to_owned()), ..IdeaQuery::default() };
    assert_eq!(titles(&yann, query).await, ["100 % d’accueil_soigné"]);
    let query = IdeaQuery { subcategory: Some("nothing".to_owned()), ..IdeaQuery::default() };
    assert!(titles(&yann, query).await.is_empty());
    let mine = IdeaQuery { mine: true, ..IdeaQuery::default() };
    assert_eq!(titles(&sophie, mine.clone()).await.len(), 2, "the masked one too");
    assert_eq!(titles(&yann, mine).await.len(), 1);
    let organisation_id = first.summary.organisation.map(|organisation| organisation.id);
    let query = IdeaQuery { organisation_id, ..IdeaQuery::default() };
    let listed = titles(&paul, query).await;
    assert!(
        !listed.contains(&"Un accueil masqué".to_owned()),
        "a small body would name its author"
    );
}

async fn every_order_gives_every_idea_once_page_after_page(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let mut ideas = Vec::new();
    for index in 0..5 {
        ideas.push(deposit(&sophie, &format!("Idée {index}")).await.summary.id);
    }
    for id in [ideas[3], ideas[1]] {
        yann.support_idea(id).await.unwrap();
    }
    sophie.deposit_idea(&masked("Idée 5"), &key()).await.unwrap();
    let comment = PostCommentRequest::signed(Stance::Neutral, "Oui");
    yann.post_comment(ideas[2], &comment, &key()).await.unwrap();
    for sort in [IdeaSort::Newest, IdeaSort::Oldest, IdeaSort::MostVoted, IdeaSort::MostCommented] {
        let all = whole(&yann, sort).await;
        let mut distinct = all.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!((all.len(), distinct.len()), (6, 6), "{sort:?}");
    }
    let newest = whole(&yann, IdeaSort::Newest).await;
    assert_eq!(newest[..5], ["Idée 4", "Idée 3", "Idée 2", "Idée 1", "Idée 0"]);
    assert_eq!(newest[5], "Idée 5", "an anonymous idea has the day only");
    let mut reversed = whole(&yann, IdeaSort::Oldest).await;
    reversed.reverse();
    assert_eq!(reversed, newest);
    assert_eq!(whole(&yann, IdeaSort::MostVoted).await[..2], ["Idée 3", "Idée 1"]);
    assert_eq!(whole(&yann, IdeaSort::MostCommented).await[0], "Idée 2");
    let counted = IdeaQuery { include: Some(Include::Total), limit: 1, ..IdeaQuery::default() };
    let page = yann.list_ideas(&counted).await.unwrap();
    assert_eq!((page.items.len(), page.total), (1, Some(6)));
    let voted = IdeaQuery { sort: IdeaSort::MostVoted, ..IdeaQuery::default() };
    let page = yann.list_ideas(&voted).await.unwrap();
    let mine: Vec<bool> = page.items.iter().map(|idea| idea.voted).collect();
    assert_eq!(mine, [true, true, false, false, false, false]);
    assert!(sophie.list_ideas(&voted).await.unwrap().items.iter().all(|idea| !idea.voted));
}

/// R059: by the direction of whoever signed it, which no masked idea has.
async fn a_direction_finds_what_its_agents_signed(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let nadia = app.client_of(Demo::Nadia).await;
    let organisations = nadia.list_organisations().await.unwrap().items;
    let dsi = organisations.iter().find(|one| one.code == "cnav-dsi").unwrap();
    let account = account_of(&app, Demo::Sophie).await;
    let moved = EditAccountRequest { organisation_id: Some(dsi.id), ..(&account).into() };
    deposit(&sophie, "D’une autre direction").await;
    nadia.edit_account(account.id, &moved, account.version).await.unwrap();
    deposit(&sophie, "Signée").await;
    sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap();
    deposit(&yann, "D’ailleurs").await;
    let query = IdeaQuery { department_id: Some(dsi.id), ..IdeaQuery::default() };
    assert_eq!(titles(&yann, query).await, ["Signée"]);
}

on_both_databases!(
    a_direction_finds_what_its_agents_signed,
    criteria_add_up_and_forget_case_and_accents,
    every_order_gives_every_idea_once_page_after_page,
);
