//! Whoever a comment names is told of it, if they may read it, and nobody learns more.

use api_client::ApiClient;
use api_types::directory::{CardContentRequest, KeepCardRequest};
use api_types::idea::{CommentQuery, EditCommentRequest, PostCommentRequest, RestrictIdeaRequest};
use api_types::notification::{NotificationReason, NotificationView};
use api_types::poc::RestrictPocRequest;
use chrono::NaiveTime;
use domain::UserId;
use domain::expression::Target;
use domain::idea::Stance;
use domain::people::MENTIONS_MAX;
use domain::poc::Visibility;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};
use uuid::Uuid;

use crate::ideas::{deposit, masked};
use crate::pocs::{launched, me};

fn naming(body: &str, people: Vec<UserId>) -> PostCommentRequest {
    PostCommentRequest::signed(Stance::Neutral, body).naming(people)
}

async fn tell_everybody(app: &TestApp) {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

/// What somebody is told of because a comment names them.
async fn named_in(client: &ApiClient) -> Vec<NotificationView> {
    let items = client.list_notifications().await.unwrap().items;
    let named = items.into_iter().filter(|one| one.reason == NotificationReason::Mentioned);
    named.collect()
}

async fn whoever_a_comment_names_is_told_of_it_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    let (to_sophie, to_yann) = (me(&sophie).await, me(&yann).await);
    let (to_julie, to_marc) = (me(&julie).await, me(&marc).await);
    let id = deposit(&sophie, "À plusieurs").await.summary.id;
    julie.follow(Target::Idea(id)).await.unwrap();
    // Twice the same, somebody unknown, herself, and Marc, whom no word names.
    let people = vec![to_yann, to_yann, to_julie, to_marc, to_sophie, UserId(Uuid::from_u128(9))];
    let said = naming("Qu’en disent @yann.kerbrat, @julie.morel et @sophie.lambert ?", people);
    let once = key();
    sophie.post_comment(id, &said, &once).await.unwrap();
    sophie.post_comment(id, &said, &once).await.unwrap();
    tell_everybody(&app).await;
    let told = named_in(&yann).await;
    assert_eq!((told.len(), told[0].subject_id), (1, id.0));
    assert_eq!(told[0].actor.as_ref().unwrap().name, "Sophie Lambert");
    assert_eq!(named_in(&julie).await.len(), 1, "which is nearer to her than following");
    assert_eq!(julie.list_notifications().await.unwrap().items.len(), 1);
    assert!(named_in(&marc).await.is_empty(), "an identifier without a word is nothing");
    assert!(named_in(&sophie).await.is_empty(), "she said it herself");
    // What is taken away before it is told is told to nobody.
    let gone = sophie.post_comment(id, &said, &key()).await.unwrap();
    sophie.remove_comment(id, gone.id).await.unwrap();
    tell_everybody(&app).await;
    assert_eq!(named_in(&yann).await.len(), 1);
    let many = naming("@yann.kerbrat", vec![to_yann; MENTIONS_MAX + 1]);
    let refused = faulty_fields(sophie.post_comment(id, &many, &key()).await);
    assert_eq!(refused, ["/mentions too_many"]);
}

async fn a_name_leads_to_the_page_of_whoever_shows_one(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    let (to_yann, to_marc) = (me(&yann).await, me(&marc).await);
    let show = async |visible, version| {
        let content = CardContentRequest { visible, ..CardContentRequest::default() };
        yann.keep_card(to_yann, &KeepCardRequest { content }, version).await.unwrap();
    };
    show(true, 0).await;
    let id = deposit(&sophie, "À plusieurs").await.summary.id;
    let words = "Voyez @yann.kerbrat, @marc.petit et @julie.morel <b>";
    let said = sophie.post_comment(id, &naming(words, vec![to_yann, to_marc]), &key()).await;
    let link = format!("<a href=\"/reseau/{to_yann}\">@yann.kerbrat</a>");
    // Marc shows no page, and Julie is named by nobody.
    let shown = format!("<p>Voyez {link}, @marc.petit et @julie.morel &lt;b&gt;</p>\n");
    assert_eq!(said.unwrap().body_html, shown);
    let read = async || {
        let page = julie.list_comments(id, &CommentQuery::default()).await.unwrap();
        page.items[0].body_html.clone()
    };
    assert_eq!(read().await, shown);
    // Hidden again, the page is nobody's to be led to.
    show(false, 1).await;
    assert!(!read().await.contains("href"), "{}", read().await);
}

fn renaming(words: &str, mentions: Vec<UserId>) -> EditCommentRequest {
    EditCommentRequest { words: words.to_owned(), mentions }
}

/// Whether it was told before or not: those who are named anew are told, once, and nobody hears of it twice.
async fn whoever_a_comment_names_once_it_is_changed_is_told_and_nobody_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    let (to_yann, to_julie, to_marc) = (me(&yann).await, me(&julie).await, me(&marc).await);
    let id = deposit(&marc, "À plusieurs").await.summary.id;
    let on = Target::Idea(id);
    let first = naming("Qu’en dit @yann.kerbrat ?", vec![to_yann]);
    let said = sophie.post_comment(id, &first, &key()).await.unwrap().id;
    tell_everybody(&app).await;
    let heard = async || marc.list_notifications().await.unwrap().items.len();
    let before = heard().await;
    let words = "Qu’en disent @yann.kerbrat et @julie.morel ?";
    // Marc is no word of it.
    let both = renaming(words, vec![to_yann, to_julie, to_marc]);
    sophie.edit_comment_on(on, said, &both).await.unwrap();
    sophie.edit_comment_on(on, said, &both).await.unwrap();
    tell_everybody(&app).await;
    let told = named_in(&julie).await;
    assert_eq!((told.len(), told[0].subject_id), (1, id.0));
    assert_eq!(told[0].actor.as_ref().unwrap().name, "Sophie Lambert");
    assert_eq!(named_in(&yann).await.len(), 1, "he was told when it was said");
    assert_eq!(heard().await, before, "nor the author of the idea, anew");
    // Changed before anybody was told: everybody is told once.
    let again = sophie.post_comment(id, &first, &key()).await.unwrap().id;
    sophie.edit_comment_on(on, again, &both).await.unwrap();
    tell_everybody(&app).await;
    assert_eq!((named_in(&yann).await.len(), named_in(&julie).await.len()), (2, 2));
    assert_eq!(heard().await, before + 1);
    let many = renaming(words, vec![to_yann; MENTIONS_MAX + 1]);
    let refused = faulty_fields(sophie.edit_comment_on(on, again, &many).await);
    assert_eq!(refused, ["/mentions too_many"]);
}

async fn whoever_may_not_read_it_is_not_told_once_it_is_changed_either(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let poc = launched(&julie, "Projet Zéphyr").await;
    let body = RestrictPocRequest { visibility: Visibility::TopManagement };
    paul.restrict_poc(poc.summary.id, &body, poc.version).await.unwrap();
    let on = Target::Poc(poc.summary.id);
    let said = julie.post_comment_on(on, &naming("On en parle ?", vec![]), &key()).await.unwrap();
    tell_everybody(&app).await;
    let people = vec![me(&sophie).await, me(&marc).await];
    let better = renaming("@sophie.lambert, @marc.petit : on en parle ?", people);
    julie.edit_comment_on(on, said.id, &better).await.unwrap();
    assert_eq!(sophie.list_notifications().await.unwrap().unread, 0, "not even as a number");
    assert_eq!(named_in(&marc).await.len(), 1);
}

async fn nobody_is_told_of_what_they_may_not_see(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let poc = launched(&julie, "Projet Zéphyr").await;
    let body = RestrictPocRequest { visibility: Visibility::TopManagement };
    paul.restrict_poc(poc.summary.id, &body, poc.version).await.unwrap();
    let people = vec![me(&sophie).await, me(&marc).await];
    let said = naming("@sophie.lambert, @marc.petit : on en parle ?", people);
    julie.post_comment_on(Target::Poc(poc.summary.id), &said, &key()).await.unwrap();
    tell_everybody(&app).await;
    assert_eq!(sophie.list_notifications().await.unwrap().unread, 0, "not even as a number");
    assert_eq!(named_in(&marc).await.len(), 1);
}

/// The masked author names and is named like anybody: neither says whose the idea is.
async fn a_mention_tells_nobody_whose_an_anonymous_idea_is(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let nadia = app.client_of(Demo::Nadia).await;
    let (to_sophie, to_yann) = (me(&sophie).await, me(&yann).await);
    let id = sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap().summary.id;
    let answer = PostCommentRequest::masked(Stance::Neutral, "@yann.kerbrat et @sophie.lambert ?");
    let answer = answer.naming(vec![to_yann, to_sophie]);
    sophie.post_comment(id, &answer, &key()).await.unwrap();
    let said = naming("Pour @sophie.lambert.", vec![to_sophie]);
    nadia.post_comment(id, &said, &key()).await.unwrap();
    tell_everybody(&app).await;
    let told = named_in(&yann).await;
    assert_eq!(told.len(), 1);
    assert!(told[0].actor.is_none(), "the mask speaks, and nobody behind it");
    let reader = app.app.store.reader();
    let kept = persistence::notifications::list(&reader, to_yann, &[], 10).await.unwrap();
    assert_eq!(kept[0].at.time(), NaiveTime::MIN, "told on a day, at no instant");
    assert_eq!(kept[0].id.0.get_version_num(), 4);
    // Sophie is named as anybody would be, by the mask and by Nadia.
    assert_eq!(named_in(&sophie).await.len(), 2);
    let theirs = nadia.list_comments(id, &CommentQuery::default()).await.unwrap();
    let theirs = serde_json::to_string(&theirs).unwrap();
    assert!(!theirs.contains(&to_sophie.to_string()), "who is named is read in the words alone");
    let idea = serde_json::to_string(&nadia.read_idea(id).await.unwrap()).unwrap();
    let history = serde_json::to_string(&nadia.read_idea_history(id).await.unwrap()).unwrap();
    assert!(![idea, history].iter().any(|text| text.contains(&to_sophie.to_string())));
}

/// To be told by name of what is kept for others would say whose it is: their seal is told, and nobody else.
async fn a_mention_on_a_kept_idea_does_not_unmask_its_author(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let (to_sophie, to_yann) = (me(&sophie).await, me(&app.client_of(Demo::Yann).await).await);
    let id = sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap().summary.id;
    let version = paul.read_idea(id).await.unwrap().version;
    let kept = RestrictIdeaRequest { visibility: Visibility::TopManagement };
    paul.restrict_idea(id, &kept, version).await.unwrap();
    let said = naming("Pour @sophie.lambert et @yann.kerbrat.", vec![to_sophie, to_yann]);
    paul.post_comment(id, &said, &key()).await.unwrap();
    tell_everybody(&app).await;
    let reader = app.app.store.reader();
    for person in [to_sophie, to_yann] {
        let by_name = persistence::notifications::list(&reader, person, &[], 10).await.unwrap();
        assert!(by_name.is_empty(), "{by_name:?}");
    }
    let told = sophie.list_notifications().await.unwrap().items;
    let reasons: Vec<_> = told.iter().map(|one| one.reason).collect();
    // Of the comment, and of who reads it from then on.
    assert_eq!(reasons, [NotificationReason::Author; 2], "she hears of it as its author");
}

on_both_databases!(
    a_name_leads_to_the_page_of_whoever_shows_one,
    a_mention_on_a_kept_idea_does_not_unmask_its_author,
    whoever_a_comment_names_is_told_of_it_once,
    whoever_a_comment_names_once_it_is_changed_is_told_and_nobody_else,
    whoever_may_not_read_it_is_not_told_once_it_is_changed_either,
    nobody_is_told_of_what_they_may_not_see,
    a_mention_tells_nobody_whose_an_anonymous_idea_is,
);
