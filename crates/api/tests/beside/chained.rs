//! Ideas that become one after the other, or several with one, and are parted in one order and in the other.

use api_client::ApiClient;
use api_types::idea::{MergeIdeasRequest, PostCommentRequest};
use api_types::problem::ProblemCode;
use domain::IdeaId;
use domain::expression::Target;
use domain::idea::{IdeaVerdict, Stance};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::ideas::{decision, deposit};

/// How many support each of these ideas, and how many comments it has; each of them can be read.
async fn counts<const N: usize>(client: &ApiClient, ideas: [IdeaId; N]) -> Vec<(u32, u32)> {
    let mut counted = Vec::new();
    for id in ideas {
        let idea = client.read_idea(id).await.unwrap().summary;
        counted.push((idea.votes, idea.comments));
    }
    counted
}

async fn merge(client: &ApiClient, from: IdeaId, into: IdeaId) {
    let version = client.read_idea(from).await.unwrap().version;
    client.merge_idea(from, &MergeIdeasRequest { into }, version).await.unwrap();
}

async fn part(client: &ApiClient, id: IdeaId) {
    let version = client.read_idea(id).await.unwrap().version;
    client.undo_merge(id, version).await.unwrap();
}

async fn say(client: &ApiClient, id: IdeaId) {
    let said = PostCommentRequest::signed(Stance::Supports, "Oui.");
    client.post_comment(id, &said, &key()).await.unwrap();
}

async fn of_chained_merges_the_last_is_undone_first_and_nothing_is_lost(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (marc, julie) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Julie).await);
    let (karim, paul) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Paul).await);
    let first = deposit(&sophie, "La première").await.summary.id;
    let second = deposit(&yann, "La deuxième").await.summary.id;
    let third = deposit(&marc, "La troisième").await.summary.id;
    let all = [first, second, third];
    for (voter, id) in
        [(&julie, first), (&karim, first), (&yann, first), (&julie, second), (&sophie, third)]
    {
        voter.support_idea(id).await.unwrap();
    }
    say(&julie, first).await;
    say(&karim, second).await;
    assert_eq!(counts(&paul, all).await, [(3, 1), (1, 1), (1, 0)]);
    merge(&paul, first, second).await;
    assert_eq!(counts(&paul, all).await, [(3, 0), (2, 2), (1, 0)], "Yann signs the second");
    merge(&paul, second, third).await;
    say(&sophie, third).await;
    let one = [(3, 0), (2, 0), (3, 3)];
    assert_eq!(counts(&paul, all).await, one);
    assert_eq!(paul.read_idea(third).await.unwrap().absorbed.len(), 2, "at any remove");
    let part_of_a_part = paul.read_idea(first).await.unwrap();
    let merged = part_of_a_part.merged_into.unwrap();
    assert!(merged.gone_on && !merged.undoable, "what the portal offers: {merged:?}");
    let last = paul.read_idea(second).await.unwrap().merged_into.unwrap();
    assert!(last.undoable && !last.gone_on, "{last:?}");
    let early = refusal(paul.undo_merge(first, part_of_a_part.version).await);
    assert_eq!(early, ProblemCode::OtherMerged);
    assert_eq!(counts(&paul, all).await, one, "a refusal changes nothing");
    part(&paul, second).await;
    assert_eq!(counts(&paul, all).await, [(3, 0), (2, 2), (1, 1)]);
    let merged = paul.read_idea(first).await.unwrap().merged_into.unwrap();
    assert!(merged.undoable && !merged.gone_on, "{merged:?}");
    part(&paul, first).await;
    assert_eq!(counts(&paul, all).await, [(3, 1), (1, 1), (1, 1)], "as it was");
}

async fn whoever_came_with_two_parts_stays_until_both_are_gone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (marc, julie) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Julie).await);
    let (karim, paul) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Paul).await);
    let one = deposit(&sophie, "L’une").await.summary.id;
    let other = deposit(&yann, "L’autre").await.summary.id;
    let whole = deposit(&marc, "Le tout").await.summary.id;
    for (voter, id) in [(&julie, one), (&karim, one), (&julie, other), (&sophie, other)] {
        voter.support_idea(id).await.unwrap();
    }
    for id in [one, other] {
        julie.follow(Target::Idea(id)).await.unwrap();
    }
    let follows = async || {
        let told = julie.read_expression(Target::Idea(whole)).await.unwrap();
        told.following
    };
    for (leaves, stays) in [(one, other), (other, one)] {
        merge(&paul, one, whole).await;
        merge(&paul, other, whole).await;
        assert_eq!(counts(&paul, [whole]).await, [(3, 0)], "each once");
        part(&paul, leaves).await;
        assert_eq!(counts(&paul, [whole]).await, [(2, 0)], "those of the part that stays");
        assert!(follows().await);
        part(&paul, stays).await;
        assert_eq!(counts(&paul, [one, other, whole]).await, [(2, 0), (2, 0), (0, 0)]);
        assert!(!follows().await, "as it was");
    }
}

async fn what_sleeps_or_was_withdrawn_goes_on_for_no_other(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let from = deposit(&sophie, "Celle qui vit").await;
    let asleep = deposit(&yann, "Celle qui dort").await;
    let gone = deposit(&yann, "Celle qui est retirée").await;
    let no = decision(IdeaVerdict::NotSelected, "Pas de moyens.");
    paul.decide_idea(asleep.summary.id, &no, asleep.version).await.unwrap();
    yann.withdraw_idea(gone.summary.id, gone.version).await.unwrap();
    for into in [asleep.summary.id, gone.summary.id] {
        let body = MergeIdeasRequest { into };
        let refused = refusal(paul.merge_idea(from.summary.id, &body, from.version).await);
        assert_eq!(refused, ProblemCode::MergeAtRest);
    }
    merge(&paul, asleep.summary.id, from.summary.id).await;
    let one = paul.read_idea(from.summary.id).await.unwrap();
    assert_eq!(one.absorbed.len(), 1, "the other way round it may");
}

on_both_databases!(
    what_sleeps_or_was_withdrawn_goes_on_for_no_other,
    of_chained_merges_the_last_is_undone_first_and_nothing_is_lost,
    whoever_came_with_two_parts_stays_until_both_are_gone,
);
