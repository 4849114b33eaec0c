//! What lists, counts, files, feeds, search and the landing page hold for whoever reads a part of a brick, where reading
//! it is closed: that part, and nothing else (R037, D.3).

use std::collections::{BTreeMap, BTreeSet};

use api_client::ApiClient;
use api_types::page::Codes;
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest};
use api_types::search::SearchQuery;
use domain::OrganisationId;
use domain::access::{Brick, Capability, Profile, Reach, Scope};
use domain::challenge::ChallengeStatus;
use domain::editorial::EditorialBrick;
use domain::search::SearchKind;
use reqwest::Method;
use serde_json::Value;
use test_support::{Database, Demo, PASSWORD, TestApp, on_both_databases};
use uuid::Uuid;

use super::super::made;
use super::desk::Desk;
use super::lend;
use super::things::Things;
use crate::editorial::{news, published};
use crate::ideas::deposit;

/// A brick that has a list: where it is read, where it is taken away, and as what it is sought.
struct Listed {
    brick: Brick,
    list: String,
    file: Option<&'static str>,
    kind: SearchKind,
}

impl Listed {
    fn new(brick: Brick, list: &str, kind: SearchKind) -> Self {
        Self { brick, list: list.to_owned(), file: None, kind }
    }

    fn taken_away(self, file: &'static str) -> Self {
        Self { file: Some(file), ..self }
    }
}

fn listed() -> Vec<Listed> {
    let told = EditorialBrick::ALL.iter().map(|brick| {
        let list = format!("/editorial-items?brick={}&", brick.code());
        Listed::new(brick.brick(), &list, brick.sought())
    });
    let ideas = Listed::new(Brick::Ideas, "/ideas?", SearchKind::Idea);
    let pocs = Listed::new(Brick::Pocs, "/pocs?", SearchKind::Poc);
    [
        ideas.taken_away("/idea-exports/ndjson"),
        pocs.taken_away("/poc-exports/ndjson"),
        Listed::new(Brick::Challenges, "/challenges?", SearchKind::Challenge),
        Listed::new(Brick::Practices, "/practices?", SearchKind::Practice),
    ]
    .into_iter()
    .chain(told)
    .collect()
}

/// What each brick is to hold.
type Held = BTreeMap<Brick, BTreeSet<Uuid>>;

/// Two things of the main bricks at least: the first of each, and all of them by body.
struct World {
    first: BTreeMap<Brick, Uuid>,
    here: OrganisationId,
    there: OrganisationId,
    all: Vec<(Brick, Uuid, Option<OrganisationId>)>,
}

impl World {
    async fn make(app: &TestApp, nadia: &ApiClient) -> Self {
        let things = Things::make(app).await;
        let julie = app.client_of(Demo::Julie).await;
        let (here, there) = (things.idea.body.unwrap(), things.poc.body.unwrap());
        let other_news = {
            let mut request = news("Une autre actualité", None);
            request.organisation_id = Some(there);
            published(nadia, &request).await.summary.id.0
        };
        let other_idea = deposit(&julie, "Une autre idée").await.summary.id.0;
        let body = julie.read_me().await.unwrap().person.organisation.map(|body| body.id);
        assert_eq!(body, Some(there), "the other body");
        let poc = crate::practices::validated(app, &julie, "Un autre essai").await;
        let other_practice = crate::practices::publish(&julie, &poc).await.summary.id.0;
        let owner = app.client_of(Demo::Claire).await.read_me().await.unwrap().person.id;
        let call = made::challenge(app, ChallengeStatus::Open, (owner, owner)).await;
        let mut all = vec![
            (Brick::Ideas, things.idea.id, Some(here)),
            (Brick::Ideas, other_idea, Some(there)),
            (Brick::Challenges, things.challenge.id, None),
            (Brick::Challenges, call, None),
            (Brick::Practices, things.practice.id, Some(there)),
            (Brick::Practices, other_practice, Some(there)),
        ];
        let told = things.told.iter().map(|(brick, told)| (brick.brick(), told.id, Some(here)));
        all.extend(told.chain([(Brick::News, other_news, Some(there))]));
        let pocs = nadia.list_pocs(&api_types::poc::PocQuery::default()).await.unwrap().items;
        assert!(pocs.len() > 2);
        all.extend(pocs.iter().map(|poc| (Brick::Pocs, poc.id.0, Some(there))));
        let mut first: BTreeMap<Brick, Uuid> = BTreeMap::new();
        for (brick, id, _) in &all {
            first.entry(*brick).or_insert(*id);
        }
        Self { first, here, there, all }
    }

    fn firsts(&self) -> BTreeSet<Uuid> {
        self.first.values().copied().collect()
    }

    /// Those of which this is true.
    fn held(&self, which: impl Fn(Uuid, Option<OrganisationId>) -> bool) -> Held {
        let mut held: Held = listed().iter().map(|one| (one.brick, BTreeSet::new())).collect();
        for (brick, id, body) in &self.all {
            if which(*id, *body) {
                held.entry(*brick).or_default().insert(*id);
            }
        }
        held
    }
}

fn ids(items: &Value) -> BTreeSet<Uuid> {
    let items = items.as_array().unwrap().iter();
    items.map(|item| item["id"].as_str().unwrap().parse().unwrap()).collect()
}

/// Everything that tells what a brick holds, asked by whoever sits there.
async fn check(app: &TestApp, sophie: &Desk, held: &Held, whom: &str) {
    let client = app.stranger().with_bearer(sophie.token.clone());
    for Listed { brick, list, file, kind } in listed() {
        let expected = &held[&brick];
        let count = u64::try_from(expected.len()).unwrap();
        let path = format!("{list}limit=100&include=total");
        let (status, told) = sophie.call((&Method::GET, &path), None, 0).await;
        assert!(status.is_success(), "{path} {whom}: {status}");
        assert_eq!(ids(&told["items"]), *expected, "{path} {whom}");
        assert_eq!(told["total"].as_u64(), Some(count), "{path} {whom}");
        let first = format!("{list}limit=1");
        let (_, page) = sophie.call((&Method::GET, &first), None, 0).await;
        assert_eq!(page["next"].is_string(), count > 1, "{first} {whom}: no page of nothing");
        if let Some(file) = file {
            let sent = sophie.text(file).await;
            assert_eq!(sent.lines().count(), expected.len(), "{file} {whom}");
        }
        let query = SearchQuery { kind: Codes(vec![kind]), ..SearchQuery::default() };
        let found = client.search_items(&query).await.unwrap();
        let hits: BTreeSet<Uuid> = found.items.iter().map(|hit| hit.id).collect();
        assert_eq!((hits, found.total), (expected.clone(), count), "search of {kind} {whom}");
    }
    let counts = client.read_home().await.unwrap().counts;
    let held = |brick: Brick| u64::try_from(held[&brick].len()).unwrap();
    assert_eq!(counts.ideas, held(Brick::Ideas), "on the landing page {whom}");
    assert_eq!(counts.practices, held(Brick::Practices), "on the landing page {whom}");
    assert_eq!(counts.open_challenges, held(Brick::Challenges), "on the landing page {whom}");
    let (_, facets) = sophie.call((&Method::GET, "/idea-facets"), None, 0).await;
    let facets = facets["facets"].as_array().unwrap();
    let statuses = facets.iter().find(|facet| facet["name"] == "status").unwrap();
    let counted = statuses["values"].as_array().unwrap().iter();
    let counted: u64 = counted.map(|value| value["count"].as_u64().unwrap()).sum();
    assert_eq!(counted, held(Brick::Ideas), "facets of ideas {whom}");
    let feeds = client.list_feeds().await.unwrap().items;
    let address = &feeds.iter().find(|feed| feed.address.contains("/news?")).unwrap().address;
    let feed = reqwest::get(format!("{}{address}", app.url)).await.unwrap();
    let entries = feed.text().await.unwrap().matches("<entry>").count();
    assert_eq!(u64::try_from(entries).unwrap(), held(Brick::News), "the feed of news {whom}");
}

/// Readers read none of these bricks any more.
async fn close(nadia: &ApiClient) {
    let cell = |listed: &Listed| CellChangeRequest {
        brick: listed.brick,
        item_id: None,
        capability: Capability::Read,
        profile: Profile::Reader,
        reach: Reach::Nothing,
    };
    let changes = listed().iter().map(cell).collect();
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&ChangeMatrixRequest { changes }, version).await.unwrap();
}

/// Closed to readers, what was lent of it is listed, counted, found and taken away, and nothing else.
async fn what_is_lent_is_all_that_lists_hold(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let world = World::make(&app, &nadia).await;
    app.index().await;
    let sophie = Desk::open(&app, Demo::Sophie.person().email, PASSWORD).await;
    let whom = app.client_of(Demo::Sophie).await.read_me().await.unwrap().person.id;
    check(&app, &sophie, &world.held(|_, _| true), "who reads all of it").await;
    close(&nadia).await;
    for Listed { list, .. } in listed() {
        let (status, _) = sophie.call((&Method::GET, &list), None, 0).await;
        assert_eq!(status.as_u16(), 403, "{list}");
    }
    let of = |body| Scope { organisation: Some(body), ..Scope::default() };
    let items = world.firsts();
    let firsts = |id: Uuid| items.contains(&id);
    let (here, there) = (world.here, world.there);
    let things = Scope { items: items.clone(), ..Scope::default() };
    let things_there = Scope { items: items.clone(), ..of(there) };
    for (scope, held, what) in [
        (things, world.held(|id, _| firsts(id)), "who was lent one thing of each"),
        (of(here), world.held(|_, body| body == Some(here)), "who was lent a body"),
        (of(there), world.held(|_, body| body == Some(there)), "who was lent another body"),
        (
            things_there,
            world.held(|id, body| firsts(id) && body == Some(there)),
            "who was lent one thing of each, in a body",
        ),
    ] {
        let lent = lend(&nadia, vec![scope], (Profile::FunctionalAdmin, whom)).await;
        check(&app, &sophie, &held, what).await;
        for lent in lent {
            nadia.withdraw_delegation(lent, 1).await.unwrap();
        }
    }
}

on_both_databases!(what_is_lent_is_all_that_lists_hold);
