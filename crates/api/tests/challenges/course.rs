//! The course of a challenge: what it is followed by, what is counted, and the decision to stop it (R101, R355).

use api_client::ApiClient;
use api_types::challenge::{
    CalendarQuery, ChallengeRequest, ChallengeView, CloseChallengeRequest, CourseCounts,
    DecideCourseRequest, IndicatorRequest, IndicatorValueRequest, SetIndicatorsRequest,
};
use api_types::idea::DepositIdeaRequest;
use api_types::problem::ProblemCode;
use chrono::{Days, NaiveDate, TimeDelta};
use domain::challenge::{
    ChallengeAct, ChallengePhase, ChallengeStatus, CourseChange, CourseVerdict, IndicatorAim,
};
use domain::expression::Target;
use domain::idea::IdeaVerdict;
use domain::journal::Fact;
use domain::{ChallengeId, IndicatorId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::life::{answering, call, id_of, running};
use super::tracks::with_a_team;
use crate::ideas::{db_challenge, decision, masked};

fn wanted(id: Option<IndicatorId>, title: &str) -> IndicatorRequest {
    IndicatorRequest {
        id,
        title: title.to_owned(),
        unit: Some("caisses".to_owned()),
        target: Some("30".to_owned()),
        aim: IndicatorAim::AtLeast,
        expected_on: None,
    }
}

fn list(indicators: Vec<IndicatorRequest>) -> SetIndicatorsRequest {
    SetIndicatorsRequest { indicators }
}

fn value(on: NaiveDate, value: &str) -> IndicatorValueRequest {
    IndicatorValueRequest { on, value: value.to_owned(), note: None }
}

fn verdict(decision: CourseVerdict) -> DecideCourseRequest {
    DecideCourseRequest { decision, reason: "Trop peu de réponses.".to_owned() }
}

/// A challenge that takes ideas, and that Karim runs.
async fn of_karim(app: &TestApp) -> (ApiClient, ChallengeView) {
    let karim = app.client_of(Demo::Karim).await;
    let mut content = call("Mieux répondre");
    content.owner_id = Some(id_of(&karim).await);
    content.reply_days = Some(1);
    (karim, running(app, content).await)
}

async fn whoever_runs_it_says_what_it_is_followed_by_and_everybody_reads_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, challenge) = of_karim(&app).await;
    let (id, sophie) = (challenge.summary.id, app.client_of(Demo::Sophie).await);
    let two = list(vec![wanted(None, "Réponses"), wanted(None, "Essais")]);
    let refused = refusal(sophie.set_challenge_indicators(id, &two, challenge.version).await);
    assert_eq!(refused, ProblemCode::Forbidden);
    let set = karim.set_challenge_indicators(id, &two, challenge.version).await.unwrap();
    let late = refusal(karim.set_challenge_indicators(id, &two, challenge.version).await);
    assert_eq!(late, ProblemCode::EditConflict, "somebody else may have changed it");
    let (first, second) = (set.indicators[0].id, set.indicators[1].id);
    let today = app.app.now().date_naive();
    let day = today - Days::new(9);
    karim.add_indicator_value((id, first), &value(day, "12,5"), &key()).await.unwrap();
    let course = karim
        .add_indicator_value((id, first), &value(day + Days::new(1), "6"), &key())
        .await
        .unwrap();
    let first_one = &course.indicators[0];
    assert_eq!(first_one.percent, Some(20), "the last value, not the greatest");
    assert_eq!(first_one.reached, Some(false));
    let [mut less_is_better, other] =
        [wanted(Some(first), "Jours"), wanted(Some(second), "Essais")];
    less_is_better.aim = IndicatorAim::AtMost;
    let both = list(vec![less_is_better, other]);
    let turned = karim.set_challenge_indicators(id, &both, course.version).await.unwrap();
    let first_one = &turned.indicators[0];
    assert_eq!((first_one.aim, first_one.reached), (IndicatorAim::AtMost, Some(true)));
    assert_eq!(first_one.percent, None);
    let future = value(today + Days::new(3), "6");
    let faulty = faulty_fields(karim.add_indicator_value((id, first), &future, &key()).await);
    assert_eq!(faulty, ["/on in_future"]);
    let words =
        faulty_fields(karim.add_indicator_value((id, first), &value(day, "six"), &key()).await);
    assert_eq!(words, ["/value malformed"]);
    let read = sophie.read_challenge_course(id).await.unwrap();
    let values: Vec<_> = read.indicators[0].values.iter().map(|one| one.value.as_str()).collect();
    assert_eq!(values, ["6", "12.5"], "the newest first");
    assert!(!read.may_define && !read.may_measure && read.may_decide.is_empty());
    let less = list(vec![wanted(Some(second), "Essais menés")]);
    let lost = faulty_fields(karim.set_challenge_indicators(id, &less, read.version).await);
    assert_eq!(lost, ["/indicators in_use"], "no value is lost with its indicator");
    for one in &read.indicators[0].values {
        let gone = refusal(sophie.remove_indicator_value(id, first, one.id).await);
        assert_eq!(gone, ProblemCode::Forbidden);
        karim.remove_indicator_value(id, first, one.id).await.unwrap();
    }
    let now = karim.set_challenge_indicators(id, &less, read.version).await.unwrap();
    let titles: Vec<_> = now.indicators.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Essais menés"]);
}

async fn an_indicator_of_another_challenge_is_not_reached(database: Database) {
    let app = TestApp::spawn(database).await;
    let ((karim, one), (_, other)) = (of_karim(&app).await, of_karim(&app).await);
    let set = list(vec![wanted(None, "Réponses")]);
    let set = karim.set_challenge_indicators(one.summary.id, &set, one.version).await.unwrap();
    let (id, indicator) = (other.summary.id, set.indicators[0].id);
    let body = value(app.app.now().date_naive() - Days::new(1), "1");
    let stray = refusal(karim.add_indicator_value((id, indicator), &body, &key()).await);
    assert_eq!(stray, ProblemCode::NotFound);
    let taken = list(vec![wanted(Some(indicator), "Réponses")]);
    let faulty = faulty_fields(karim.set_challenge_indicators(id, &taken, other.version).await);
    assert_eq!(faulty, ["/indicators/0/id unknown_value"]);
}

async fn to_stop_ends_the_deposits_and_those_who_follow_are_told_why(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, challenge) = of_karim(&app).await;
    let (id, sophie) = (challenge.summary.id, app.client_of(Demo::Sophie).await);
    sophie.follow(Target::Challenge(id)).await.unwrap();
    let go_on = verdict(CourseVerdict::Continue);
    let refused = refusal(sophie.decide_challenge_course(id, &go_on, challenge.version).await);
    assert_eq!(refused, ProblemCode::Forbidden);
    let course = karim.decide_challenge_course(id, &go_on, challenge.version).await.unwrap();
    assert!(sophie.read_challenge(id).await.unwrap().summary.takes_ideas);
    let stop = verdict(CourseVerdict::Stop);
    let course = karim.decide_challenge_course(id, &stop, course.version).await.unwrap();
    let read = sophie.read_challenge(id).await.unwrap();
    assert_eq!((read.summary.phase, read.version), (ChallengePhase::Evaluating, course.version));
    let late = refusal(sophie.deposit_idea(&answering(&read, "Trop tard"), &key()).await);
    assert_eq!(late, ProblemCode::ChallengeClosed);
    let decisions = sophie.read_challenge_course(id).await.unwrap().decisions;
    let kept: Vec<_> = decisions.iter().map(|one| (one.decision, one.reason.as_str())).collect();
    let why = "Trop peu de réponses.";
    assert_eq!(kept, [(CourseVerdict::Stop, why), (CourseVerdict::Continue, why)]);
    assert_eq!(decisions[0].by.name, "Karim Haddad");
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = sophie.list_notifications().await.unwrap().items.into_iter();
    let of_course = told.filter_map(|one| {
        let Fact::ChallengeCourse { course, reason, .. } = one.fact else { return None };
        Some((course, reason))
    });
    let told: Vec<_> = of_course.collect();
    let why = Some(why.to_owned());
    for change in [CourseChange::Stopped, CourseChange::Continued] {
        assert!(told.contains(&(change, why.clone())), "{told:?}");
    }
    assert_eq!(told.len(), 2, "of decisions, and of nothing else");
    let twice = sophie.list_notifications().await.unwrap().items;
    let twice = twice.iter().any(|one| matches!(one.fact, Fact::DepositsStopped { .. }));
    assert!(!twice, "the decision says that deposits end");
    let results = CloseChallengeRequest { results: "Merci.".to_owned() };
    let closed = karim.close_challenge(id, &results, read.version).await.unwrap();
    let settled = refusal(karim.decide_challenge_course(id, &go_on, closed.version).await);
    assert_eq!(settled, ProblemCode::ChallengeWrongPhase);
    let set = refusal(karim.set_challenge_indicators(id, &list(Vec::new()), closed.version).await);
    assert_eq!(set, ProblemCode::ChallengeWrongPhase);
}

async fn a_draft_has_no_course_to_decide_of(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let draft: ChallengeId = db_challenge(&app, "Préparé", ChallengeStatus::Draft, (1, 2)).await;
    assert_eq!(refusal(sophie.read_challenge_course(draft).await), ProblemCode::NotFound);
    let course = paul.read_challenge_course(draft).await.unwrap();
    assert!(course.may_define && course.may_decide.is_empty());
    let stop = verdict(CourseVerdict::Stop);
    let refused = refusal(paul.decide_challenge_course(draft, &stop, course.version).await);
    assert_eq!(refused, ProblemCode::ChallengeWrongPhase);
}

/// It never opens, stands in no calendar, and those who follow it are told why.
async fn what_has_not_opened_is_stopped_with_its_reason(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, sophie) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Sophie).await);
    let paul = app.client_of(Demo::Paul).await;
    let mut content = call("Annoncé trop tôt");
    content.owner_id = Some(id_of(&karim).await);
    content.opens_at = Some(app.app.now() + TimeDelta::days(2));
    content.closes_at = Some(app.app.now() + TimeDelta::days(9));
    let draft = paul.create_challenge(&ChallengeRequest { content }, &key()).await.unwrap();
    let announced = karim.publish_challenge(draft.summary.id, draft.version).await.unwrap();
    let (id, today) = (announced.summary.id, app.app.now().date_naive());
    assert_eq!(announced.summary.phase, ChallengePhase::Announced);
    // Told before she follows it.
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    sophie.follow(Target::Challenge(id)).await.unwrap();
    let days = CalendarQuery { from: today, until: today + Days::new(30) };
    assert_eq!(sophie.read_challenge_calendar(&days).await.unwrap().items.len(), 1);
    let stop = verdict(CourseVerdict::Stop);
    karim.decide_challenge_course(id, &stop, announced.version).await.unwrap();
    let read = sophie.read_challenge(id).await.unwrap();
    assert_eq!(read.summary.phase, ChallengePhase::Closed);
    assert!(read.closing.unwrap().results_html.contains("Trop peu de réponses."));
    assert!(sophie.read_challenge_calendar(&days).await.unwrap().items.is_empty());
    assert_eq!(app::challenges::tell_turns(&app.app).await.unwrap(), 0);
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = sophie.list_notifications().await.unwrap().items;
    let why = Some("Trop peu de réponses.");
    let stopped = told.iter().filter(|one| {
        matches!(&one.fact, Fact::ChallengeCourse { course: CourseChange::Stopped, reason, .. }
            if reason.as_deref() == why)
    });
    assert_eq!((stopped.count(), told.len()), (1, 1), "{told:?}");
}

/// With all that hangs on it, by whoever may edit it; one that is published is not thrown away.
async fn a_draft_is_thrown_away_and_leaves_nothing_but_the_journal(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, paul) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let mut content = call("Préparé pour rien");
    content.owner_id = Some(id_of(&karim).await);
    content.expert_ids = vec![id_of(&sophie).await];
    let request = ChallengeRequest { content };
    let draft = paul.create_challenge(&request, &key()).await.unwrap();
    let id = draft.summary.id;
    assert!(karim.read_challenge(id).await.unwrap().allowed.contains(&ChallengeAct::Discard));
    paul.follow(Target::Challenge(id)).await.unwrap();
    let set = list(vec![wanted(None, "Réponses")]);
    let set = karim.set_challenge_indicators(id, &set, draft.version).await.unwrap();
    let body = value(app.app.now().date_naive() - Days::new(1), "1");
    karim.add_indicator_value((id, set.indicators[0].id), &body, &key()).await.unwrap();
    let edited = karim.edit_challenge(id, &request, set.version).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    assert_eq!(paul.list_notifications().await.unwrap().unread, 1, "of the edit");
    assert_eq!(karim.list_notifications().await.unwrap().unread, 1, "that he is in charge");
    let refused = refusal(sophie.discard_challenge(id, edited.version).await);
    assert_eq!(refused, ProblemCode::Forbidden);
    let late = refusal(karim.discard_challenge(id, draft.version).await);
    assert_eq!(late, ProblemCode::EditConflict, "somebody else wrote meanwhile");
    karim.discard_challenge(id, edited.version).await.unwrap();
    assert_eq!(refusal(paul.read_challenge(id).await), ProblemCode::NotFound);
    assert_eq!(paul.list_notifications().await.unwrap().unread, 0);
    assert_eq!(karim.list_notifications().await.unwrap().unread, 0);
    // Nor is he told afterwards of what is gone.
    let brief = paul.create_challenge(&request, &key()).await.unwrap();
    paul.discard_challenge(brief.summary.id, brief.version).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    assert_eq!(karim.list_notifications().await.unwrap().unread, 0);
    let kept = persistence::journal::about(&app.app.store.reader(), id.0, 1).await.unwrap();
    let discarded = CourseChange::Discarded;
    assert!(matches!(&kept[0].fact, Fact::ChallengeCourse { course, .. } if *course == discarded));
    let published = running(&app, call("Publié")).await;
    assert!(!published.allowed.contains(&ChallengeAct::Discard));
    let settled = refusal(paul.discard_challenge(published.summary.id, published.version).await);
    assert_eq!(settled, ProblemCode::ChallengeWrongPhase);
}

async fn the_portal_counts_by_itself_and_names_no_author(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, challenge) = of_karim(&app).await;
    let id = challenge.summary.id;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let kept = sophie.deposit_idea(&answering(&challenge, "Une page"), &key()).await.unwrap();
    sophie.deposit_idea(&answering(&challenge, "Une autre"), &key()).await.unwrap();
    let hidden = DepositIdeaRequest { challenge_id: Some(id), ..masked("Masquée") };
    yann.deposit_idea(&hidden, &key()).await.unwrap();
    let answer = decision(IdeaVerdict::Selected, "Parce que.");
    karim.decide_idea(kept.summary.id, &answer, kept.version).await.unwrap();
    let course = sophie.read_challenge_course(id).await.unwrap();
    let CourseCounts { ideas, authors, answered, waiting, overdue, .. } = course.counted;
    assert_eq!((ideas, authors, answered, waiting, overdue), (3, 2, 1, 2, 0));
    assert_eq!((course.counted.promises.kept, course.counted.promises.running), (1, 2));
    let text = serde_json::to_string(&course).unwrap();
    assert!(!text.contains("Yann") && !text.contains("Sophie"), "{text}");
}

async fn a_track_counts_its_teams_and_each_person_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let track = with_a_team(&app).await;
    let id = track.summary.id;
    let marc = app.client_of(Demo::Marc).await;
    let people = async || marc.read_challenge_course(id).await.unwrap().counted.authors;
    assert_eq!(people().await, 2, "Yann, whose answer it is, and Marc");
    marc.deposit_idea(&answering(&track, "La mienne"), &key()).await.unwrap();
    assert_eq!(people().await, 2, "Marc is one person");
}

on_both_databases!(
    whoever_runs_it_says_what_it_is_followed_by_and_everybody_reads_it,
    an_indicator_of_another_challenge_is_not_reached,
    to_stop_ends_the_deposits_and_those_who_follow_are_told_why,
    a_draft_has_no_course_to_decide_of,
    what_has_not_opened_is_stopped_with_its_reason,
    a_draft_is_thrown_away_and_leaves_nothing_but_the_journal,
    the_portal_counts_by_itself_and_names_no_author,
    a_track_counts_its_teams_and_each_person_once,
);
