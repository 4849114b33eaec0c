//! What leaves again when whoever writes an issue asks: its letters, and no trial of it.

use api_types::editorial::LettersView;
use chrono::TimeDelta;
use domain::mail::ATTEMPTS_MAX;
use test_support::{Database, Demo, SmtpSink, TestApp, on_both_databases};

use super::{address, issue, mail, said, subscribed, to};
use crate::editorial::published;

async fn a_trial_that_was_refused_does_not_leave_again_with_the_issue(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let paul = app.client_of(Demo::Paul).await;
    subscribed(&app, &[Demo::Sophie]).await;
    let id = published(&paul, &issue("Lettre", said("Un bilan."))).await.summary.id;
    sink.refuse(true);
    paul.try_newsletter(id).await.unwrap();
    mail(&app, &sink).await;
    for _ in 1..ATTEMPTS_MAX {
        app.advance(TimeDelta::days(2));
        mail(&app, &sink).await;
    }
    sink.refuse(false);
    let paul = app.client_of(Demo::Paul).await;
    let waits = LettersView { waiting: 1, sent: 0, failed: 0 };
    assert_eq!(paul.resume_newsletter(id).await.unwrap(), waits);
    mail(&app, &sink).await;
    assert_eq!(to(&sink.letters()), [address(Demo::Sophie)], "nobody asked for the trial again");
}

on_both_databases!(a_trial_that_was_refused_does_not_leave_again_with_the_issue);
