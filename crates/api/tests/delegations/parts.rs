//! What the directory tells whoever reads a part of it: names everybody needs, and of the rest that part (R037, D.3).

use api_client::ApiClient;
use api_types::action::ActionQuery;
use api_types::directory::{CardContentRequest, KeepCardRequest, SetMailboxRequest};
use api_types::editorial::{EditorialContentRequest, EditorialItemRequest, FeatureNewsRequest};
use api_types::partner::{PartnerContentRequest, PartnerQuery, PartnerRequest};
use api_types::people::PeopleQuery;
use api_types::practice::{PracticeContentRequest, PublishPracticeRequest};
use api_types::problem::ProblemCode;
use api_types::rights::GiveDelegationRequest;
use chrono::TimeDelta;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::action::ActionKind;
use domain::partner::PartnerType;
use domain::practice::PracticeKind;
use domain::{OrganisationId, PartnerId};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{body, id_of, lend, today};
use crate::editorial::agenda::event;
use crate::editorial::{news, published};
use crate::home::services::number;
use crate::matrix::{cell, change};
use crate::pocs::me;
use crate::practices::{publish, validated};

/// Readers read these bricks no more, but for what is lent to Sophie: all that is of this body.
pub(crate) async fn close(app: &TestApp, bricks: &[Brick], lent: OrganisationId) {
    let nadia = app.client_of(Demo::Nadia).await;
    let sophie = id_of(&app.client_of(Demo::Sophie).await).await;
    let closed = bricks
        .iter()
        .map(|brick| cell((*brick, Capability::Read), Profile::Reader, Reach::Nothing))
        .collect::<Vec<_>>();
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&change(&closed), version).await.unwrap();
    let wish = GiveDelegationRequest {
        organisation_id: Some(lent),
        bricks: bricks.to_vec(),
        ..lend(sophie, Profile::FunctionalAdmin)
    };
    nadia.give_delegation(&wish, &key()).await.unwrap();
}

async fn mailboxes_and_referents_are_told_of_the_part_that_one_reads(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let (here, there) = (body(&paul, "cnav").await, body(&paul, "carsat-bretagne").await);
    for (id, address) in [(here, "ici@cnav.example"), (there, "la-bas@carsat-bretagne.example")] {
        let version = paul.list_organisations().await.unwrap().items;
        let version = version.iter().find(|one| one.id == id).unwrap().version;
        let set = SetMailboxRequest { mailbox: Some(address.to_owned()) };
        paul.set_mailbox(id, &set, version).await.unwrap();
    }
    let told = async || {
        let all = sophie.list_organisations().await.unwrap().items;
        assert!(all.len() > 2, "where everything stands is named");
        let mailboxes: Vec<String> = all.into_iter().filter_map(|one| one.mailbox).collect();
        let referents = sophie.read_referent_counts().await.unwrap().items;
        let referents: Vec<_> = referents.iter().map(|one| one.organisation_id).collect();
        (mailboxes.len(), referents)
    };
    assert_eq!(told().await, (2, vec![there]));
    close(&app, &[Brick::Directory], here).await;
    assert_eq!(told().await, (1, Vec::new()), "the referent of another body is not told");
    // Whoever names people names anybody.
    let found = sophie.list_people(&PeopleQuery { q: "Yann".to_owned() }).await.unwrap().items;
    assert_eq!(found.len(), 1);
}

/// A partner with whom this body works.
async fn partner(paul: &ApiClient, name: &str, with: OrganisationId) -> PartnerId {
    let content = PartnerContentRequest {
        name: name.to_owned(),
        kind: PartnerType::Research,
        place: None,
        organisation_id: Some(with),
        site: None,
        note: None,
        active: true,
    };
    paul.add_partner(&PartnerRequest { content }, &key()).await.unwrap().id
}

/// One meets this partner at an event of a body, or of the whole branch.
async fn meet(app: &TestApp, met: PartnerId, organisation_id: Option<OrganisationId>) {
    let mut request = EditorialItemRequest { organisation_id, ..event(app, "Visite", None) };
    if let EditorialContentRequest::Events(event) = &mut request.content {
        event.partner_ids = vec![met];
    }
    published(&app.client_of(Demo::Paul).await, &request).await;
}

async fn a_partner_was_met_at_the_events_that_one_reads(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let here = body(&paul, "carsat-bretagne").await;
    let met = partner(&paul, "École 42", here).await;
    for organisation_id in [Some(here), None] {
        meet(&app, met, organisation_id).await;
    }
    app.advance(TimeDelta::days(4));
    let in_a_year = async || {
        let sophie = app.client_of(Demo::Sophie).await;
        sophie.read_partner(met).await.unwrap().meetings.unwrap().in_a_year
    };
    assert_eq!(in_a_year().await, 2);
    close(&app, &[Brick::Directory, Brick::Events], here).await;
    assert_eq!(in_a_year().await, 1, "not at the event of the whole branch");
}

async fn an_actor_of_a_practice_has_a_card_for_whoever_may_open_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let poc = validated(&app, &julie, "Ateliers mobiles").await;
    let id = publish(&julie, &poc).await.summary.id;
    let content = CardContentRequest { visible: true, ..CardContentRequest::default() };
    let who = me(&julie).await;
    julie.keep_card(who, &KeepCardRequest { content }, 0).await.unwrap();
    let carded = async || {
        let actors = sophie.read_practice(id).await.unwrap().actors;
        actors.iter().filter(|actor| actor.has_card).count()
    };
    assert_eq!(carded().await, 1);
    let elsewhere = body(&julie, "carsat-bretagne").await;
    close(&app, &[Brick::Directory], elsewhere).await;
    assert_eq!(refusal(sophie.read_card(who).await), ProblemCode::Forbidden);
    assert_eq!(carded().await, 0, "no way to a card that is closed to her");
}

async fn partners_are_counted_and_sought_in_the_part_that_one_reads(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let (here, there) = (body(&paul, "carsat-bretagne").await, body(&paul, "cnav").await);
    let near = partner(&paul, "École 42", here).await;
    partner(&paul, "Une jeune pousse", there).await;
    meet(&app, near, None).await;
    app.advance(TimeDelta::days(4));
    let told = async || {
        let sophie = app.client_of(Demo::Sophie).await;
        let counted = sophie.count_partners().await.unwrap().items;
        let unmet = PartnerQuery { unmet: true, ..PartnerQuery::default() };
        let unmet = sophie.list_partners(&unmet).await.unwrap().items;
        let names = unmet.into_iter().map(|partner| partner.name);
        (counted.iter().map(|one| one.count).sum::<u32>(), names.collect::<Vec<_>>())
    };
    assert_eq!(told().await, (2, vec!["Une jeune pousse".to_owned()]));
    close(&app, &[Brick::Directory, Brick::Events], here).await;
    // Not of another body, and not met at an event that she does not read.
    assert_eq!(told().await, (1, vec!["École 42".to_owned()]));
}

/// How many entries this feed of hers has.
async fn entries(app: &TestApp, client: &ApiClient, feed: &str) -> usize {
    let feeds = client.list_feeds().await.unwrap().items;
    let address = &feeds.iter().find(|one| one.address.contains(feed)).unwrap().address;
    let answer = reqwest::get(format!("{}{address}", app.url)).await.unwrap();
    answer.text().await.unwrap().matches("<entry>").count()
}

async fn feeds_the_front_page_and_counts_are_of_the_part_that_one_reads(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let (here, there) = (body(&paul, "carsat-bretagne").await, body(&paul, "cnav").await);
    for place in [here, there] {
        let content = PracticeContentRequest {
            title: "Relire à voix haute".to_owned(),
            domain: "social_action".to_owned(),
            ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
        };
        let shared = PublishPracticeRequest::of_body(Some(place), content);
        paul.publish_practice(&shared, &key()).await.unwrap();
    }
    let far = EditorialItemRequest { organisation_id: Some(there), ..news("Là-bas", None) };
    let far = published(&paul, &far).await;
    let day = FeatureNewsRequest { from: today(&app), until: today(&app) };
    paul.feature_news(far.summary.id, &day, far.version).await.unwrap();
    let told = async || {
        let featured = sophie.read_home().await.unwrap().featured;
        let recent = number(&sophie, Brick::News).await.map(|(_, count)| count);
        let map = sophie.read_action_map(&ActionQuery::default()).await.unwrap();
        let counted = map.by_kind.iter().any(|one| one.kind == ActionKind::Practice);
        let shared = entries(&app, &sophie, "/practices?").await;
        (featured.map(|news| news.title), recent, counted, shared)
    };
    assert_eq!(told().await, (Some("Là-bas".to_owned()), Some(1), true, 2));
    close(&app, &[Brick::News, Brick::Practices], here).await;
    assert_eq!(told().await, (None, Some(0), false, 1));
}

on_both_databases!(
    feeds_the_front_page_and_counts_are_of_the_part_that_one_reads,
    partners_are_counted_and_sought_in_the_part_that_one_reads,
    an_actor_of_a_practice_has_a_card_for_whoever_may_open_it,
    mailboxes_and_referents_are_told_of_the_part_that_one_reads,
    a_partner_was_met_at_the_events_that_one_reads,
);
