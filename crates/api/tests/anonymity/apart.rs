//! What is done apart, or not at all, so that nothing points at a masked author.

use api_types::idea::{DraftContent, IdeaQuery, MergeIdeasRequest};
use api_types::problem::ProblemCode;
use domain::IdeaId;
use domain::expression::Target;
use persistence::drafts::{self, SealedDraft};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::TITLE;
use crate::ideas::{deposit, masked};
use crate::pocs::me;

async fn a_deposit_stopped_before_its_draft_went_is_finished_by_the_same_request(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let draft = DraftContent { title: TITLE.to_owned(), ..DraftContent::default() };
    let draft = sophie.create_draft(&draft, &key()).await.unwrap().id;
    let (mut request, name) = (masked(TITLE), key());
    request.draft_id = Some(draft);
    let idea = sophie.deposit_idea(&request, &name).await.unwrap().summary.id;
    assert_eq!(refusal(sophie.read_draft(draft).await), ProblemCode::NotFound);
    // As if the server had stopped between the two.
    let tx = app.app.store.begin().await.unwrap();
    let left = SealedDraft { id: draft, content: String::new(), updated_at: app.app.now() };
    drafts::insert(&tx, me(&sophie).await, &left).await.unwrap();
    tx.commit().await.unwrap();
    let again = sophie.deposit_idea(&request, &name).await.unwrap().summary.id;
    assert_eq!(again, idea, "one idea");
    assert_eq!(refusal(sophie.read_draft(draft).await), ProblemCode::NotFound);
    let mine = IdeaQuery { mine: true, ..IdeaQuery::default() };
    assert_eq!(sophie.list_ideas(&mine).await.unwrap().items.len(), 1);
}

/// Of those who support an idea that becomes one with another, nobody is missing: that one would be the author.
async fn a_merger_into_a_masked_idea_leaves_no_voter_out(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (marc, paul) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Paul).await);
    let into = sophie.deposit_idea(&masked(TITLE), &key()).await.unwrap().summary.id;
    let from = deposit(&yann, "La même, signée").await.summary.id;
    for who in [&sophie, &marc] {
        who.support_idea(from).await.unwrap();
        who.follow(Target::Idea(from)).await.unwrap();
    }
    let merged = paul.merge_idea(from, &MergeIdeasRequest { into }, 1).await.unwrap();
    let votes = async |id: IdeaId| {
        let mut seen = Vec::new();
        for who in [&paul, &marc, &yann, &sophie] {
            seen.push(who.read_idea(id).await.unwrap().summary.votes);
        }
        seen
    };
    assert_eq!(votes(into).await, [2; 4], "the same to everybody");
    let refused = refusal(sophie.support_idea(into).await);
    assert_eq!(refused, ProblemCode::OwnIdea, "she may not support her own");
    assert_eq!(votes(into).await, [2; 4]);
    let seen = sophie.read_idea(into).await.unwrap().version;
    let signed = sophie.sign_idea(into, seen).await.unwrap();
    assert!(!signed.summary.voted, "nobody supports their own once it is told whose it is");
    assert_eq!(votes(into).await, [1; 4]);
    let follows = sophie.read_expression(Target::Idea(into)).await.unwrap().following;
    assert!(!follows, "nor follows it");
    paul.undo_merge(from, merged.version).await.unwrap();
    assert_eq!((votes(from).await, votes(into).await), (vec![2; 4], vec![0; 4]), "as it was");
}

on_both_databases!(
    a_deposit_stopped_before_its_draft_went_is_finished_by_the_same_request,
    a_merger_into_a_masked_idea_leaves_no_voter_out,
);
