//! Personal participation (R103 to R111, A07): follow, like, tag, comment, rebound.

use api_client::ApiClient;
use api_types::expression::{PutTagRequest, ReboundRequest, TagQuery};
use api_types::idea::{CommentQuery, DepositIdeaRequest, IdeaQuery, PostCommentRequest};
use api_types::message::{AboutRequest, SendMessageRequest};
use api_types::notification::NotificationReason;
use api_types::poc::{LaunchPocRequest, PocQuery};
use api_types::practice::PracticeQuery;
use api_types::problem::ProblemCode;
use api_types::rights::GiveDelegationRequest;
use domain::access::{Brick, Profile};
use domain::challenge::ChallengeStatus;
use domain::expression::Target;
use domain::idea::{IdeaVerdict, Stance};
use domain::journal::{Fact, SubjectKind};
use domain::people::OrganisationKind;
use domain::poc::Step;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::ideas::{db_challenge, decision, deposit, masked, spontaneous};
use crate::pocs::{launched, planned, steps};

fn word(word: &str) -> PutTagRequest {
    PutTagRequest { word: word.to_owned() }
}

fn says(body: &str) -> PostCommentRequest {
    PostCommentRequest::signed(Stance::Challenges, body)
}

async fn tell_everybody(app: &TestApp) {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

async fn told(client: &ApiClient) -> Vec<(NotificationReason, Fact)> {
    let items = client.list_notifications().await.unwrap().items;
    items.into_iter().map(|one| (one.reason, one.fact)).collect()
}

async fn followers_are_told_of_each_change_until_they_follow_no_more(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let poc = planned(&julie, "Ateliers mobiles").await;
    let target = Target::Poc(poc.summary.id);
    let view = sophie.follow(target).await.unwrap();
    assert!(view.following && view.followers == 1);
    assert_eq!(sophie.follow(target).await.unwrap().followers, 1, "twice is once");
    let request = LaunchPocRequest::default();
    let poc = julie.launch_poc(poc.summary.id, &request, poc.version).await.unwrap();
    tell_everybody(&app).await;
    let news = told(&sophie).await;
    assert_eq!(news.len(), 1, "{news:?}");
    assert_eq!(news[0].0, NotificationReason::Follower);
    assert!(matches!(news[0].1, Fact::PocLaunched { .. }));
    assert!(told(&julie).await.is_empty(), "she did it herself");
    let mine = sophie.list_follows().await.unwrap().items;
    assert_eq!((mine.len(), mine[0].title.as_str()), (1, "Ateliers mobiles"));
    assert!(!sophie.unfollow(target).await.unwrap().following);
    let first = steps(Step::FrameChallenge, Step::FrameChallenge);
    julie.pass_steps(poc.summary.id, &first, poc.version).await.unwrap();
    tell_everybody(&app).await;
    assert_eq!(told(&sophie).await.len(), 1);
    let nowhere = sophie.follow(Target::Poc(domain::PocId(Uuid::nil()))).await;
    assert_eq!(refusal(nowhere), ProblemCode::NotFound);
}

async fn nobody_is_told_twice_and_the_author_is_told_as_such(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let idea = deposit(&yann, "Rappel des assurés").await;
    let target = Target::Idea(idea.summary.id);
    assert_eq!(refusal(yann.follow(target).await), ProblemCode::OwnIdea);
    assert!(yann.read_expression(target).await.unwrap().author);
    sophie.follow(target).await.unwrap();
    let answer = decision(IdeaVerdict::Selected, "Utile");
    paul.decide_idea(idea.summary.id, &answer, idea.version).await.unwrap();
    tell_everybody(&app).await;
    let theirs = told(&yann).await;
    assert_eq!((theirs.len(), theirs[0].0), (2, NotificationReason::Author), "with the receipt");
    let news = told(&sophie).await;
    assert_eq!((news.len(), news[0].0), (1, NotificationReason::Follower));
}

/// What an anonymous author does leaves neither their name nor their hour beside the idea.
async fn an_anonymous_author_is_found_neither_among_followers_nor_among_tags(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    let idea = sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap();
    let target = Target::Idea(idea.summary.id);
    assert_eq!(refusal(sophie.follow(target).await), ProblemCode::OwnIdea);
    let view = sophie.put_tag(target, &word("#Notifications")).await.unwrap();
    assert!(view.tags[0].mine && view.followers == 0);
    let theirs = nadia.follow(target).await.unwrap();
    assert!(!theirs.tags[0].mine, "whose it is shows to its author alone");
    let reader = app.app.store.reader();
    let followers = persistence::expression::followers(&reader, target).await.unwrap();
    assert_eq!(followers, [crate::pocs::me(&nadia).await]);
    let me = crate::pocs::me(&sophie).await;
    let hers = persistence::expression::tags(&reader, target, Some(me)).await.unwrap();
    assert!(!hers[0].mine, "no row names her");
    sophie.withdraw_idea(idea.summary.id, idea.version).await.unwrap();
    tell_everybody(&app).await;
    let person = crate::pocs::me(&nadia).await;
    let kept = persistence::notifications::list(&reader, person, &[], 10).await.unwrap();
    let at = kept[0].at;
    assert_eq!(at.time(), chrono::NaiveTime::MIN, "told on a day, at no instant");
    let view = sophie.remove_tag(target, "notifications").await.unwrap();
    assert!(view.tags.is_empty());
}

async fn a_tag_is_shown_as_first_typed_and_lists_filter_by_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let idea = deposit(&yann, "Borne").await.summary;
    deposit(&yann, "Autre").await;
    let poc = launched(&julie, "Essai").await.summary;
    let (on_idea, on_poc) = (Target::Idea(idea.id), Target::Poc(poc.id));
    sophie.put_tag(on_idea, &word("#Accueil Téléphonique")).await.unwrap();
    let view = yann.put_tag(on_idea, &word("accueil telephonique")).await.unwrap();
    assert_eq!(view.tags.len(), 1);
    let tag = &view.tags[0];
    assert_eq!((tag.word.as_str(), tag.people, tag.mine), ("Accueil Téléphonique", 2, true));
    sophie.put_tag(on_poc, &word("ACCUEIL TÉLÉPHONIQUE")).await.unwrap();
    let asked = Some("#accueil téléphonique".to_owned());
    let query = IdeaQuery { tag: asked.clone(), ..IdeaQuery::default() };
    let found = sophie.list_ideas(&query).await.unwrap().items;
    assert_eq!(found.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["Borne"]);
    let query = PocQuery { tag: asked.clone(), ..PocQuery::default() };
    assert_eq!(sophie.list_pocs(&query).await.unwrap().items.len(), 1);
    let query = PracticeQuery { tag: asked, ..PracticeQuery::default() };
    assert!(sophie.list_practices(&query).await.unwrap().items.is_empty());
    let known = sophie.list_tags(&TagQuery { q: "ACC".to_owned() }).await.unwrap().items;
    assert_eq!(known, ["Accueil Téléphonique"]);
    let karim = app.client_of(Demo::Karim).await;
    let other = karim.remove_tag(on_idea, "accueil telephonique").await;
    assert_eq!(refusal(other), ProblemCode::NotFound, "not his");
    let view = sophie.remove_tag(on_idea, "accueil telephonique").await.unwrap();
    assert_eq!(view.tags[0].people, 1);
    assert!(paul.read_expression(on_idea).await.unwrap().tags[0].removable);
    let view = paul.remove_tag(on_idea, "accueil telephonique").await.unwrap();
    assert!(view.tags.is_empty());
    assert_eq!(faulty_fields(sophie.put_tag(on_idea, &word("#")).await), ["/word required"]);
}

/// D.3: what is lent for a body, or for one thing, moderates there and nowhere else.
async fn a_delegate_takes_away_the_tags_of_what_was_lent_to_them(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, julie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Julie).await);
    let (marc, sophie) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Sophie).await);
    let marc_id = marc.read_me().await.unwrap().person.id;
    let all = nadia.list_organisations().await.unwrap().items;
    let body = |code: &str| all.iter().find(|one| one.code == code).map(|one| one.id);
    let poc = launched(&julie, "Essai").await.summary.id;
    let (target, tag) = (Target::Poc(poc), word("#accueil"));
    sophie.put_tag(target, &tag).await.unwrap();
    for (organisation_id, items, may) in [
        (body("carsat-bretagne"), Vec::new(), false),
        (None, vec![Uuid::from_u128(7)], false),
        (body("cnav"), Vec::new(), true),
        (None, vec![poc.0], true),
    ] {
        let wish = GiveDelegationRequest {
            account_id: marc_id,
            profile: Profile::FunctionalAdmin,
            bricks: vec![Brick::Expression],
            organisation_id,
            items,
            starts_on: None,
            ends_on: None,
        };
        let given = nadia.give_delegation(&wish, &key()).await.unwrap();
        let read = marc.read_expression(target).await.unwrap();
        assert_eq!(read.tags[0].removable, may, "{wish:?}");
        let removed = marc.remove_tag(target, "accueil").await;
        if may {
            assert!(removed.unwrap().tags.is_empty(), "{wish:?}");
            sophie.put_tag(target, &tag).await.unwrap();
        } else {
            assert_eq!(refusal(removed), ProblemCode::NotFound, "{wish:?}");
        }
        nadia.withdraw_delegation(given.id, given.version).await.unwrap();
    }
}

async fn simultaneous_likes_leave_an_exact_counter(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = launched(&julie, "Essai aimé").await.summary;
    let target = Target::Poc(poc.id);
    let mut people = Vec::new();
    for who in [Demo::Sophie, Demo::Yann, Demo::Karim, Demo::Paul] {
        people.push(app.client_of(who).await);
    }
    let likes: Vec<_> = people
        .iter()
        .flat_map(|who| [who.clone(), who.clone(), who.clone()])
        .map(|who| actix_web::rt::spawn(async move { who.like(target).await.unwrap().liked }))
        .collect();
    for like in likes {
        assert!(like.await.unwrap());
    }
    assert_eq!(julie.read_expression(target).await.unwrap().likes, 4);
    people[0].unlike(target).await.unwrap();
    people[0].unlike(target).await.unwrap();
    assert_eq!(julie.read_expression(target).await.unwrap().likes, 3);
    let idea = deposit(&julie, "Une idée").await.summary;
    let refused = people[0].like(Target::Idea(idea.id)).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound, "ideas have votes");
}

async fn an_experiment_is_commented_and_its_team_is_told(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let poc = launched(&julie, "Essai discuté").await.summary;
    let target = Target::Poc(poc.id);
    let said = sophie.post_comment_on(target, &says("Et **sans** réseau ?"), &key()).await.unwrap();
    assert!(said.body_html.contains("<strong>sans</strong>"));
    let listed = julie.list_comments_on(target, &CommentQuery::default()).await.unwrap().items;
    assert_eq!((listed.len(), listed[0].removable), (1, false));
    assert_eq!(julie.read_expression(target).await.unwrap().comments, 1);
    tell_everybody(&app).await;
    let news = told(&julie).await;
    assert_eq!((news.len(), news[0].0), (1, NotificationReason::Member));
    assert!(matches!(news[0].1, Fact::Commented { on: SubjectKind::Poc, .. }));
    let denied = julie.remove_comment_on(target, said.id).await;
    assert_eq!(refusal(denied), ProblemCode::Forbidden);
    sophie.remove_comment_on(target, said.id).await.unwrap();
    assert_eq!(julie.read_expression(target).await.unwrap().comments, 0);
    let elsewhere = sophie.remove_comment_on(Target::Poc(domain::PocId(Uuid::nil())), said.id);
    assert_eq!(refusal(elsewhere.await), ProblemCode::NotFound);
}

async fn a_comment_rebounds_into_an_idea_linked_both_ways(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let poc = launched(&julie, "Essai fécond").await.summary;
    let target = Target::Poc(poc.id);
    let said = julie.post_comment_on(target, &says("Et en zone rurale ?"), &key()).await.unwrap();
    let of = ReboundRequest { kind: SubjectKind::Poc, id: poc.id.0, comment_id: Some(said.id) };
    let request =
        DepositIdeaRequest { rebound_of: Some(of), ..spontaneous("Le bus de la retraite") };
    let idea = sophie.deposit_idea(&request, &key()).await.unwrap();
    let from = idea.rebound_of.unwrap();
    assert_eq!((from.title.as_str(), from.comment_id), ("Essai fécond", Some(said.id)));
    let born = julie.read_expression(target).await.unwrap().rebounds;
    assert_eq!((born.len(), born[0].id), (1, idea.summary.id));
    let nowhere = ReboundRequest { id: Uuid::nil(), ..of };
    let request = DepositIdeaRequest { rebound_of: Some(nowhere), ..spontaneous("Ailleurs") };
    let refused = faulty_fields(sophie.deposit_idea(&request, &key()).await);
    assert_eq!(refused, ["/rebound_of unknown_value"]);
}

async fn an_idea_is_news_of_the_challenge_it_answers(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let challenge = db_challenge(&app, "Un défi", ChallengeStatus::Open, (-1, 10)).await;
    sophie.follow(Target::Challenge(challenge)).await.unwrap();
    let request =
        DepositIdeaRequest { challenge_id: Some(challenge), ..spontaneous("Une réponse") };
    yann.deposit_idea(&request, &key()).await.unwrap();
    tell_everybody(&app).await;
    let news = told(&sophie).await;
    assert_eq!((news.len(), news[0].0), (1, NotificationReason::Follower));
    assert!(matches!(news[0].1, Fact::IdeaDeposited { .. }));
}

/// R059: the ideas that are signed there, and nothing of a masked one.
async fn who_follows_a_body_is_told_of_the_ideas_that_its_agents_sign(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let julie = app.client_of(Demo::Julie).await;
    let body = sophie.read_me().await.unwrap().person.organisation.unwrap();
    let target = Target::Organisation(body.id);
    for one in [&julie, &sophie] {
        assert!(one.follow(target).await.unwrap().following);
    }
    let mine = julie.list_follows().await.unwrap().items;
    assert_eq!((mine.len(), &mine[0].title), (1, &body.name));
    deposit(&sophie, "De Bretagne").await;
    sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap();
    deposit(&julie, "D’ailleurs").await;
    tell_everybody(&app).await;
    let mut news = told(&julie).await;
    news.retain(|one| one.0 != NotificationReason::Author);
    assert_eq!((news.len(), news[0].0), (1, NotificationReason::BodyFollower), "{news:?}");
    assert!(matches!(news[0].1, Fact::IdeaDeposited { .. }));
    let hers = told(&sophie).await;
    assert_eq!((hers.len(), hers[0].0), (1, NotificationReason::Author), "her receipt alone");
    deposit(&yann, "De Bretagne aussi").await;
    julie.unfollow(target).await.unwrap();
    tell_everybody(&app).await;
    assert_eq!((told(&julie).await.len(), told(&sophie).await.len()), (2, 2));
    let organisations = julie.list_organisations().await.unwrap().items;
    let branch = organisations.iter().find(|one| one.kind == OrganisationKind::Branch).unwrap();
    let refused = julie.follow(Target::Organisation(branch.id)).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound, "nobody deposits there");
    let about = Some(AboutRequest { kind: SubjectKind::Organisation, id: body.id.0 });
    let (title, text) = ("Un mot".to_owned(), "Un mot.".to_owned());
    let written = SendMessageRequest { title, body: text, about };
    let yann_id = crate::pocs::me(&yann).await;
    let refused = julie.send_message(yann_id, &written, &key()).await;
    assert_eq!(faulty_fields(refused), ["/about unknown_value"]);
}

/// R059: a direction is followed as a body is, and whoever follows both is told once.
async fn who_follows_a_direction_is_told_of_what_its_agents_sign(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let hers = julie.read_me().await.unwrap();
    let (body, direction) = (hers.person.organisation.unwrap().id, hers.department.unwrap());
    assert_ne!(body, direction.id, "a direction of a body");
    let target = Target::Organisation(direction.id);
    assert!(sophie.follow(target).await.unwrap().following);
    let followed = sophie.list_follows().await.unwrap().items;
    assert_eq!((followed.len(), &followed[0].title), (1, &direction.name));
    deposit(&julie, "De la direction").await;
    julie.deposit_idea(&masked("Masquée"), &key()).await.unwrap();
    tell_everybody(&app).await;
    let news = told(&sophie).await;
    assert_eq!((news.len(), news[0].0), (1, NotificationReason::BodyFollower), "{news:?}");
    sophie.follow(Target::Organisation(body)).await.unwrap();
    deposit(&julie, "Suivie deux fois").await;
    tell_everybody(&app).await;
    assert_eq!(told(&sophie).await.len(), 2, "once for both");
    sophie.unfollow(Target::Organisation(body)).await.unwrap();
    sophie.unfollow(target).await.unwrap();
    deposit(&julie, "Plus suivie").await;
    tell_everybody(&app).await;
    assert_eq!(told(&sophie).await.len(), 2);
}

async fn a_challenge_that_is_prepared_is_spoken_of_by_those_who_prepare_it_alone(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let draft = db_challenge(&app, "En préparation", ChallengeStatus::Draft, (1, 2)).await;
    let target = Target::Challenge(draft);
    assert_eq!(refusal(sophie.follow(target).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.put_tag(target, &word("accueil")).await), ProblemCode::NotFound);
    assert!(paul.follow(target).await.unwrap().following);
    let open = db_challenge(&app, "Ouvert", ChallengeStatus::Open, (-1, 2)).await;
    assert!(sophie.follow(Target::Challenge(open)).await.unwrap().following);
}

on_both_databases!(
    a_challenge_that_is_prepared_is_spoken_of_by_those_who_prepare_it_alone,
    who_follows_a_direction_is_told_of_what_its_agents_sign,
    who_follows_a_body_is_told_of_the_ideas_that_its_agents_sign,
    followers_are_told_of_each_change_until_they_follow_no_more,
    nobody_is_told_twice_and_the_author_is_told_as_such,
    an_anonymous_author_is_found_neither_among_followers_nor_among_tags,
    a_tag_is_shown_as_first_typed_and_lists_filter_by_it,
    a_delegate_takes_away_the_tags_of_what_was_lent_to_them,
    simultaneous_likes_leave_an_exact_counter,
    an_experiment_is_commented_and_its_team_is_told,
    a_comment_rebounds_into_an_idea_linked_both_ways,
    an_idea_is_news_of_the_challenge_it_answers,
);
