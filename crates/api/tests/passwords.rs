//! Passwords in the hands of their owners: changed, chosen by a link, asked for again (R334).

use std::time::Duration;

use api_client::{ApiClient, ApiError};
use api_types::account::{AccountView, CreateAccountRequest, EditAccountRequest};
use api_types::password::{
    ChangePasswordRequest, ChoosePasswordRequest, PasswordLinkView, RequestPasswordLinkRequest,
};
use api_types::problem::ProblemCode;
use api_types::session::SignInRequest;
use app::mail::send_due;
use chrono::TimeDelta;
use domain::access::Profile;
use domain::journal::Fact;
use domain::people::{AccountStatus, Marks};
use test_support::{
    Database, Demo, PASSWORD, SmtpSink, SunkLetter, TestApp, faulty_fields, key, on_both_databases,
    refusal,
};

use crate::accounts::account_of;

const NEW: &str = "une autre phrase assez longue";
const EMAIL: &str = "anne.lebihan@carsat-bretagne.example";

/// Signs in, or says why not.
async fn enter(app: &TestApp, email: &str, password: &str) -> Result<ApiClient, ApiError> {
    let body = SignInRequest { email: email.to_owned(), password: password.to_owned() };
    let client = app.stranger();
    let token = client.sign_in(&body).await?;
    Ok(client.with_bearer(token.access_token))
}

async fn refused(app: &TestApp, email: &str, password: &str) -> ProblemCode {
    refusal(enter(app, email, password).await)
}

async fn change(client: &ApiClient, current: &str, new: &str) -> Result<(), ApiError> {
    let body = ChangePasswordRequest { current: current.to_owned(), new: new.to_owned() };
    client.change_own_password(&body).await
}

async fn choose(app: &TestApp, token: &str, new: &str) -> Result<(), ApiError> {
    let body = ChoosePasswordRequest { new: new.to_owned() };
    app.stranger().choose_password(token, &body).await
}

fn token_of(link: &PasswordLinkView) -> String {
    link.address.split_once("/mot-de-passe/choisir#").unwrap().1.to_owned()
}

async fn token(client: &ApiClient, account: &AccountView) -> String {
    token_of(&client.give_password_link(account.id).await.unwrap())
}

async fn invited(paul: &ApiClient) -> AccountView {
    let body = CreateAccountRequest {
        name: "Anne Le Bihan".to_owned(),
        email: EMAIL.to_owned(),
        password: None,
        profile: Profile::Reader,
        organisation_id: None,
        marks: Marks::default(),
    };
    paul.create_account(&body, &key()).await.unwrap()
}

async fn one_changes_ones_own_and_ones_other_sessions_end(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let (here, there) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Sophie).await);
    assert_eq!(
        faulty_fields(change(&here, "", "court").await),
        ["/current required", "/new too_short"]
    );
    assert_eq!(faulty_fields(change(&here, "wrong", NEW).await), ["/current wrong_password"]);
    assert!(there.read_me().await.is_ok(), "a wrong attempt ends nothing");
    change(&here, PASSWORD, NEW).await.unwrap();
    assert!(here.read_me().await.is_ok(), "one stays where one is");
    assert_eq!(refusal(there.read_me().await), ProblemCode::NotSignedIn);
    let email = Demo::Sophie.person().email;
    assert_eq!(refused(&app, email, PASSWORD).await, ProblemCode::InvalidCredentials);
    assert!(enter(&app, email, NEW).await.is_ok());
    let account = account_of(&app, Demo::Sophie).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let history = nadia.read_account_history(account.id).await.unwrap().items;
    assert_eq!(history[0].fact, Fact::AccountEdited { account: account.id });
    assert_eq!(history[0].actor.as_ref().unwrap().name, "Sophie Lambert");
}

async fn whoever_guesses_the_password_of_an_open_session_has_to_wait(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let sophie = app.client_of(Demo::Sophie).await;
    for _ in 0..5 {
        assert_eq!(faulty_fields(change(&sophie, "wrong", NEW).await), ["/current wrong_password"]);
    }
    let waits = change(&sophie, PASSWORD, NEW).await;
    assert_eq!(refusal(waits), ProblemCode::TooManyRequests);
    app.advance(TimeDelta::seconds(3));
    change(&sophie, PASSWORD, NEW).await.unwrap();
}

async fn an_account_without_a_password_waits_for_its_link_which_works_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let anne = invited(&paul).await;
    assert!(anne.awaits_password);
    assert_eq!(refused(&app, EMAIL, "").await, ProblemCode::InvalidCredentials);
    assert_eq!(refused(&app, EMAIL, NEW).await, ProblemCode::InvalidCredentials);
    let former = token(&paul, &anne).await;
    let link = paul.give_password_link(anne.id).await.unwrap();
    assert!(!link.mailed, "no relay: it is handed over");
    let link = token_of(&link);
    assert_ne!(former, link);
    assert_eq!(refusal(choose(&app, &former, NEW).await), ProblemCode::NotFound, "replaced");
    assert_eq!(faulty_fields(choose(&app, &link, "court").await), ["/new too_short"]);
    choose(&app, &link, NEW).await.unwrap();
    assert_eq!(refusal(choose(&app, &link, PASSWORD).await), ProblemCode::NotFound, "used");
    assert!(enter(&app, EMAIL, NEW).await.unwrap().read_me().await.is_ok());
    assert!(!paul.read_account(anne.id).await.unwrap().awaits_password);
    // Another link ends the sessions of whoever used the former password.
    let anne_here = enter(&app, EMAIL, NEW).await.unwrap();
    choose(&app, &token(&paul, &anne).await, PASSWORD).await.unwrap();
    assert_eq!(refusal(anne_here.read_me().await), ProblemCode::NotSignedIn);
    let history = paul.read_account_history(anne.id).await.unwrap().items;
    let by = history.iter().filter_map(|entry| entry.actor.as_ref()).map(|one| one.name.as_str());
    let by: Vec<&str> = by.collect();
    // Chosen, given, chosen, given twice, created: the newest first.
    assert_eq!(
        by,
        [
            "Anne Le Bihan",
            "Paul Mercier",
            "Anne Le Bihan",
            "Paul Mercier",
            "Paul Mercier",
            "Paul Mercier"
        ]
    );
}

async fn a_link_lasts_three_days_and_ends_with_the_account(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let anne = invited(&app.client_of(Demo::Paul).await).await;
    let late = token(&app.client_of(Demo::Paul).await, &anne).await;
    app.advance(TimeDelta::hours(72));
    assert_eq!(refusal(choose(&app, &late, NEW).await), ProblemCode::NotFound, "expired");
    let paul = app.client_of(Demo::Paul).await;
    let closed = token(&paul, &anne).await;
    let edit = EditAccountRequest { status: AccountStatus::Disabled, ..(&anne).into() };
    let anne = paul.edit_account(anne.id, &edit, anne.version).await.unwrap();
    assert_eq!(refusal(choose(&app, &closed, NEW).await), ProblemCode::NotFound, "closed");
    let again = paul.give_password_link(anne.id).await;
    assert_eq!(refusal(again), ProblemCode::AccountClosed);
    let edit = EditAccountRequest { status: AccountStatus::Active, ..(&anne).into() };
    let anne = paul.edit_account(anne.id, &edit, anne.version).await.unwrap();
    let void = choose(&app, &closed, NEW).await;
    assert_eq!(refusal(void), ProblemCode::NotFound, "opening it again gives no link back");
    // One's own change ends a link that was given meanwhile.
    let first = token(&paul, &anne).await;
    choose(&app, &first, NEW).await.unwrap();
    let pending = token(&paul, &anne).await;
    change(&enter(&app, EMAIL, NEW).await.unwrap(), NEW, PASSWORD).await.unwrap();
    assert_eq!(refusal(choose(&app, &pending, NEW).await), ProblemCode::NotFound);
}

async fn nobody_takes_by_a_link_an_account_above_their_own_rights(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    for above in [Demo::Nadia, Demo::Thomas] {
        let account = account_of(&app, above).await;
        let refused = paul.give_password_link(account.id).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{above:?}");
    }
    let own = account_of(&app, Demo::Paul).await;
    assert_eq!(refusal(paul.give_password_link(own.id).await), ProblemCode::OwnAccount);
    let yann = account_of(&app, Demo::Yann).await;
    assert_eq!(refusal(sophie.give_password_link(yann.id).await), ProblemCode::Forbidden);
    assert!(paul.give_password_link(yann.id).await.is_ok());
}

async fn a_link_is_worth_what_its_giver_still_may(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let anne = invited(&paul).await;
    // Paul loses the right to give one, then has it back.
    let link = token(&paul, &anne).await;
    let giver = account_of(&app, Demo::Paul).await;
    let less = EditAccountRequest { profile: Profile::Contributor, ..(&giver).into() };
    let giver = nadia.edit_account(giver.id, &less, giver.version).await.unwrap();
    assert_eq!(refusal(choose(&app, &link, NEW).await), ProblemCode::NotFound, "not his to give");
    let again = EditAccountRequest { profile: Profile::FunctionalAdmin, ..(&giver).into() };
    let giver = nadia.edit_account(giver.id, &again, giver.version).await.unwrap();
    choose(&app, &link, NEW).await.unwrap();
    // His account closes; opening it again gives no link back.
    let link = token(&app.client_of(Demo::Paul).await, &anne).await;
    let gone = EditAccountRequest { status: AccountStatus::Disabled, ..(&giver).into() };
    let giver = nadia.edit_account(giver.id, &gone, giver.version).await.unwrap();
    assert_eq!(refusal(choose(&app, &link, NEW).await), ProblemCode::NotFound, "he left");
    let back = EditAccountRequest { status: AccountStatus::Active, ..(&giver).into() };
    nadia.edit_account(giver.id, &back, giver.version).await.unwrap();
    assert_eq!(refusal(choose(&app, &link, NEW).await), ProblemCode::NotFound, "void for good");
    // One that somebody else gave is worth as much as before.
    let link = token(&nadia, &anne).await;
    choose(&app, &link, PASSWORD).await.unwrap();
}

async fn a_letter_does_not_carry_the_link_of_whoever_left(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    app.app.use_relay();
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let anne = invited(&paul).await;
    assert!(paul.give_password_link(anne.id).await.unwrap().mailed);
    let giver = account_of(&app, Demo::Paul).await;
    let less = EditAccountRequest { profile: Profile::Contributor, ..(&giver).into() };
    nadia.edit_account(giver.id, &less, giver.version).await.unwrap();
    while send_due(&app.app, &sink.post()).await.unwrap().letters > 0 {}
    assert!(sink.letters().iter().all(|letter| letter.to != EMAIL));
}

async fn whoever_guesses_links_is_slowed_down_and_whoever_holds_one_is_not(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let paul = app.client_of(Demo::Paul).await;
    let link = token(&paul, &invited(&paul).await).await;
    for _ in 0..5 {
        assert_eq!(refusal(choose(&app, "guessed", NEW).await), ProblemCode::NotFound);
    }
    let waits = choose(&app, "guessed", NEW).await;
    assert_eq!(refusal(waits), ProblemCode::TooManyRequests);
    choose(&app, &link, NEW).await.unwrap();
}

async fn ask(app: &TestApp, email: &str) -> Result<(), ApiError> {
    let body = RequestPasswordLinkRequest { email: email.to_owned() };
    app.stranger().request_password_link(&body).await
}

/// The letters that left once there are as many: they are written after the answer.
async fn letters(app: &TestApp, sink: &SmtpSink, count: usize) -> Vec<SunkLetter> {
    for _ in 0..200 {
        while send_due(&app.app, &sink.post()).await.unwrap().letters > 0 {}
        if sink.letters().len() >= count {
            break;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    sink.letters()
}

async fn a_link_comes_by_mail_to_whoever_forgot_and_nothing_tells_of_others(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let sink = SmtpSink::start().await;
    let (sophie, nobody) = (Demo::Sophie.person().email, "nobody@cnav.example");
    assert!(!app.stranger().read_meta().await.unwrap().sends_mail);
    ask(&app, sophie).await.unwrap();
    app.app.use_relay();
    assert!(app.stranger().read_meta().await.unwrap().sends_mail);
    ask(&app, nobody).await.unwrap();
    let yann = account_of(&app, Demo::Yann).await;
    let edit = EditAccountRequest { status: AccountStatus::Disabled, ..(&yann).into() };
    let nadia = app.client_of(Demo::Nadia).await;
    nadia.edit_account(yann.id, &edit, yann.version).await.unwrap();
    ask(&app, &yann.email).await.unwrap();
    ask(&app, &sophie.to_uppercase()).await.unwrap();
    let sent = letters(&app, &sink, 1).await;
    assert_eq!(sent.len(), 1, "none without a relay, to a stranger or to a closed account");
    assert_eq!(sent[0].to, sophie);
    assert!(!sent[0].head.contains("List-Unsubscribe"), "{}", sent[0].head);
    let page = "https://ozeli-d.example/mot-de-passe/choisir#";
    let token = sent[0].body.split_once(page).unwrap().1;
    let ours = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let token: String = token.chars().take_while(ours).collect();
    choose(&app, &token, NEW).await.unwrap();
    assert!(enter(&app, sophie, NEW).await.is_ok());
    assert_eq!(faulty_fields(ask(&app, "nowhere").await), ["/email malformed"]);
    // As many requests as one likes tell nothing more: both have to wait alike.
    for address in [sophie, nobody] {
        let mut asked = Ok(());
        for _ in 0..6 {
            asked = ask(&app, address).await;
        }
        assert_eq!(refusal(asked), ProblemCode::TooManyRequests, "{address}");
    }
}

async fn a_link_that_is_replaced_before_its_letter_leaves_is_not_sent(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    app.app.use_relay();
    let paul = app.client_of(Demo::Paul).await;
    let anne = invited(&paul).await;
    let first = paul.give_password_link(anne.id).await.unwrap();
    assert!(first.mailed);
    let second = token(&paul, &anne).await;
    let sent = letters(&app, &sink, 1).await;
    assert_eq!(sent.len(), 1);
    assert!(sent[0].body.contains(&second) && !sent[0].body.contains(&token_of(&first)));
}

on_both_databases!(
    one_changes_ones_own_and_ones_other_sessions_end,
    whoever_guesses_the_password_of_an_open_session_has_to_wait,
    an_account_without_a_password_waits_for_its_link_which_works_once,
    a_link_lasts_three_days_and_ends_with_the_account,
    nobody_takes_by_a_link_an_account_above_their_own_rights,
    a_link_is_worth_what_its_giver_still_may,
    a_letter_does_not_carry_the_link_of_whoever_left,
    whoever_guesses_links_is_slowed_down_and_whoever_holds_one_is_not,
    a_link_comes_by_mail_to_whoever_forgot_and_nothing_tells_of_others,
    a_link_that_is_replaced_before_its_letter_leaves_is_not_sent,
);
