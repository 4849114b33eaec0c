//! News in a feed reader: an address of one's own, good while its person may read.

use api_types::account::{AccountQuery, EditAccountRequest};
use api_types::editorial::{EditorialContentRequest, EditorialItemRequest, NewsletterRequest};
use api_types::practice::{
    PublishPracticeRequest, RestrictPracticeRequest, SchedulePracticeRequest,
    WithdrawPracticeRequest,
};
use chrono::TimeDelta;
use domain::access::Brick;
use domain::editorial::{EditorialBrick, MethodKind};
use domain::people::AccountStatus;
use domain::poc::Visibility;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::knowledge::{resource, spoken, testimonial, titled};
use super::{news, published};
use crate::practices::{publish, validated};

async fn text(app: &TestApp, path: &str) -> (u16, String) {
    let answer = reqwest::get(format!("{}{path}", app.url)).await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

async fn a_feed_tells_what_is_published_to_whoever_holds_its_address(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let odd: EditorialItemRequest = news("Simplifier & « <accueil> »", None);
    let shown = published(&paul, &odd).await;
    paul.draft_editorial_item(&news("Un brouillon", None), &key()).await.unwrap();
    let address = sophie.list_feeds().await.unwrap().items.remove(0).address;
    let (status, feed) = text(&app, &address).await;
    assert_eq!(status, 200);
    assert!(feed.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>"), "{feed}");
    assert!(feed.contains("<title>Simplifier &amp; « &lt;accueil&gt; »</title>"), "{feed}");
    assert!(feed.contains(&format!("<id>urn:uuid:{}</id>", shown.summary.id)), "{feed}");
    assert!(feed.contains("&lt;strong&gt;court&lt;/strong&gt;"), "{feed}");
    assert!(!feed.contains("Un brouillon") && !feed.contains("<script"), "{feed}");
    assert_eq!(feed.matches("<entry>").count(), 1);
    // The address of somebody else does not open with this signature.
    let me = sophie.read_me().await.unwrap().person.id.to_string();
    let other = paul.read_me().await.unwrap().person.id.to_string();
    assert_eq!(text(&app, &address.replace(&me, &other)).await.0, 404);
    let short = address.split('?').next().unwrap();
    assert_eq!(text(&app, short).await.0, 400);
}

async fn each_brick_that_is_told_has_its_feed(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    published(&paul, &resource(MethodKind::Space, None, None)).await;
    published(&paul, &spoken("Au marché", testimonial("Nous y allons **à pied**."))).await;
    let issue = NewsletterRequest { body: "Un bilan.".to_owned(), ..NewsletterRequest::default() };
    published(&paul, &titled("Lettre", EditorialContentRequest::Newsletters(issue))).await;
    let feeds = sophie.list_feeds().await.unwrap().items;
    for (brick, told) in [
        (EditorialBrick::MethodResources, "&lt;strong&gt;canevas&lt;/strong&gt;"),
        (EditorialBrick::Testimonials, "&lt;strong&gt;à pied&lt;/strong&gt;"),
        (EditorialBrick::Newsletters, "<title>Lettre</title>"),
    ] {
        let address = &feeds.iter().find(|feed| feed.brick == brick.brick()).unwrap().address;
        let (status, feed) = text(&app, address).await;
        assert_eq!(status, 200, "{brick}");
        assert!(feed.contains(told), "{feed}");
        // A signature opens its own feed alone.
        let news = address.replace("testimonials?", "news?").replace("newsletters?", "news?");
        let news = news.replace("method-resources?", "news?");
        assert_eq!(text(&app, &news).await.0, 404, "{news}");
        assert_eq!(text(&app, &news.replace("news?", "nowhere?")).await.0, 404);
    }
}

async fn the_store_has_its_feed_of_what_everybody_may_read(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let poc = validated(&app, &julie, "Relire à « voix » <haute>").await;
    let practice = publish(&julie, &poc).await;
    let id = practice.summary.id;
    // Paul may read everything: a feed reader may not.
    let feeds = paul.list_feeds().await.unwrap().items;
    let address = &feeds.iter().find(|feed| feed.brick == Brick::Practices).unwrap().address;
    let (status, feed) = text(&app, address).await;
    assert_eq!(status, 200);
    assert!(feed.contains("<title>Relire à « voix » &lt;haute&gt;</title>"), "{feed}");
    assert!(feed.contains(&format!("/pratiques/{id}\"")), "{feed}");
    assert_eq!(feed.matches("<entry>").count(), 1);
    let kept = RestrictPracticeRequest { visibility: Visibility::TopManagement };
    let kept = paul.restrict_practice(id, &kept, practice.version).await.unwrap();
    assert!(!text(&app, address).await.1.contains("<entry>"));
    let open = RestrictPracticeRequest { visibility: Visibility::Everyone };
    let open = paul.restrict_practice(id, &open, kept.version).await.unwrap();
    assert!(text(&app, address).await.1.contains("<entry>"));
    let why = WithdrawPracticeRequest { reason: "Le dispositif n’existe plus.".to_owned() };
    julie.withdraw_practice(id, &why, open.version).await.unwrap();
    assert!(!text(&app, address).await.1.contains("<entry>"));
    // A draft waits for its publication.
    let poc = validated(&app, &julie, "Un autre essai").await.summary.id;
    let content = julie.propose_practice(poc).await.unwrap();
    let waiting = PublishPracticeRequest::of_body(None, content.clone());
    let waiting = PublishPracticeRequest { draft: true, ..waiting };
    let body = PublishPracticeRequest::of_poc(poc, content);
    let body = PublishPracticeRequest { draft: true, ..body };
    let draft = julie.publish_practice(&body, &key()).await.unwrap();
    assert!(!text(&app, address).await.1.contains("<entry>"));
    julie.publish_draft_practice(draft.summary.id, draft.version).await.unwrap();
    assert_eq!(text(&app, address).await.1.matches("<entry>").count(), 1);
    // One that waits for its minute is there from then on, without anyone.
    let draft = julie.publish_practice(&waiting, &key()).await.unwrap();
    let at = domain::civil::to_the_minute(app.app.now()) + TimeDelta::minutes(2);
    let body = SchedulePracticeRequest { at: Some(at) };
    julie.schedule_practice(draft.summary.id, &body, draft.version).await.unwrap();
    assert_eq!(text(&app, address).await.1.matches("<entry>").count(), 1);
    app.advance(TimeDelta::minutes(2));
    assert_eq!(app::practices::publish_due(&app.app).await.unwrap(), 1);
    let feed = text(&app, address).await.1;
    assert_eq!(feed.matches("<entry>").count(), 2, "{feed}");
    assert!(feed.contains(&at.format("%Y-%m-%dT%H:%M:00Z").to_string()), "{feed}");
    // A signature opens its own feed alone.
    assert_eq!(text(&app, &address.replace("practices?", "news?")).await.0, 404);
}

async fn a_feed_ends_with_the_account_of_its_address(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let address = sophie.list_feeds().await.unwrap().items.remove(0).address;
    assert_eq!(text(&app, &address).await.0, 200);
    let q = Demo::Sophie.person().name.to_owned();
    let query = AccountQuery { q, ..AccountQuery::default() };
    let account = nadia.list_accounts(&query).await.unwrap().items.remove(0);
    let mut closed = EditAccountRequest::from(&account);
    closed.status = AccountStatus::Disabled;
    nadia.edit_account(account.id, &closed, account.version).await.unwrap();
    assert_eq!(text(&app, &address).await.0, 404);
}

async fn a_feed_address_that_is_withdrawn_no_longer_answers(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let of_paul = paul.list_feeds().await.unwrap().items.remove(0).address;
    let mut former: Option<String> = None;
    // Twice: the second time there is something to replace.
    for _ in 0..2 {
        let address = sophie.list_feeds().await.unwrap().items.remove(0).address;
        assert_ne!(Some(&address), former.as_ref());
        assert_eq!(text(&app, &address).await.0, 200);
        sophie.revoke_feeds().await.unwrap();
        assert_eq!(text(&app, &address).await.0, 404);
        former = Some(address);
    }
    assert_eq!(text(&app, &of_paul).await.0, 200, "the address of somebody else");
}

on_both_databases!(
    a_feed_tells_what_is_published_to_whoever_holds_its_address,
    each_brick_that_is_told_has_its_feed,
    the_store_has_its_feed_of_what_everybody_may_read,
    a_feed_ends_with_the_account_of_its_address,
    a_feed_address_that_is_withdrawn_no_longer_answers,
);
