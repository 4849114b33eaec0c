//! « Voir comme »: whoever changes the matrix looks at the portal as a profile, reads what it reads, changes nothing
//! (R037, R042, R335; ADR 0016).

use api_client::ApiClient;
use api_types::editorial::EditorialQuery;
use api_types::idea::{IdeaQuery, RestrictIdeaRequest};
use api_types::problem::ProblemCode;
use api_types::rights::DeclareOwnerRequest;
use api_types::session::{Me, SignInRequest};
use domain::access::{Brick, Capability, Permission, Profile, Reach};
use domain::editorial::{EditorialBrick, EditorialState};
use domain::people::OwnerKind;
use domain::poc::Visibility;
use reqwest::{Client, Method, StatusCode};
use serde_json::Value;
use test_support::{Database, Demo, PASSWORD, TestApp, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::editorial::{news, published};
use crate::ideas::deposit;
use crate::matrix::{cell, change};
use crate::search::{seek, titles};

const HEADER: &str = "ozelid-view-as";

async fn token(app: &TestApp, who: Demo) -> String {
    let email = who.person().email.to_owned();
    let body = SignInRequest { email, password: PASSWORD.to_owned() };
    app.stranger().sign_in(&body).await.unwrap().access_token
}

/// Every operation, with identifiers of nothing.
fn operations() -> Vec<(Method, String, Value)> {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let method = method.to_uppercase().parse().unwrap();
            let mut concrete = path.clone();
            while let (Some(start), Some(end)) = (concrete.find('{'), concrete.find('}')) {
                concrete.replace_range(start..=end, &Uuid::nil().to_string());
            }
            operations.push((method, concrete, operation.clone()));
        }
    }
    operations
}

/// What each permission gives, wherever.
fn reaches(me: &Me) -> Vec<(Permission, Reach, bool)> {
    me.permissions.iter().map(|one| (one.permission, one.reach, one.whole)).collect()
}

async fn version(nadia: &ApiClient) -> i32 {
    nadia.read_matrix().await.unwrap().version
}

async fn a_closed_brick_a_draft_and_what_is_kept_are_gone_for_whoever_looks_as_a_reader(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let seen = nadia.with_view_as(Some(Profile::Reader));
    published(&paul, &news("Une actualité Zéphyrine", None)).await;
    paul.draft_editorial_item(&news("Un brouillon", None), &key()).await.unwrap();
    let drafts =
        EditorialQuery { state: EditorialState::Draft, ..EditorialQuery::of(EditorialBrick::News) };
    assert_eq!(nadia.list_editorial_items(&drafts).await.unwrap().items.len(), 1);
    assert!(seen.list_editorial_items(&drafts).await.unwrap().items.is_empty());

    let idea = deposit(&app.client_of(Demo::Yann).await, "Une idée Zéphyrine").await;
    let (id, all) = (idea.summary.id, IdeaQuery::default());
    app.catch_up().await;
    assert_eq!(titles(&seen, "Zéphyrine").await.len(), 2);
    assert_eq!(seen.list_ideas(&all).await.unwrap().items.len(), 1);
    let kept = RestrictIdeaRequest { visibility: Visibility::TopManagement };
    nadia.restrict_idea(id, &kept, idea.version).await.unwrap();
    app.catch_up().await;
    assert_eq!(titles(&nadia, "Zéphyrine").await.len(), 2, "she reads it herself");
    assert_eq!(titles(&seen, "Zéphyrine").await, ["Une actualité Zéphyrine"]);
    assert_eq!(refusal(seen.read_idea(id).await), ProblemCode::NotFound);
    assert!(seen.list_ideas(&all).await.unwrap().items.is_empty());

    let list = EditorialQuery::of(EditorialBrick::News);
    assert_eq!(seen.list_editorial_items(&list).await.unwrap().items.len(), 1);
    let closed = cell((Brick::News, Capability::Read), Profile::Reader, Reach::Nothing);
    nadia.change_matrix(&change(&[closed]), version(&nadia).await).await.unwrap();
    assert_eq!(refusal(seen.list_editorial_items(&list).await), ProblemCode::Forbidden);
    assert!(titles(&seen, "Zéphyrine").await.is_empty());
    assert!(!seen.read_me().await.unwrap().may(Permission::ReadNews), "no menu leads there");
    let other = nadia.with_view_as(Some(Profile::Contributor));
    assert_eq!(other.list_editorial_items(&list).await.unwrap().items.len(), 1);
    assert_eq!(seen.with_view_as(None).list_editorial_items(&list).await.unwrap().items.len(), 1);
}

async fn one_looks_with_the_rights_of_the_profile_and_nothing_besides(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let me = nadia.read_me().await.unwrap();
    let hers = DeclareOwnerRequest {
        brick: Brick::Events,
        item_id: None,
        owner_kind: OwnerKind::Person,
        owner_id: me.person.id.0,
    };
    nadia.declare_owner(&hers, &key()).await.unwrap();
    assert_eq!(nadia.read_own_rights().await.unwrap().ownerships.len(), 1);
    for (profile, who) in [(Profile::Reader, Demo::Sophie), (Profile::Contributor, Demo::Julie)] {
        let seen = nadia.with_view_as(Some(profile));
        let (looks, is) = (seen.read_me().await.unwrap(), app.client_of(who).await);
        assert_eq!((looks.person.id, looks.profile), (me.person.id, profile));
        assert!(!looks.top_management);
        assert_eq!(reaches(&looks), reaches(&is.read_me().await.unwrap()), "{profile}");
        let rights = seen.read_own_rights().await.unwrap();
        assert_eq!(rights.profile, profile);
        assert!(
            rights.delegations.is_empty()
                && rights.ownerships.is_empty()
                && rights.acts_for.is_none()
        );
    }
    let after = nadia.read_me().await.unwrap();
    assert_eq!((after.profile, reaches(&after)), (me.profile, reaches(&me)), "herself again");
}

async fn only_whoever_changes_the_matrix_looks_and_never_upward(database: Database) {
    let app = TestApp::spawn(database).await;
    for who in [Demo::Paul, Demo::Julie, Demo::Sophie, Demo::Yann] {
        let client = app.client_of(who).await;
        for profile in Profile::ALL {
            let refused = client.with_view_as(Some(*profile)).read_me().await;
            assert_eq!(refusal(refused), ProblemCode::PreviewRefused, "{who:?} as {profile}");
        }
    }
    let refused = app.stranger().with_view_as(Some(Profile::Reader)).read_me().await;
    assert_eq!(refusal(refused), ProblemCode::NotSignedIn);
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    for profile in Profile::ALL {
        let seen = nadia.with_view_as(Some(*profile)).read_me().await.unwrap();
        assert_eq!(seen.profile, *profile);
    }
    let administer = (Brick::Administration, Capability::Manage);
    let let_in = cell(administer, Profile::FunctionalAdmin, Reach::Everything);
    nadia.change_matrix(&change(&[let_in]), version(&nadia).await).await.unwrap();
    for profile in [Profile::Reader, Profile::Contributor, Profile::FunctionalAdmin] {
        let seen = paul.with_view_as(Some(profile)).read_me().await.unwrap();
        assert_eq!(seen.profile, profile);
    }
    for profile in [Profile::Developer, Profile::SuperAdmin] {
        let refused = paul.with_view_as(Some(profile)).read_me().await;
        assert_eq!(refusal(refused), ProblemCode::PreviewRefused, "{profile}");
    }
    let token = token(&app, Demo::Nadia).await;
    let odd = Client::new().get(format!("{}/api/v1/me", app.url)).bearer_auth(&token);
    let odd = odd.header(HEADER, "king").send().await.unwrap();
    assert_eq!(odd.status(), StatusCode::BAD_REQUEST);
}

async fn nothing_is_ever_changed_by_whoever_looks_as_a_profile(database: Database) {
    let app = TestApp::spawn(database).await;
    let (http, token) = (Client::new(), token(&app, Demo::Nadia).await);
    let mut tried = 0;
    for (method, path, _) in operations() {
        if method == Method::GET {
            continue;
        }
        tried += 1;
        let request = http.request(method.clone(), format!("{}{path}", app.url));
        let request = request.bearer_auth(&token).header(HEADER, "reader");
        let answer = request.header("if-match", "\"1\"").json(&Value::Null).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{method} {path}");
        let problem: Value = answer.json().await.unwrap();
        assert_eq!(problem["code"], "preview_reads_only", "{method} {path}");
    }
    assert!(tried > 100, "{tried} operations were tried");
    let me = http.get(format!("{}/api/v1/me", app.url)).bearer_auth(&token);
    let me = me.header(HEADER, "reader").send().await.unwrap();
    assert_eq!(me.status(), StatusCode::OK, "signing out was refused too");
    let vary = me.headers().get_all("vary").iter().filter_map(|value| value.to_str().ok());
    let vary: Vec<_> = vary.map(str::to_lowercase).collect();
    assert!(vary.iter().any(|value| value.contains(HEADER)), "{vary:?}");
}

async fn what_readers_are_refused_is_refused_to_whoever_looks_as_one(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let http = Client::new();
    let (nadia, sophie) = (token(&app, Demo::Nadia).await, token(&app, Demo::Sophie).await);
    let mut refused = 0;
    for (method, path, operation) in operations() {
        if method != Method::GET {
            continue;
        }
        let guarded = operation["security"] != serde_json::json!([{}]);
        let named = operation["parameters"].as_array().into_iter().flatten();
        let named = named.filter(|one| one["$ref"] == "#/components/parameters/ViewAs").count();
        assert_eq!(named, usize::from(guarded), "{path}: the document tells of the header");
        let ask = |token: &str| http.get(format!("{}{path}", app.url)).bearer_auth(token);
        let reader = ask(&sophie).send().await.unwrap().status();
        if reader == StatusCode::FORBIDDEN {
            refused += 1;
            let seen = ask(&nadia).header(HEADER, "reader").send().await.unwrap().status();
            assert_eq!(seen, StatusCode::FORBIDDEN, "{path}");
        }
    }
    assert!(refused > 5, "{refused} readings were refused");
}

async fn what_is_sought_by_whoever_looks_as_a_profile_is_not_counted(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let nadia = app.client_of(Demo::Nadia).await;
    let seen = nadia.with_view_as(Some(Profile::Reader));
    for _ in 0..3 {
        seek(&seen, "télétravail insulaire").await;
        seek(&nadia, "accueil").await;
    }
    app::search::note_kept(&app.app).await.unwrap();
    let report = nadia.read_sought_words().await.unwrap();
    let told: Vec<_> = report.most.iter().map(|one| one.words.as_str()).collect();
    assert_eq!(told, ["accueil"]);
}

on_both_databases!(
    a_closed_brick_a_draft_and_what_is_kept_are_gone_for_whoever_looks_as_a_reader,
    one_looks_with_the_rights_of_the_profile_and_nothing_besides,
    only_whoever_changes_the_matrix_looks_and_never_upward,
    nothing_is_ever_changed_by_whoever_looks_as_a_profile,
    what_readers_are_refused_is_refused_to_whoever_looks_as_one,
    what_is_sought_by_whoever_looks_as_a_profile_is_not_counted,
);
