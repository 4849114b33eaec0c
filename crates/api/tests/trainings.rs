//! What a referent was trained in: a common base, then a complement each year (R271).

use api_types::account::EditAccountRequest;
use api_types::problem::ProblemCode;
use api_types::training::KeepTrainingsRequest;
use chrono::{Datelike as _, Days};
use domain::civil::Zone;
use domain::people::Marks;
use domain::training::{Training, TrainingPart};
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

use crate::pocs::me;

async fn administrators_keep_what_a_referent_was_trained_in(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let id = me(&sophie).await;
    let account = paul.read_account(id).await.unwrap();
    let today = Zone::Paris.day(app.app.now());
    let last_year = today.with_day(1).unwrap().with_year(today.year() - 1).unwrap();
    let base = Training { part: TrainingPart::CommonBase, on: last_year };
    let body = KeepTrainingsRequest { items: vec![base] };
    let refused = paul.keep_trainings(id, &body, account.version).await;
    assert_eq!(faulty_fields(refused), ["/items not_allowed"], "she is no referent");
    let marks = Marks { referent: true, ..account.marks };
    let edited = EditAccountRequest { marks, ..(&account).into() };
    let account = paul.edit_account(id, &edited, account.version).await.unwrap();
    let read = paul.read_trainings(id).await.unwrap();
    assert_eq!((read.items.len(), read.due), (0, Some(TrainingPart::CommonBase)));

    let kept = paul.keep_trainings(id, &body, account.version).await.unwrap();
    assert_eq!((kept.items, kept.due), (vec![base], Some(TrainingPart::YearlyComplement)));
    let late = paul.keep_trainings(id, &body, account.version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let late = paul.edit_account(id, &edited, account.version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict, "the account shares its version");
    let complement = Training { part: TrainingPart::YearlyComplement, on: today };
    let body = KeepTrainingsRequest { items: vec![complement, base] };
    let kept = paul.keep_trainings(id, &body, kept.version).await.unwrap();
    assert_eq!((kept.items, kept.due), (vec![base, complement], None), "the oldest first");
    assert_eq!(paul.read_trainings(id).await.unwrap().items, [base, complement]);
    assert_eq!(refusal(sophie.read_trainings(id).await), ProblemCode::Forbidden);
    let history = paul.read_account_history(id).await.unwrap();
    assert_eq!(history.items.len(), 3, "each change is told");
}

async fn what_cannot_be_is_refused_line_by_line(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, claire) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Claire).await);
    let id = me(&claire).await;
    let account = paul.read_account(id).await.unwrap();
    let marks = Marks { referent: true, ..account.marks };
    let edited = EditAccountRequest { marks, ..(&account).into() };
    let version = if account.marks.referent {
        account.version
    } else {
        paul.edit_account(id, &edited, account.version).await.unwrap().version
    };
    let tomorrow = Zone::Paris.day(app.app.now()) + Days::new(1);
    let line = |part| Training { part, on: tomorrow };
    let items = vec![line(TrainingPart::YearlyComplement), line(TrainingPart::CommonBase)];
    let refused = paul.keep_trainings(id, &KeepTrainingsRequest { items }, version).await;
    assert_eq!(faulty_fields(refused), ["/items/0/on in_future", "/items/1/on in_future"]);
    assert!(paul.read_trainings(id).await.unwrap().items.is_empty(), "nothing was kept");
}

on_both_databases!(
    administrators_keep_what_a_referent_was_trained_in,
    what_cannot_be_is_refused_line_by_line,
);
