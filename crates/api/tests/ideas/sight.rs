//! Who may read an idea (A28): what is kept for some is told to nobody else, anywhere, and counts all the same.

use std::collections::BTreeSet;

use api_types::challenge::{ChallengeContentRequest, CloseChallengeRequest};
use api_types::directory::{CardContentRequest, KeepCardRequest};
use api_types::editorial::CountedFiguresQuery;
use api_types::idea::{
    DepositIdeaRequest, IdeaQuery, InviteCoAuthorRequest, PostCommentRequest, RestrictIdeaRequest,
};
use api_types::page::Include;
use api_types::poc::CreatePocRequest;
use api_types::problem::ProblemCode;
use api_types::review::ProposeRevivalRequest;
use domain::access::Profile;
use domain::challenge::ChallengeStatus;
use domain::editorial::CountedFigure;
use domain::expression::Target;
use domain::idea::{IdeaVerdict, Stance};
use domain::poc::{GateVerdict, Visibility};
use domain::{ChallengeId, IdeaId, PocId, PracticeId, UserId};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{db_challenge, decision, deposit, masked, spontaneous};
use crate::challenges::life::{answering, call, running};
use crate::delegations::lend;
use crate::leaks::{Looked, telling};
use crate::pocs::{card, complete, launch, me, selected_idea};
use crate::practices::publish;

const SECRET: &str = "Rappel Zéphyrine";

/// What a reader is told it by while it is everybody's, or the walk is blind.
const REACHED: [&str; 14] = [
    "/celebrations",
    "/challenges/{id}/results",
    "/comments/{kind}/{id}",
    "/directory/{id}",
    "/follows",
    "/home",
    "/ideas",
    "/ideas/{id}",
    "/ideas/{id}/comments",
    "/notifications",
    "/pocs/{id}",
    "/practices/{id}",
    "/search",
    "/similar-items",
];

/// An idea of Yann's, and all that is around it.
struct Kept {
    idea: IdeaId,
    challenge: ChallengeId,
    poc: PocId,
    practice: PracticeId,
    yann: UserId,
    marks: [String; 2],
}

impl Kept {
    async fn tells(&self, app: &TestApp, who: Demo) -> BTreeSet<String> {
        let around = [
            ("/challenges/", self.challenge.0),
            ("/pocs/", self.poc.0),
            ("/practices/", self.practice.0),
            ("/directory/", self.yann.0),
        ];
        let (kind, id, word) = ("idea", self.idea.0, "zéphyrine");
        telling(app, who, &Looked { kind, id, around: &around, word, marks: &self.marks }).await
    }
}

/// An idea of Yann's that answers a challenge, and became an experiment, then a practice: commented, followed.
async fn everywhere(app: &TestApp) -> Kept {
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (yann, sophie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Sophie).await);
    let challenge = db_challenge(app, "Un défi public", ChallengeStatus::Open, (-1, 1)).await;
    let answer = DepositIdeaRequest { challenge_id: Some(challenge), ..spontaneous(SECRET) };
    let idea = yann.deposit_idea(&answer, &key()).await.unwrap();
    let (id, reference) = (idea.summary.id, idea.summary.reference.clone());
    sophie.follow(Target::Idea(id)).await.unwrap();
    let said = PostCommentRequest::signed(Stance::Supports, &format!("Vive le {SECRET}"));
    paul.post_comment(id, &said, &key()).await.unwrap();
    let selected = decision(IdeaVerdict::Selected, "Répond à un besoin fort.");
    paul.decide_idea(id, &selected, idea.version).await.unwrap();
    let poc = CreatePocRequest { idea_id: Some(id), ..card(&julie, "Un essai public").await };
    let poc = launch(&julie, &julie.create_poc(&poc, &key()).await.unwrap()).await;
    let poc = complete(&julie, &poc, GateVerdict::Validated, me(&paul).await).await;
    let practice = publish(&julie, &poc).await.summary.id;
    let his = me(&yann).await;
    let content = CardContentRequest { visible: true, ..CardContentRequest::default() };
    yann.keep_card(his, &KeepCardRequest { content }, 0).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    app.index().await;
    let marks = [SECRET.to_owned(), reference];
    Kept { idea: id, challenge, poc: poc.summary.id, practice, yann: his, marks }
}

async fn restrict(app: &TestApp, id: IdeaId, visibility: Visibility) {
    let paul = app.client_of(Demo::Paul).await;
    let version = paul.read_idea(id).await.unwrap().version;
    let kept = paul.restrict_idea(id, &RestrictIdeaRequest { visibility }, version).await.unwrap();
    assert_eq!((kept.visibility, kept.version), (visibility, version + 1));
}

async fn an_idea_that_is_kept_is_told_to_nobody_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let kept = everywhere(&app).await;
    let before = kept.tells(&app, Demo::Sophie).await;
    for operation in REACHED {
        assert!(before.contains(operation), "{operation} is not reached: {before:?}");
    }
    restrict(&app, kept.idea, Visibility::TopManagement).await;
    assert_eq!(kept.tells(&app, Demo::Sophie).await, BTreeSet::new());
    let developer = kept.tells(&app, Demo::Thomas).await;
    assert_eq!(developer, BTreeSet::new(), "nor in an export");
    // Its author, COMEX and the Dinno go on as before.
    for who in [Demo::Yann, Demo::Marc, Demo::Paul] {
        let told = kept.tells(&app, who).await;
        for operation in ["/ideas", "/ideas/{id}", "/search", "/pocs/{id}", "/practices/{id}"] {
            assert!(told.contains(operation), "{who:?} {operation}: {told:?}");
        }
    }
    restrict(&app, kept.idea, Visibility::Everyone).await;
    assert_eq!(kept.tells(&app, Demo::Sophie).await, before);
}

async fn whoever_it_is_not_kept_for_does_nothing_with_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, sophie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Sophie).await);
    let id = deposit(&yann, SECRET).await.summary.id;
    let total = async || {
        let query = IdeaQuery { include: Some(Include::Total), ..IdeaQuery::default() };
        sophie.list_ideas(&query).await.unwrap().total
    };
    assert_eq!(total().await, Some(1));
    let target = Target::Idea(id);
    let said = PostCommentRequest::signed(Stance::Neutral, "Un mot.");
    let comment = yann.post_comment(id, &said, &key()).await.unwrap().id;
    restrict(&app, id, Visibility::TopManagement).await;
    for hidden in [
        sophie.read_idea(id).await.map(drop),
        sophie.read_idea_history(id).await.map(drop),
        sophie.support_idea(id).await.map(drop),
        sophie.read_expression(target).await.map(drop),
        sophie.follow(target).await.map(drop),
        sophie.post_comment(id, &said, &key()).await.map(drop),
        sophie.remove_comment(id, comment).await,
        sophie.accept_co_authorship(id).await.map(drop),
        sophie.decline_co_authorship(id).await.map(drop),
        sophie.withdraw_idea(id, 1).await.map(drop),
    ] {
        assert_eq!(refusal(hidden), ProblemCode::NotFound, "one may not even know of it");
    }
    // It counts in the figures, and in no list.
    assert_eq!(total().await, Some(0));
    let counted = sophie.read_counted_figures(&CountedFiguresQuery::default()).await.unwrap().items;
    let ideas = counted.iter().find(|one| one.figure == CountedFigure::Ideas).unwrap();
    assert_eq!(ideas.value, 1);
}

async fn whoever_followed_it_is_told_no_more_not_even_as_a_number(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, sophie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Sophie).await);
    let paul = app.client_of(Demo::Paul).await;
    let id = deposit(&yann, SECRET).await.summary.id;
    sophie.follow(Target::Idea(id)).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let before = yann.list_notifications().await.unwrap().unread;
    restrict(&app, id, Visibility::TopManagement).await;
    let said = PostCommentRequest::signed(Stance::Neutral, "Un mot.");
    paul.post_comment(id, &said, &key()).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    assert_eq!(sophie.list_notifications().await.unwrap().unread, 0);
    // Of who reads it from then on, and of what is said.
    assert_eq!(yann.list_notifications().await.unwrap().unread, before + 2, "its author is told");
}

async fn what_comes_of_a_kept_idea_begins_kept(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, sophie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Sophie).await);
    let paul = app.client_of(Demo::Paul).await;
    let id = selected_idea(&yann, &paul, SECRET).await.summary.id;
    restrict(&app, id, Visibility::TopManagement).await;
    let asked = CreatePocRequest { idea_id: Some(id), ..card(&paul, "Un essai").await };
    let poc = paul.create_poc(&asked, &key()).await.unwrap().summary;
    assert_eq!(poc.visibility, Visibility::TopManagement);
    assert_eq!(refusal(sophie.read_poc(poc.id).await), ProblemCode::NotFound);
}

/// Rights that are lent open no idea that is kept for others.
async fn whoever_answers_proposals_reads_none_about_a_kept_idea(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let (nadia, julie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Julie).await);
    let wish = lend(me(&julie).await, Profile::FunctionalAdmin);
    nadia.give_delegation(&wish, &key()).await.unwrap();
    let idea = deposit(&yann, SECRET).await;
    let id = idea.summary.id;
    let refused = decision(IdeaVerdict::NotSelected, "Déjà fait ailleurs.");
    paul.decide_idea(id, &refused, idea.version).await.unwrap();
    let why = ProposeRevivalRequest { why: "L’année a passé.".to_owned(), challenge_id: None };
    yann.propose_revival(id, &why, &key()).await.unwrap();
    assert_eq!(julie.list_waiting_revivals().await.unwrap().items.len(), 1);
    restrict(&app, id, Visibility::TopManagement).await;
    assert_eq!(julie.list_waiting_revivals().await.unwrap().items.len(), 0);
}

/// Whoever runs a challenge is not told of it, and is not kept by it either; the Dinno answers it before.
async fn a_kept_idea_does_not_keep_a_challenge_from_ending(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let karim = app.client_of(Demo::Karim).await;
    let content = ChallengeContentRequest { owner_id: Some(me(&karim).await), ..call("Un défi") };
    let challenge = running(&app, content).await;
    let id = challenge.summary.id;
    let kept = yann.deposit_idea(&answering(&challenge, SECRET), &key()).await.unwrap().summary.id;
    let open = yann.deposit_idea(&answering(&challenge, "À tous"), &key()).await.unwrap();
    restrict(&app, kept, Visibility::TopManagement).await;
    let version = karim.read_challenge(id).await.unwrap().version;
    let stopped = karim.stop_deposits(id, version).await.unwrap().version;
    let results = CloseChallengeRequest { results: "Merci.".to_owned() };
    let early = karim.close_challenge(id, &results, stopped).await;
    assert_eq!(refusal(early), ProblemCode::IdeasUnanswered, "the other one waits");
    let refused = decision(IdeaVerdict::NotSelected, "Déjà fait ailleurs.");
    paul.decide_idea(open.summary.id, &refused, open.version).await.unwrap();
    let early = paul.close_challenge(id, &results, stopped).await;
    assert_eq!(refusal(early), ProblemCode::IdeasUnanswered, "he may read it, and answer it");
    karim.close_challenge(id, &results, stopped).await.unwrap();
    let told = karim.read_challenge_results(id).await.unwrap();
    assert!(told.answers.iter().all(|answer| answer.idea.id != kept));
    // Its author has an answer all the same.
    let version = paul.read_idea(kept).await.unwrap().version;
    paul.decide_idea(kept, &refused, version).await.unwrap();
}

async fn a_masked_author_goes_on_reading_what_is_kept_for_some(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let id = sophie.deposit_idea(&masked(SECRET), &key()).await.unwrap().summary.id;
    restrict(&app, id, Visibility::Department).await;
    assert_eq!(refusal(yann.read_idea(id).await), ProblemCode::NotFound, "of the same body");
    let hers = sophie.read_idea(id).await.unwrap();
    assert_eq!((hers.visibility, hers.restrictable), (Visibility::Department, false));
    let mine = IdeaQuery { mine: true, ..IdeaQuery::default() };
    assert_eq!(sophie.list_ideas(&mine).await.unwrap().items.len(), 1);
    let refused = decision(IdeaVerdict::NotSelected, "Déjà fait ailleurs.");
    paul.decide_idea(id, &refused, hers.version).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = sophie.list_notifications().await.unwrap().items;
    assert!(told.iter().any(|one| one.subject_id == id.0), "she has her answer");
}

async fn whoever_is_asked_to_sign_a_kept_idea_reads_it_until_they_decline(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let id = deposit(&yann, SECRET).await.summary.id;
    restrict(&app, id, Visibility::TopManagement).await;
    let hidden = || async { refusal(sophie.read_idea(id).await) };
    assert_eq!(hidden().await, ProblemCode::NotFound);
    let invite = InviteCoAuthorRequest { person_id: me(&sophie).await };
    let ask = || async {
        let version = yann.read_idea(id).await.unwrap().version;
        yann.invite_co_author(id, &invite, version).await.unwrap();
        while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    };
    ask().await;
    let read = sophie.read_idea(id).await.unwrap();
    assert!(read.asks_me && read.proposal.is_some(), "one reads what one is asked to sign");
    sophie.read_idea_history(id).await.unwrap();
    assert_eq!(sophie.list_ideas(&IdeaQuery::default()).await.unwrap().items.len(), 1);
    let told = sophie.list_notifications().await.unwrap().items;
    assert!(told.iter().any(|one| one.subject_id == id.0), "and hears of it: {told:?}");
    let julie = app.client_of(Demo::Julie).await;
    assert_eq!(refusal(julie.read_idea(id).await), ProblemCode::NotFound, "nobody else does");

    let last = sophie.decline_co_authorship(id).await.unwrap();
    assert!(!last.asks_me && last.allowed.is_empty());
    assert_eq!(hidden().await, ProblemCode::NotFound, "it is not hers to read any more");
    assert!(sophie.list_ideas(&IdeaQuery::default()).await.unwrap().items.is_empty());
    let told = sophie.list_notifications().await.unwrap().items;
    assert!(told.iter().all(|one| one.subject_id != id.0), "{told:?}");
    // Asked again, she signs: it is hers from then on.
    ask().await;
    let signed = sophie.accept_co_authorship(id).await.unwrap();
    assert_eq!(signed.co_authors.len(), 1);
    assert!(sophie.read_idea(id).await.is_ok());
}

async fn only_an_administrator_chooses_who_reads_an_idea(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let idea = deposit(&yann, "À tous").await;
    let id = idea.summary.id;
    assert!(!idea.restrictable);
    let body = RestrictIdeaRequest { visibility: Visibility::TopManagement };
    let refused = yann.restrict_idea(id, &body, idea.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    assert!(paul.read_idea(id).await.unwrap().restrictable);
    paul.restrict_idea(id, &body, idea.version).await.unwrap();
    let stale = paul.restrict_idea(id, &body, idea.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    // The same again is no news.
    let told = paul.read_idea_history(id).await.unwrap().items.len();
    let version = paul.read_idea(id).await.unwrap().version;
    assert_eq!(paul.restrict_idea(id, &body, version).await.unwrap().version, version);
    assert_eq!(paul.read_idea_history(id).await.unwrap().items.len(), told);
}

on_both_databases!(
    an_idea_that_is_kept_is_told_to_nobody_else,
    whoever_it_is_not_kept_for_does_nothing_with_it,
    whoever_followed_it_is_told_no_more_not_even_as_a_number,
    what_comes_of_a_kept_idea_begins_kept,
    whoever_answers_proposals_reads_none_about_a_kept_idea,
    a_kept_idea_does_not_keep_a_challenge_from_ending,
    a_masked_author_goes_on_reading_what_is_kept_for_some,
    whoever_is_asked_to_sign_a_kept_idea_reads_it_until_they_decline,
    only_an_administrator_chooses_who_reads_an_idea,
);
