//! One door for all: each profile finds the same portal behind it (R001, R006), and takes part in it (A07).

use api_types::expression::PutTagRequest;
use api_types::help_request::AskDinnoRequest;
use api_types::idea::PostCommentRequest;
use api_types::resource_request::RequestResourcesRequest;
use domain::access::Permission;
use domain::brick::FUNCTIONS;
use domain::expression::Target;
use domain::idea::Stance;
use serde_json::json;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use crate::ideas::deposit;
use crate::pocs::launched;

/// Somebody of each profile, agents of COMEX and referents included.
const ALL: [Demo; 7] =
    [Demo::Nadia, Demo::Paul, Demo::Julie, Demo::Thomas, Demo::Sophie, Demo::Marc, Demo::Yann];

/// What the matrix of the register opens to all: the doors, what the Dinno tells, people, search.
const READ: [Permission; 15] = [
    Permission::ReadIdeas,
    Permission::ReadChallenges,
    Permission::ReadPocs,
    Permission::ReadPortfolio,
    Permission::ReadPractices,
    Permission::ReadNews,
    Permission::ReadEvents,
    Permission::ReadDirectory,
    Permission::ReadTestimonials,
    Permission::ReadKeyFigures,
    Permission::ReadMethodResources,
    Permission::ReadNewsletters,
    Permission::ReadGlossary,
    Permission::Search,
    Permission::ReadBricks,
];

async fn every_profile_finds_the_same_portal_behind_one_door(database: Database) {
    let app = TestApp::spawn(database).await;
    deposit(&app.client_of(Demo::Sophie).await, "Une idée").await;
    launched(&app.client_of(Demo::Julie).await, "Un essai").await;
    for who in ALL {
        let client = app.client_of(who).await;
        let me = client.read_me().await.unwrap();
        for permission in READ {
            assert!(me.may(permission), "{who:?}, {permission:?}");
        }
        let home = client.read_home().await.unwrap();
        assert!(home.unavailable.is_empty(), "{who:?}");
        assert_eq!((home.counts.ideas, home.counts.pocs_in_progress), (1, 1), "{who:?}");
        assert_eq!(home.latest_pocs[0].title, "Un essai", "{who:?}");
        assert_eq!(client.list_bricks().await.unwrap().functions, FUNCTIONS, "{who:?}");
    }
}

async fn every_profile_takes_part_without_a_right_to_write(database: Database) {
    let app = TestApp::spawn(database).await;
    let poc = launched(&app.client_of(Demo::Karim).await, "Un essai").await;
    let target = Target::Poc(poc.summary.id);
    let supported = deposit(&app.client_of(Demo::Claire).await, "L’idée de Claire").await;
    for who in ALL {
        let client = app.client_of(who).await;
        deposit(&client, &format!("Une idée de {who:?}")).await;
        assert!(client.support_idea(supported.summary.id).await.unwrap().voted, "{who:?}");
        let said = PostCommentRequest::signed(Stance::Supports, "Chez nous aussi.");
        client.post_comment_on(target, &said, &key()).await.unwrap();
        assert!(client.like(target).await.unwrap().liked, "{who:?}");
        assert!(client.follow(target).await.unwrap().following, "{who:?}");
        let tag = PutTagRequest { word: "ruralité".to_owned() };
        client.put_tag(target, &tag).await.unwrap();
        let question =
            json!({ "topic": "portal", "title": "Où est mon brouillon ?", "body": "Perdu." });
        let question: AskDinnoRequest = serde_json::from_value(question).unwrap();
        client.ask_dinno(&question, &key()).await.unwrap();
        let wanted =
            json!({ "title": "Un essai", "lines": [{ "kind": "it", "what": "un poste" }] });
        let wanted: RequestResourcesRequest = serde_json::from_value(wanted).unwrap();
        client.request_resources(&wanted, &key()).await.unwrap();
    }
}

on_both_databases!(
    every_profile_finds_the_same_portal_behind_one_door,
    every_profile_takes_part_without_a_right_to_write,
);
