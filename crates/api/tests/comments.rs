//! What people say about ideas (R103, R109 to R111; scenario 13).

mod mentions;

use api_client::ApiClient;
use api_types::idea::{CommentQuery, EditCommentRequest, PostCommentRequest};
use api_types::notification::{NotificationReason, NotificationView};
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use domain::expression::Target;
use domain::idea::Stance;
use domain::{CommentId, IdeaId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::ideas::{deposit, masked};

fn says(stance: Stance, body: &str) -> PostCommentRequest {
    PostCommentRequest::signed(stance, body)
}

async fn the_consultation_profile_deposits_comments_and_supports(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let id = deposit(&yann, "À discuter").await.summary.id;
    let objection = says(Stance::Challenges, "Et **sans** <script>alert(1)</script> réseau ?");
    let comment = sophie.post_comment(id, &objection, &key()).await.unwrap();
    assert_eq!(comment.author.as_ref().unwrap().name, "Sophie Lambert");
    assert_eq!(comment.stance, Stance::Challenges);
    assert!(comment.body_html.contains("<strong>sans</strong>"));
    assert!(!comment.body_html.contains("<script"));
    assert!(comment.removable);
    sophie.support_idea(id).await.unwrap();
    deposit(&sophie, "La mienne").await;
    let listed = yann.list_comments(id, &CommentQuery::default()).await.unwrap().items;
    assert_eq!(listed.len(), 1);
    assert!(!listed[0].removable, "another's comment");
    assert_eq!(yann.read_idea(id).await.unwrap().summary.comments, 1);
    let refused = faulty_fields(sophie.post_comment(id, &says(Stance::Neutral, ""), &key()).await);
    assert_eq!(refused, ["/body required"]);
    let nowhere = sophie.post_comment(IdeaId(Uuid::nil()), &objection, &key()).await;
    assert_eq!(refusal(nowhere), ProblemCode::NotFound);
}

async fn a_comment_is_removed_by_its_author_or_a_moderator_and_keeps_its_place(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let id = deposit(&yann, "À modérer").await.summary.id;
    let mut comments = Vec::new();
    for body in ["un", "deux", "trois"] {
        let comment = sophie.post_comment(id, &says(Stance::Supports, body), &key()).await.unwrap();
        comments.push(comment.id);
    }
    assert_eq!(refusal(yann.remove_comment(id, comments[0]).await), ProblemCode::Forbidden);
    sophie.remove_comment(id, comments[0]).await.unwrap();
    paul.remove_comment(id, comments[1]).await.unwrap();
    assert_eq!(refusal(paul.remove_comment(id, comments[1]).await), ProblemCode::CommentRemoved);
    let elsewhere = paul.remove_comment(IdeaId(Uuid::nil()), comments[2]).await;
    assert_eq!(refusal(elsewhere), ProblemCode::NotFound);
    let unknown = paul.remove_comment(id, CommentId(Uuid::nil())).await;
    assert_eq!(refusal(unknown), ProblemCode::NotFound);
    let listed = yann.list_comments(id, &CommentQuery::default()).await.unwrap().items;
    let shown: Vec<_> = listed.iter().map(|one| (one.removed, one.body_html.as_str())).collect();
    assert_eq!(shown, [(true, ""), (true, ""), (false, "<p>trois</p>\n")]);
    assert_eq!(yann.read_idea(id).await.unwrap().summary.comments, 1);
}

async fn comments_come_in_order_page_after_page_and_a_retry_says_it_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (id, other) =
        (deposit(&yann, "Une").await.summary.id, deposit(&yann, "Autre").await.summary.id);
    for body in ["0", "1", "2", "3", "4"] {
        sophie.post_comment(id, &says(Stance::Neutral, body), &key()).await.unwrap();
    }
    let mut query = CommentQuery { limit: 2, cursor: None };
    let mut all = String::new();
    loop {
        let page = yann.list_comments(id, &query).await.unwrap();
        all.extend(page.items.iter().map(|comment| comment.body_html.clone()));
        query.cursor = page.next;
        if query.cursor.is_none() {
            break;
        }
    }
    assert_eq!(all.replace("<p>", "").replace("</p>\n", ""), "01234");
    let (once, body) = (key(), says(Stance::Supports, "Une fois"));
    let first = sophie.post_comment(id, &body, &once).await.unwrap();
    let again = sophie.post_comment(id, &body, &once).await.unwrap();
    assert_eq!(first.id, again.id);
    let elsewhere = sophie.post_comment(other, &body, &once).await.unwrap();
    assert_ne!(elsewhere.id, first.id, "another idea is another creation");
    assert_eq!(yann.read_idea(id).await.unwrap().summary.comments, 6);
}

async fn simultaneous_comments_and_removals_leave_an_exact_counter(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let id = deposit(&yann, "Animée").await.summary.id;
    let posts: Vec<_> = (0..24)
        .map(|index| {
            let sophie = sophie.clone();
            actix_web::rt::spawn(async move {
                let body = says(Stance::Neutral, &index.to_string());
                sophie.post_comment(id, &body, &key()).await.unwrap().id
            })
        })
        .collect();
    let mut comments = Vec::new();
    for post in posts {
        comments.push(post.await.unwrap());
    }
    // Each of the first eight is removed by two requests at once.
    let removals: Vec<_> = comments[..8]
        .iter()
        .flat_map(|comment| [*comment, *comment])
        .map(|comment| {
            let sophie = sophie.clone();
            actix_web::rt::spawn(async move { sophie.remove_comment(id, comment).await.is_ok() })
        })
        .collect();
    let mut removed = 0;
    for removal in removals {
        removed += usize::from(removal.await.unwrap());
    }
    assert_eq!(removed, 8);
    assert_eq!(yann.read_idea(id).await.unwrap().summary.comments, 16);
}

/// Its author alone, for a quarter of an hour, and everybody reads it.
async fn a_comment_is_said_better_by_its_author_within_a_quarter_of_an_hour(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let id = deposit(&yann, "À corriger").await.summary.id;
    let on = Target::Idea(id);
    let better = |words: &str| EditCommentRequest { words: words.to_owned(), mentions: Vec::new() };
    let said = sophie.post_comment(id, &says(Stance::Supports, "Utille"), &key()).await.unwrap();
    assert_eq!((said.editable.as_deref(), said.edited), (Some("Utille"), false));
    for other in [&yann, &paul] {
        let seen = other.list_comments(id, &CommentQuery::default()).await.unwrap().items;
        assert_eq!(seen[0].editable, None);
        let refused = other.edit_comment_on(on, said.id, &better("Inutile")).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "not even a moderator");
    }
    let refused = faulty_fields(sophie.edit_comment_on(on, said.id, &better(" ")).await);
    assert_eq!(refused, ["/words required"]);
    let same = sophie.edit_comment_on(on, said.id, &better("Utille")).await.unwrap();
    assert!(!same.edited, "nothing was changed");
    let now = sophie.edit_comment_on(on, said.id, &better("**Utile**")).await.unwrap();
    assert_eq!(now.body_html, "<p><strong>Utile</strong></p>\n");
    let seen = yann.list_comments(id, &CommentQuery::default()).await.unwrap().items;
    assert!(seen[0].edited && seen[0].stance == Stance::Supports);
    assert_eq!((&seen[0].body_html, seen[0].posted_at), (&now.body_html, said.posted_at));
    let gone = sophie.post_comment(id, &says(Stance::Neutral, "Zut"), &key()).await.unwrap();
    sophie.remove_comment(id, gone.id).await.unwrap();
    let refused = sophie.edit_comment_on(on, gone.id, &better("Bref")).await;
    assert_eq!(refusal(refused), ProblemCode::CommentRemoved);
    app.advance(TimeDelta::minutes(15));
    let sophie = app.client_of(Demo::Sophie).await;
    let late = sophie.edit_comment_on(on, said.id, &better("Trop tard")).await;
    assert_eq!(refusal(late), ProblemCode::CommentSettled);
    let seen = sophie.list_comments(id, &CommentQuery::default()).await.unwrap().items;
    assert_eq!(seen[0].editable, None);
}

/// What somebody is told of because they said it.
async fn told_of_own_words(client: &ApiClient) -> Vec<NotificationView> {
    let items = client.list_notifications().await.unwrap().items;
    items.into_iter().filter(|one| one.reason == NotificationReason::Speaker).collect()
}

/// R109: what is moderated is moderated in the open, for whoever is masked too.
async fn whoever_said_what_a_moderator_takes_away_is_told_of_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let id = deposit(&yann, "À modérer").await.summary.id;
    let mut said = Vec::new();
    for body in ["un", "deux"] {
        let comment = sophie.post_comment(id, &says(Stance::Neutral, body), &key()).await.unwrap();
        said.push(comment.id);
    }
    let hidden = sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap().summary.id;
    let words = PostCommentRequest { masked: true, ..says(Stance::Neutral, "De son auteur") };
    let by_seal = sophie.post_comment(hidden, &words, &key()).await.unwrap();
    sophie.remove_comment(id, said[0]).await.unwrap();
    paul.remove_comment(id, said[1]).await.unwrap();
    paul.remove_comment(hidden, by_seal.id).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = told_of_own_words(&sophie).await;
    assert_eq!(told.len(), 2, "not of what she took away herself: {told:?}");
    for about in [id, hidden] {
        let one = told.iter().find(|one| one.subject_id == about.0).unwrap();
        assert_eq!(one.actor.as_ref().unwrap().name, "Paul Mercier");
    }
    for other in [&yann, &paul] {
        assert!(told_of_own_words(other).await.is_empty(), "they said nothing");
    }
}

on_both_databases!(
    whoever_said_what_a_moderator_takes_away_is_told_of_it,
    a_comment_is_said_better_by_its_author_within_a_quarter_of_an_hour,
    the_consultation_profile_deposits_comments_and_supports,
    a_comment_is_removed_by_its_author_or_a_moderator_and_keeps_its_place,
    comments_come_in_order_page_after_page_and_a_retry_says_it_once,
    simultaneous_comments_and_removals_leave_an_exact_counter,
);
