//! What people are told also comes by mail, as they chose, and never leads to a masked author (R011, R402).

use api_client::ApiClient;
use api_types::idea::IdeaView;
use api_types::notification::NotificationChoices;
use app::mail::{hand_over_digests, send_due};
use chrono::{Days, NaiveTime};
use domain::idea::IdeaVerdict;
use domain::mail::MailChoice;
use test_support::{Database, Demo, SmtpSink, SunkLetter, TestApp, key, on_both_databases};

use crate::ideas::{decision, deposit, masked};

/// What a server with a relay does by itself, once.
async fn mail(app: &TestApp, sink: &SmtpSink) -> Vec<SunkLetter> {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    hand_over_digests(&app.app).await.unwrap();
    while send_due(&app.app, &sink.post()).await.unwrap().letters > 0 {}
    sink.letters()
}

async fn answer(app: &TestApp, idea: &IdeaView) {
    let paul = app.client_of(Demo::Paul).await;
    let selected = decision(IdeaVerdict::Selected, "Utile");
    paul.decide_idea(idea.summary.id, &selected, idea.version).await.unwrap();
}

async fn choose(one: &ApiClient, mail: MailChoice) {
    let choices = NotificationChoices { mail, ..NotificationChoices::default() };
    assert_eq!(one.choose_notifications(&choices).await.unwrap(), choices);
    assert_eq!(one.read_notification_choices().await.unwrap(), choices);
}

/// To the middle of the next day.
fn tomorrow(app: &TestApp) {
    let now = app.app.now();
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
    let next = now.date_naive().checked_add_days(Days::new(1)).unwrap();
    app.advance(next.and_time(noon).and_utc() - now);
}

fn to(letters: &[SunkLetter]) -> Vec<&str> {
    letters.iter().map(|letter| letter.to.as_str()).collect()
}

fn address(who: Demo) -> &'static str {
    who.person().email
}

async fn an_answer_comes_once_to_whoever_signed(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sink, sophie) = (SmtpSink::start().await, app.client_of(Demo::Sophie).await);
    // Nobody could send it: nobody writes it, not even later.
    answer(&app, &deposit(&sophie, "Sans relais").await).await;
    assert!(mail(&app, &sink).await.is_empty());
    app.app.use_relay();
    assert!(mail(&app, &sink).await.is_empty());
    let idea = deposit(&sophie, "Guichet unique").await;
    answer(&app, &idea).await;
    mail(&app, &sink).await;
    let letters = mail(&app, &sink).await;
    assert_eq!(to(&letters), [address(Demo::Sophie)], "once");
    let SunkLetter { head, body, .. } = &letters[0];
    assert!(!head.contains("Guichet"), "its subject names no idea: {head}");
    assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{head}");
    assert!(body.contains("Guichet unique") && !body.contains("Sans relais"), "{body}");
    let link = format!("https://ozeli-d.example/idees/{}", idea.summary.id);
    assert!(body.contains(&link) && body.contains("text/plain"), "{body}");
    // A relay that refuses is asked again, and she has one letter for all that.
    sink.refuse(true);
    answer(&app, &deposit(&sophie, "Navette").await).await;
    assert_eq!(mail(&app, &sink).await.len(), 1);
    sink.refuse(false);
    app.advance(chrono::TimeDelta::minutes(2));
    mail(&app, &sink).await;
    assert_eq!(mail(&app, &sink).await.len(), 2);
}

async fn nothing_leaves_for_a_masked_author(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sink, sophie) = (SmtpSink::start().await, app.client_of(Demo::Sophie).await);
    app.app.use_relay();
    let first = sophie.deposit_idea(&masked("Un secret"), &key()).await.unwrap();
    answer(&app, &first).await;
    assert!(mail(&app, &sink).await.is_empty());
    choose(&sophie, MailChoice::Daily).await;
    let second = sophie.deposit_idea(&masked("Un autre secret"), &key()).await.unwrap();
    answer(&app, &second).await;
    mail(&app, &sink).await;
    assert_eq!(sophie.list_notifications().await.unwrap().unread, 2, "she reads them here");
    tomorrow(&app);
    assert!(mail(&app, &sink).await.is_empty());
}

async fn a_day_comes_the_next_morning_to_whoever_did_not_read_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    app.app.use_relay();
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    for one in [&sophie, &julie] {
        choose(one, MailChoice::Daily).await;
    }
    let ideas = [
        deposit(&sophie, "Guichet unique").await,
        deposit(&sophie, "Navette").await,
        deposit(&julie, "Un atelier").await,
    ];
    for idea in &ideas {
        answer(&app, idea).await;
    }
    assert!(mail(&app, &sink).await.is_empty(), "not at once");
    julie.read_notifications().await.unwrap();
    tomorrow(&app);
    mail(&app, &sink).await;
    let letters = mail(&app, &sink).await;
    assert_eq!(to(&letters), [address(Demo::Sophie)], "once, and not to whoever read it all");
    let body = &letters[0].body;
    assert!(body.contains("Guichet unique") && body.contains("Navette"), "{body}");
    assert!(!body.contains("Un atelier"), "{body}");
    tomorrow(&app);
    assert_eq!(mail(&app, &sink).await.len(), 1, "that day is told");
}

async fn one_press_in_a_letter_ends_them_and_leaves_the_newsletter(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sink, sophie) = (SmtpSink::start().await, app.client_of(Demo::Sophie).await);
    app.app.use_relay();
    sophie.subscribe_to_newsletter().await.unwrap();
    answer(&app, &deposit(&sophie, "Guichet unique").await).await;
    let head = mail(&app, &sink).await.remove(0).head;
    let path = head.split("<https://ozeli-d.example").nth(1).unwrap();
    let path = path.split('>').next().unwrap().to_owned();
    let press = async |path: &str| {
        let body = "List-Unsubscribe=One-Click";
        let request = reqwest::Client::new().post(format!("{}{path}", app.url)).body(body);
        request.send().await.unwrap().status().as_u16()
    };
    let other = path.replace("&letters=notifications", "");
    assert_ne!(other, path);
    assert_eq!(press(&other).await, 404, "that address does not end the newsletter");
    for _ in 0..2 {
        assert_eq!(press(&path).await, 204, "twice is once");
    }
    assert_eq!(sophie.read_notification_choices().await.unwrap().mail, MailChoice::Never);
    assert!(sophie.read_newsletter_subscription().await.unwrap().since.is_some());
    answer(&app, &deposit(&sophie, "Navette").await).await;
    assert_eq!(mail(&app, &sink).await.len(), 1);
}

on_both_databases!(
    an_answer_comes_once_to_whoever_signed,
    nothing_leaves_for_a_masked_author,
    a_day_comes_the_next_morning_to_whoever_did_not_read_it,
    one_press_in_a_letter_ends_them_and_leaves_the_newsletter,
);
