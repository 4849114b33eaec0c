//! An anonymous author who answers about their idea, and stays masked.

use api_types::idea::{CommentQuery, PostCommentRequest};
use api_types::problem::ProblemCode;
use domain::expression::Target;
use domain::idea::Stance;
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{deposited, tell_everybody};
use crate::ideas::deposit;

async fn an_author_answers_masked_and_nobody_is_told_who_it_is(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let idea = deposited(&sophie).await;
    let id = idea.summary.id;
    yann.follow(Target::Idea(id)).await.unwrap();
    let answer = PostCommentRequest::masked(Stance::Neutral, "Oui, à Rennes aussi.");
    let said = sophie.post_comment(id, &answer, &key()).await.unwrap();
    assert!(said.masked && said.removable && said.author.is_none(), "{said:?}");
    assert_eq!(said.id.0.get_version_num(), 4, "the identifier tells no time");
    assert_eq!(said.posted_at.timestamp() % 86_400, 0, "the day only");
    tell_everybody(&app).await;
    assert!(sophie.list_notifications().await.unwrap().items.is_empty(), "it is her own");
    let mut told = yann.list_notifications().await.unwrap().items;
    told.retain(|one| matches!(one.fact, Fact::CommentPosted { .. }));
    assert_eq!(told.len(), 1, "followers are told");
    for who in [Demo::Yann, Demo::Nadia] {
        let reader = app.client_of(who).await;
        let seen = reader.list_comments(id, &CommentQuery::default()).await.unwrap().items;
        assert!(seen[0].masked && seen[0].author.is_none(), "{who:?}: {seen:?}");
        let history = reader.read_idea_history(id).await.unwrap().items;
        assert!(history.iter().all(|entry| entry.actor.is_none() && entry.at.is_none()));
    }
    assert_eq!(refusal(yann.remove_comment(id, said.id).await), ProblemCode::Forbidden);
    sophie.remove_comment(id, said.id).await.unwrap();
    let history = yann.read_idea_history(id).await.unwrap().items;
    assert!(history.iter().all(|entry| entry.actor.is_none() && entry.at.is_none()));
}

async fn nobody_else_answers_masked_not_even_on_ones_own_named_idea(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let masked = deposited(&sophie).await.summary.id;
    let named = deposit(&yann, "En mon nom").await.summary.id;
    let answer = PostCommentRequest::masked(Stance::Neutral, "C’est moi.");
    for idea in [masked, named] {
        let refused = faulty_fields(yann.post_comment(idea, &answer, &key()).await);
        assert_eq!(refused, ["/masked not_allowed"]);
    }
}

async fn what_was_said_masked_stays_so_when_its_author_steps_forward(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let idea = deposited(&sophie).await;
    let id = idea.summary.id;
    let answer = PostCommentRequest::masked(Stance::Neutral, "Oui, à Rennes aussi.");
    let said = sophie.post_comment(id, &answer, &key()).await.unwrap();
    sophie.sign_idea(id, idea.version).await.unwrap();
    let seen = yann.list_comments(id, &CommentQuery::default()).await.unwrap().items;
    assert!(seen[0].masked && seen[0].author.is_none(), "{seen:?}");
    let refused = faulty_fields(sophie.post_comment(id, &answer, &key()).await);
    assert_eq!(refused, ["/masked not_allowed"], "masked no more");
    sophie.remove_comment(id, said.id).await.unwrap();
}

on_both_databases!(
    an_author_answers_masked_and_nobody_is_told_who_it_is,
    nobody_else_answers_masked_not_even_on_ones_own_named_idea,
    what_was_said_masked_stays_so_when_its_author_steps_forward,
);
