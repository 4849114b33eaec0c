//! Signing in, staying in, signing out.

use api_types::problem::ProblemCode;
use api_types::session::{AccessToken, SignInRequest};
use chrono::TimeDelta;
use domain::access::{Permission, Reach};
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use test_support::{Database, Demo, PASSWORD, TestApp, on_both_databases, refusal};

async fn enter(app: &TestApp, who: Demo) -> (String, String) {
    let body = json!({ "email": who.person().email, "password": PASSWORD });
    let answer = Client::new()
        .post(format!("{}/api/v1/auth/sessions", app.url))
        .json(&body)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::CREATED);
    tokens(answer).await
}

/// The access token and the refresh cookie, as `name=value`.
async fn tokens(answer: Response) -> (String, String) {
    let cookie = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap().to_owned();
    (answer.json::<AccessToken>().await.unwrap().access_token, cookie)
}

async fn renew(app: &TestApp, cookie: &str) -> Response {
    Client::new()
        .post(format!("{}/api/v1/auth/tokens", app.url))
        .header("cookie", cookie)
        .send()
        .await
        .unwrap()
}

async fn code_of(answer: Response) -> String {
    answer.json::<Value>().await.unwrap()["code"].as_str().unwrap().to_owned()
}

async fn one_sign_in_opens_everything_and_nothing_opens_without(database: Database) {
    let app = TestApp::spawn(database).await;
    assert_eq!(refusal(app.stranger().read_me().await), ProblemCode::NotSignedIn);
    assert!(app.stranger().read_meta().await.is_ok());
    let sophie = app.client_of(Demo::Sophie).await;
    let me = sophie.read_me().await.unwrap();
    assert_eq!(me.person.name, "Sophie Lambert");
    assert_eq!(me.person.organisation.as_ref().unwrap().name, "Carsat Bretagne");
    assert_eq!(me.permissions.len(), Permission::ALL.len());
    assert!(me.may(Permission::DepositIdea) && !me.may(Permission::DecideIdea));
    assert!(!sophie.list_organisations().await.unwrap().items.is_empty());
    assert!(!sophie.list_references().await.unwrap().items.is_empty());
}

async fn a_wrong_password_and_an_unknown_address_read_the_same_and_have_to_wait(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let attempt = async |email: &str, password: &str| {
        let body = SignInRequest { email: email.to_owned(), password: password.to_owned() };
        refusal(app.stranger().sign_in(&body).await)
    };
    let known = Demo::Yann.person().email;
    for _ in 0..5 {
        assert_eq!(attempt(known, "wrong").await, ProblemCode::InvalidCredentials);
        assert_eq!(attempt("nobody@cnav.example", "wrong").await, ProblemCode::InvalidCredentials);
    }
    assert_eq!(attempt(known, PASSWORD).await, ProblemCode::TooManyRequests);
    assert_eq!(attempt("nobody@cnav.example", "wrong").await, ProblemCode::TooManyRequests);
    app.advance(TimeDelta::seconds(3));
    assert!(app.client_of(Demo::Yann).await.read_me().await.is_ok(), "nobody is locked out");
}

async fn a_token_lives_ten_minutes_and_is_renewed_by_the_cookie(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let (access, cookie) = enter(&app, Demo::Sophie).await;
    let client = app.stranger().with_bearer(&access);
    app.advance(TimeDelta::seconds(599));
    assert!(client.read_me().await.is_ok());
    app.advance(TimeDelta::seconds(1));
    assert_eq!(refusal(client.read_me().await), ProblemCode::NotSignedIn);
    let (access, _) = tokens(renew(&app, &cookie).await).await;
    assert!(app.stranger().with_bearer(&access).read_me().await.is_ok());
    app.advance(TimeDelta::hours(12));
    assert_eq!(renew(&app, &cookie).await.status(), StatusCode::UNAUTHORIZED);
}

async fn a_refresh_token_is_exchanged_again_for_a_moment_only(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let (_, first) = enter(&app, Demo::Sophie).await;
    let (access, second) = tokens(renew(&app, &first).await).await;
    // Two tabs at once, or a page that was left before its answer: once more, and the session goes on.
    let (again, third) = tokens(renew(&app, &first).await).await;
    for access in [&access, &again] {
        assert!(app.stranger().with_bearer(access).read_me().await.is_ok());
    }
    // The browser keeps one of the two; the other is used up with it.
    app.advance(TimeDelta::minutes(9));
    assert_eq!(renew(&app, &third).await.status(), StatusCode::OK);
    app.advance(TimeDelta::seconds(11));
    // Later it is a theft: whoever holds a token of this session is out.
    assert_eq!(code_of(renew(&app, &second).await).await, "session_ended");
    let out = app.stranger().with_bearer(&again).read_me().await;
    assert_eq!(refusal(out), ProblemCode::NotSignedIn);
}

async fn the_first_token_coming_back_late_ends_the_session(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let (_, first) = enter(&app, Demo::Sophie).await;
    let (access, second) = tokens(renew(&app, &first).await).await;
    app.advance(TimeDelta::seconds(11));
    assert_eq!(code_of(renew(&app, &first).await).await, "session_ended");
    assert_eq!(code_of(renew(&app, &second).await).await, "session_ended");
    let out = app.stranger().with_bearer(&access).read_me().await;
    assert_eq!(refusal(out), ProblemCode::NotSignedIn);
}

async fn two_renewals_at_once_both_go_on(database: Database) {
    let app = TestApp::spawn(database).await;
    let (_, cookie) = enter(&app, Demo::Sophie).await;
    let (one, other) = tokio::join!(renew(&app, &cookie), renew(&app, &cookie));
    for answer in [one, other] {
        let (access, _) = tokens(answer).await;
        assert!(app.stranger().with_bearer(access).read_me().await.is_ok());
    }
}

async fn signing_out_acts_at_the_next_request(database: Database) {
    let app = TestApp::spawn(database).await;
    let here = app.client_of(Demo::Sophie).await;
    let there = app.client_of(Demo::Sophie).await;
    let sessions = here.list_sessions().await.unwrap().items;
    assert_eq!(sessions.len(), 2);
    let other = sessions.iter().find(|session| !session.current).unwrap();
    let paul = app.client_of(Demo::Paul).await;
    assert_eq!(refusal(paul.end_session(other.id).await), ProblemCode::NotFound);
    here.end_session(other.id).await.unwrap();
    assert_eq!(refusal(there.read_me().await), ProblemCode::NotSignedIn);
    let again = app.client_of(Demo::Sophie).await;
    here.sign_out_everywhere().await.unwrap();
    for client in [here, again] {
        assert_eq!(refusal(client.read_me().await), ProblemCode::NotSignedIn);
    }
}

async fn forged_tokens_are_refused(database: Database) {
    let app = TestApp::spawn(database).await;
    let (access, _) = enter(&app, Demo::Sophie).await;
    let parts: Vec<&str> = access.split('.').collect();
    let encode = |json: &Value| {
        use base64::Engine as _;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(json.to_string())
    };
    let none = encode(&json!({ "alg": "none", "typ": "JWT" }));
    let hs = encode(&json!({ "alg": "HS256", "typ": "JWT" }));
    let mut stripped = access.clone();
    stripped.truncate(access.rfind('.').unwrap() + 1);
    let flipped = format!("{}.{}.{}", parts[0], parts[1], parts[2].replacen('A', "B", 1) + "A");
    for forged in [
        format!("{none}.{}.", parts[1]),
        format!("{hs}.{}.{}", parts[1], parts[2]),
        stripped,
        flipped,
        String::new(),
        "a.b.c".to_owned(),
    ] {
        let refused = app.stranger().with_bearer(&forged).read_me().await;
        assert_eq!(refusal(refused), ProblemCode::NotSignedIn, "{forged}");
    }
}

async fn keys_are_published_and_turn(database: Database) {
    let app = TestApp::spawn(database).await;
    let jwks = async || -> Value {
        let url = format!("{}/.well-known/jwks.json", app.url);
        reqwest::get(url).await.unwrap().json().await.unwrap()
    };
    let before = jwks().await;
    assert_eq!(before["keys"][0]["crv"], "Ed25519");
    let old = app.client_of(Demo::Sophie).await;
    app.app.identity.rotate_keys(&app.app.store).await.unwrap();
    assert_eq!(jwks().await["keys"].as_array().unwrap().len(), 2);
    assert!(old.read_me().await.is_ok(), "what the old key signed is still good");
    assert!(app.client_of(Demo::Sophie).await.read_me().await.is_ok());
    let public = serde_json::to_string(&jwks().await).unwrap();
    assert!(!public.contains("\"d\""), "no private half");
}

async fn another_site_cannot_use_the_cookie(database: Database) {
    let app = TestApp::spawn(database).await;
    let (_, cookie) = enter(&app, Demo::Sophie).await;
    let answer = Client::new()
        .post(format!("{}/api/v1/auth/tokens", app.url))
        .header("cookie", &cookie)
        .header("sec-fetch-site", "cross-site")
        .send()
        .await
        .unwrap();
    assert_eq!(code_of(answer).await, "foreign_origin");
    assert_eq!(renew(&app, &cookie).await.status(), StatusCode::OK, "the token was not used up");
}

async fn what_one_may_do_follows_the_profile(database: Database) {
    let app = TestApp::spawn(database).await;
    for (who, permission, expected) in [
        (Demo::Sophie, Permission::SteerPoc, Reach::Nothing),
        (Demo::Julie, Permission::SteerPoc, Reach::OwnOnly),
        (Demo::Paul, Permission::SteerPoc, Reach::Everything),
        (Demo::Thomas, Permission::DecideIdea, Reach::Nothing),
        (Demo::Thomas, Permission::ImportFiles, Reach::Everything),
        (Demo::Marc, Permission::DecideIdea, Reach::Nothing),
    ] {
        let me = app.client_of(who).await.read_me().await.unwrap();
        let reach = me.permissions.iter().find(|one| one.permission == permission).unwrap().reach;
        assert_eq!(reach, expected, "{who:?} {permission}");
    }
}

on_both_databases!(
    one_sign_in_opens_everything_and_nothing_opens_without,
    a_wrong_password_and_an_unknown_address_read_the_same_and_have_to_wait,
    a_token_lives_ten_minutes_and_is_renewed_by_the_cookie,
    a_refresh_token_is_exchanged_again_for_a_moment_only,
    the_first_token_coming_back_late_ends_the_session,
    two_renewals_at_once_both_go_on,
    signing_out_acts_at_the_next_request,
    forged_tokens_are_refused,
    keys_are_published_and_turn,
    another_site_cannot_use_the_cookie,
    what_one_may_do_follows_the_profile,
);
