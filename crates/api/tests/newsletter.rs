//! The newsletter: from the draft to the letter box of each subscriber (R303 to R307, A19).

mod resumed;
mod taken;

use api_client::ApiClient;
use api_types::account::{AccountQuery, EditAccountRequest};
use api_types::editorial::{
    EditorialContentRequest, EditorialContentView, EditorialItemRequest, EditorialItemView,
    EditorialQuery, LettersView, NewsletterRequest, NewsletterView, PublishEditorialItemRequest,
    RecipientsQuery, TakenUpRequest, WithdrawEditorialItemRequest,
};
use api_types::problem::ProblemCode;
use app::mail::{Post, hand_over, send_due};
use chrono::TimeDelta;
use domain::editorial::{EditorialBrick, EditorialState, TakenKind};
use domain::mail::ATTEMPTS_MAX;
use domain::people::AccountStatus;
use domain::{EditorialId, OrganisationId};
use test_support::{
    Database, Demo, SmtpSink, SunkLetter, TestApp, faulty_fields, key, on_both_databases, refusal,
};
use uuid::Uuid;

use crate::editorial::{news, published};

pub(crate) fn issue(title: &str, content: NewsletterRequest) -> EditorialItemRequest {
    let content = EditorialContentRequest::Newsletters(content);
    EditorialItemRequest {
        title: title.to_owned(),
        content,
        owner_id: None,
        organisation_id: None,
        image: None,
    }
}

pub(crate) fn said(body: &str) -> NewsletterRequest {
    NewsletterRequest { body: body.to_owned(), ..NewsletterRequest::default() }
}

/// News to take up.
fn told(news: &[EditorialId]) -> Vec<TakenUpRequest> {
    news.iter().map(|id| TakenUpRequest { kind: TakenKind::News, id: id.0 }).collect()
}

fn content(item: &EditorialItemView) -> &NewsletterView {
    let EditorialContentView::Newsletters(issue) = &item.content else {
        panic!("{:?} is no issue", item.content);
    };
    issue
}

/// What the server does by itself, once.
async fn mail(app: &TestApp, sink: &SmtpSink) {
    hand_over(&app.app).await.unwrap();
    while send_due(&app.app, &sink.post()).await.unwrap().letters > 0 {}
}

async fn letters_of(writer: &ApiClient, id: EditorialId) -> LettersView {
    content(&writer.read_editorial_item(id).await.unwrap()).letters.unwrap()
}

fn to(letters: &[SunkLetter]) -> Vec<&str> {
    letters.iter().map(|letter| letter.to.as_str()).collect()
}

fn address(who: Demo) -> &'static str {
    who.person().email
}

async fn subscribed(app: &TestApp, who: &[Demo]) {
    for who in who {
        let one = app.client_of(*who).await;
        assert_eq!(one.read_newsletter_subscription().await.unwrap().since, None);
        let first = one.subscribe_to_newsletter().await.unwrap();
        assert!(first.since.is_some());
        assert_eq!(one.subscribe_to_newsletter().await.unwrap(), first, "twice is once");
    }
}

async fn body_of(client: &ApiClient) -> OrganisationId {
    client.read_me().await.unwrap().person.organisation.unwrap().id
}

async fn close(app: &TestApp, who: Demo) {
    let nadia = app.client_of(Demo::Nadia).await;
    let q = who.person().name.to_owned();
    let query = AccountQuery { q, ..AccountQuery::default() };
    let account = nadia.list_accounts(&query).await.unwrap().items.remove(0);
    let mut closed = EditAccountRequest::from(&account);
    closed.status = AccountStatus::Disabled;
    nadia.edit_account(account.id, &closed, account.version).await.unwrap();
}

async fn an_issue_goes_from_the_draft_to_each_subscriber(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    subscribed(&app, &[Demo::Sophie, Demo::Marc]).await;
    let (first, second) = (
        published(&paul, &news("Un essai", None)).await,
        published(&paul, &news("Un bilan", None)).await,
    );
    let taken_up = told(&[second.summary.id, first.summary.id]);
    let request =
        issue("Lettre de mai", NewsletterRequest { taken_up, ..said("Deux **essais**.") });
    let draft = paul.draft_editorial_item(&request, &key()).await.unwrap();
    let id = draft.summary.id;
    let titles: Vec<_> = content(&draft).taken_up.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Un bilan", "Un essai"], "in the order that was chosen");
    assert_eq!(refusal(sophie.read_editorial_item(id).await), ProblemCode::NotFound);
    let recipients =
        paul.list_newsletter_recipients(id, &RecipientsQuery::default()).await.unwrap();
    let names: Vec<_> = recipients.items.iter().map(|one| one.name.as_str()).collect();
    assert_eq!((names, recipients.total), (vec!["Marc Petit", "Sophie Lambert"], Some(2)));
    let one = RecipientsQuery { limit: 1, ..RecipientsQuery::default() };
    let page = paul.list_newsletter_recipients(id, &one).await.unwrap();
    let rest =
        paul.list_newsletter_recipients(id, &RecipientsQuery { cursor: page.next, ..one }).await;
    assert_eq!(rest.unwrap().items[0].name, "Sophie Lambert");
    mail(&app, &sink).await;
    assert!(sink.letters().is_empty(), "nobody receives a draft");
    let now = PublishEditorialItemRequest::default();
    paul.publish_editorial_item(id, &now, draft.version).await.unwrap();
    mail(&app, &sink).await;
    let letters = sink.letters();
    assert_eq!(to(&letters), [address(Demo::Marc), address(Demo::Sophie)]);
    let SunkLetter { head, body, .. } = &letters[1];
    assert!(head.contains("Subject: Lettre de mai"), "{head}");
    assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{head}");
    assert!(body.contains("text/plain") && body.contains("<strong>essais</strong>"), "{body}");
    let order = (body.find("Un bilan").unwrap(), body.find("Un essai").unwrap());
    assert!(order.0 < order.1, "{body}");
    let link = format!("https://ozeli-d.example/actualites/{}", first.summary.id);
    assert!(body.contains(&link), "{body}");
    assert_eq!(letters_of(&paul, id).await, LettersView { waiting: 0, sent: 2, failed: 0 });
    // It stays on the site, for everybody.
    let archive = EditorialQuery::of(EditorialBrick::Newsletters);
    let archive = sophie.list_editorial_items(&archive).await.unwrap().items;
    assert_eq!(archive[0].title, "Lettre de mai");
    assert_eq!(content(&sophie.read_editorial_item(id).await.unwrap()).letters, None);
}

async fn nobody_has_two_letters_of_an_issue(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let paul = app.client_of(Demo::Paul).await;
    subscribed(&app, &[Demo::Sophie]).await;
    let shown = published(&paul, &issue("Lettre", said("Un bilan."))).await;
    mail(&app, &sink).await;
    subscribed(&app, &[Demo::Marc]).await;
    mail(&app, &sink).await;
    assert_eq!(to(&sink.letters()), [address(Demo::Sophie)], "it came out before Marc subscribed");
    // Withdrawn and published again: those who had no letter of it have one.
    let (id, why) = (shown.summary.id, WithdrawEditorialItemRequest::default());
    let away = paul.withdraw_editorial_item(id, &why, shown.version).await.unwrap();
    let now = PublishEditorialItemRequest::default();
    paul.publish_editorial_item(id, &now, away.version).await.unwrap();
    mail(&app, &sink).await;
    mail(&app, &sink).await;
    assert_eq!(to(&sink.letters()), [address(Demo::Marc), address(Demo::Sophie)]);
}

async fn an_issue_comes_out_at_its_minute_to_its_segment(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    subscribed(&app, &[Demo::Sophie, Demo::Marc, Demo::Yann]).await;
    let body = body_of(&sophie).await;
    let request =
        issue("Lettre", NewsletterRequest { organisation_id: Some(body), ..said("Un bilan.") });
    let draft = paul.draft_editorial_item(&request, &key()).await.unwrap();
    assert_eq!(content(&draft).organisation.as_ref().unwrap().id, body);
    let at = Some(app.app.now() + TimeDelta::minutes(5));
    let id = draft.summary.id;
    let later = PublishEditorialItemRequest { at };
    let shown = paul.publish_editorial_item(id, &later, draft.version).await.unwrap();
    assert_eq!(shown.summary.state, EditorialState::Scheduled);
    close(&app, Demo::Yann).await;
    mail(&app, &sink).await;
    assert!(sink.letters().is_empty(), "not before");
    app.advance(TimeDelta::minutes(6));
    mail(&app, &sink).await;
    assert_eq!(
        to(&sink.letters()),
        [address(Demo::Sophie)],
        "neither another body nor a closed account"
    );
}

async fn letters_wait_for_a_relay_and_are_taken_back(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    subscribed(&app, &[Demo::Sophie, Demo::Marc]).await;
    let shown = published(&paul, &issue("Lettre", said("Un bilan."))).await;
    let id = shown.summary.id;
    // No relay: they wait. A relay that is not there: they wait too, and nothing is counted against them.
    assert_eq!(hand_over(&app.app).await.unwrap(), 2);
    assert_eq!(hand_over(&app.app).await.unwrap(), 0);
    let nobody = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let nobody = Post::new(&format!("smtp://{nobody}"), "a@cnav.example", "https://x.example");
    let progress = send_due(&app.app, &nobody.unwrap()).await.unwrap();
    assert!(progress.silent);
    assert_eq!(letters_of(&paul, id).await, LettersView { waiting: 2, sent: 0, failed: 0 });
    // Marc leaves, and nobody sends him what waited.
    app.client_of(Demo::Marc).await.unsubscribe_from_newsletter().await.unwrap();
    app.advance(TimeDelta::minutes(2));
    let sink = SmtpSink::start().await;
    mail(&app, &sink).await;
    assert_eq!(to(&sink.letters()), [address(Demo::Sophie)]);
    // What is withdrawn before it is sent is not sent.
    let second = published(&paul, &issue("Seconde lettre", said("Un bilan."))).await;
    hand_over(&app.app).await.unwrap();
    let why = WithdrawEditorialItemRequest::default();
    paul.withdraw_editorial_item(second.summary.id, &why, second.version).await.unwrap();
    mail(&app, &sink).await;
    assert_eq!(sink.letters().len(), 1);
}

async fn a_relay_that_refuses_is_asked_again_and_then_no_more(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let paul = app.client_of(Demo::Paul).await;
    subscribed(&app, &[Demo::Sophie]).await;
    let id = published(&paul, &issue("Lettre", said("Un bilan."))).await.summary.id;
    sink.refuse(true);
    mail(&app, &sink).await;
    mail(&app, &sink).await;
    assert_eq!(letters_of(&paul, id).await, LettersView { waiting: 1, sent: 0, failed: 0 });
    for _ in 1..ATTEMPTS_MAX {
        app.advance(TimeDelta::days(2));
        mail(&app, &sink).await;
    }
    sink.refuse(false);
    app.advance(TimeDelta::days(2));
    mail(&app, &sink).await;
    assert!(sink.letters().is_empty());
    let paul = app.client_of(Demo::Paul).await;
    let refused = LettersView { waiting: 0, sent: 0, failed: 1 };
    assert_eq!(letters_of(&paul, id).await, refused);
    let (out, why) =
        (paul.read_editorial_item(id).await.unwrap(), WithdrawEditorialItemRequest::default());
    paul.withdraw_editorial_item(id, &why, out.version).await.unwrap();
    assert_eq!(paul.resume_newsletter(id).await.unwrap(), refused, "it is taken back");
}

async fn what_was_refused_to_the_end_leaves_again_when_whoever_writes_asks(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let paul = app.client_of(Demo::Paul).await;
    subscribed(&app, &[Demo::Sophie]).await;
    let id = published(&paul, &issue("Lettre", said("Un bilan."))).await.summary.id;
    sink.refuse(true);
    mail(&app, &sink).await;
    let waits = LettersView { waiting: 1, sent: 0, failed: 0 };
    assert_eq!(paul.resume_newsletter(id).await.unwrap(), waits, "it is still tried");
    for _ in 1..ATTEMPTS_MAX {
        app.advance(TimeDelta::days(2));
        mail(&app, &sink).await;
    }
    // Whoever subscribed meanwhile is none of those whom it was for.
    subscribed(&app, &[Demo::Marc]).await;
    sink.refuse(false);
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    assert_eq!(letters_of(&paul, id).await, LettersView { waiting: 0, sent: 0, failed: 1 });
    assert_eq!(refusal(sophie.resume_newsletter(id).await), ProblemCode::Forbidden);
    let other = published(&paul, &news("Une actualité", None)).await.summary.id;
    assert_eq!(refusal(paul.resume_newsletter(other).await), ProblemCode::NotFound, "no issue");
    assert_eq!(paul.resume_newsletter(id).await.unwrap(), waits);
    mail(&app, &sink).await;
    assert_eq!(to(&sink.letters()), [address(Demo::Sophie)]);
    let gone = LettersView { waiting: 0, sent: 1, failed: 0 };
    assert_eq!(paul.resume_newsletter(id).await.unwrap(), gone, "what was sent stays sent");
    mail(&app, &sink).await;
    assert_eq!(sink.letters().len(), 1);
}

async fn a_trial_goes_to_whoever_writes_and_to_nobody_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    subscribed(&app, &[Demo::Sophie]).await;
    let title = "Lettre\r\nBcc: tous@cnav.example";
    let draft = paul.draft_editorial_item(&issue(title, said("Un bilan.")), &key()).await.unwrap();
    let id = draft.summary.id;
    assert_eq!(refusal(sophie.try_newsletter(id).await), ProblemCode::NotFound);
    paul.try_newsletter(id).await.unwrap();
    paul.try_newsletter(id).await.unwrap();
    mail(&app, &sink).await;
    let letters = sink.letters();
    assert_eq!(to(&letters), [address(Demo::Paul)], "one that waits is enough");
    let head = &letters[0].head;
    assert!(head.contains("Subject: [Essai] Lettre Bcc:"), "{head}");
    assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
    // Once it is sent, another one may be asked for; none counts among the letters of the issue.
    paul.try_newsletter(id).await.unwrap();
    mail(&app, &sink).await;
    assert_eq!(sink.letters().len(), 2);
    assert_eq!(letters_of(&paul, id).await, LettersView { waiting: 0, sent: 0, failed: 0 });
}

async fn one_press_in_a_letter_ends_the_subscription(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    subscribed(&app, &[Demo::Sophie, Demo::Marc]).await;
    published(&paul, &issue("Lettre", said("Un bilan."))).await;
    mail(&app, &sink).await;
    let head = sink.letters().remove(1).head;
    let address = head.split("<https://ozeli-d.example").nth(1).unwrap();
    let path = address.split('>').next().unwrap().to_owned();
    let press = async |path: &str| {
        let body = "List-Unsubscribe=One-Click";
        let request = reqwest::Client::new().post(format!("{}{path}", app.url)).body(body);
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(press(&path).await, 204);
    assert_eq!(sophie.read_newsletter_subscription().await.unwrap().since, None);
    assert_eq!(press(&path).await, 204, "twice is once");
    // The signature of Sophie does not open for Marc; whoever guesses is slowed down, and she is not.
    let marc = app.client_of(Demo::Marc).await.read_me().await.unwrap().person.id;
    let me = sophie.read_me().await.unwrap().person.id;
    let other = path.replace(&me.to_string(), &marc.to_string());
    let mut answers = Vec::new();
    for _ in 0..8 {
        answers.push(press(&other).await);
    }
    assert_eq!((answers[0], answers[7]), (404, 429), "{answers:?}");
    assert_eq!(press(&path).await, 204);
    published(&paul, &issue("Seconde lettre", said("Un bilan."))).await;
    mail(&app, &sink).await;
    let second = sink.letters().into_iter().filter(|one| one.head.contains("Seconde"));
    assert_eq!(second.map(|one| one.to).collect::<Vec<_>>(), [address_of(Demo::Marc)]);
}

fn address_of(who: Demo) -> String {
    address(who).to_owned()
}

async fn an_issue_takes_up_published_news_and_goes_to_a_body(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let draft = paul.draft_editorial_item(&news("Un brouillon", None), &key()).await.unwrap();
    let shown = published(&paul, &news("Une actualité", None)).await.summary.id;
    let request = NewsletterRequest {
        taken_up: told(&[shown, draft.summary.id]),
        organisation_id: Some(OrganisationId(Uuid::nil())),
        ..said("Un bilan.")
    };
    let refused = paul.draft_editorial_item(&issue("Lettre", request), &key()).await;
    let unknown = [
        "/content/newsletters/taken_up/1 unknown_value",
        "/content/newsletters/organisation_id unknown_value",
    ];
    assert_eq!(faulty_fields(refused), unknown);
    let twice = NewsletterRequest { taken_up: told(&[shown, shown]), ..said("Un bilan.") };
    let refused = paul.draft_editorial_item(&issue("Lettre", twice), &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/newsletters/taken_up/1 duplicate"]);
    // What is withdrawn afterwards is no longer shown.
    let kept = NewsletterRequest { taken_up: told(&[shown]), ..said("Un bilan.") };
    let letter = published(&paul, &issue("Lettre", kept)).await;
    assert_eq!(content(&letter).taken_up.len(), 1);
    let why = WithdrawEditorialItemRequest::default();
    let version = paul.read_editorial_item(shown).await.unwrap().version;
    paul.withdraw_editorial_item(shown, &why, version).await.unwrap();
    let read = paul.read_editorial_item(letter.summary.id).await.unwrap();
    assert!(content(&read).taken_up.is_empty());
}

on_both_databases!(
    an_issue_goes_from_the_draft_to_each_subscriber,
    nobody_has_two_letters_of_an_issue,
    an_issue_comes_out_at_its_minute_to_its_segment,
    letters_wait_for_a_relay_and_are_taken_back,
    a_relay_that_refuses_is_asked_again_and_then_no_more,
    what_was_refused_to_the_end_leaves_again_when_whoever_writes_asks,
    a_trial_goes_to_whoever_writes_and_to_nobody_else,
    one_press_in_a_letter_ends_the_subscription,
    an_issue_takes_up_published_news_and_goes_to_a_body,
);
