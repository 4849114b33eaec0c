//! Which columns a file must have is told before it is written.

use api_types::import::{ImportField, ImportKind, LineOutcome};
use api_types::problem::ProblemCode;
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

use super::{counts, import, query};

async fn a_file_made_from_the_columns_that_are_told_is_taken(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    for kind in ImportKind::ALL {
        let told = admin.read_import_columns(kind).await.unwrap();
        assert_eq!(told.kind, kind);
        let names: Vec<&str> = told.columns.iter().map(|column| column.name.as_str()).collect();
        let header = format!("\u{feff}{}\r\n", names.join(";"));
        let report = import(&admin, kind, &header).await;
        assert_eq!(counts(&report), [0, 0, 0, 0, 0], "{kind:?}");
        for (index, name) in names.iter().enumerate() {
            let mut others = names.clone();
            others.remove(index);
            if told.columns[index].may_be_absent {
                let report = import(&admin, kind, &others.join(";")).await;
                assert_eq!(counts(&report), [0, 0, 0, 0, 0], "{kind:?} {name}");
                continue;
            }
            let missing = admin.import_file(&query(kind), others.join(";")).await;
            assert_eq!(faulty_fields(missing), [format!("/{name} required")], "{kind:?}");
        }
    }
}

async fn a_blank_line_is_refused_for_each_column_that_is_told_to_be_filled(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    for kind in ImportKind::ALL {
        let told = admin.read_import_columns(kind).await.unwrap();
        let names: Vec<&str> = told.columns.iter().map(|column| column.name.as_str()).collect();
        let file = format!("{}\n{}\n", names.join(";"), ";".repeat(names.len() - 1));
        let report = import(&admin, kind, &file).await;
        assert_eq!(counts(&report), [1, 0, 0, 0, 1], "{kind:?}");
        assert_eq!(report.details[0].outcome, LineOutcome::Refused);
        let mut refused: Vec<&str> =
            report.details[0].errors.iter().map(|error| error.pointer.as_str()).collect();
        let required = told.columns.iter().filter(|column| column.required);
        let mut required: Vec<String> =
            required.map(|column| format!("/{}", column.name)).collect();
        refused.sort_unstable();
        required.sort_unstable();
        assert_eq!(refused, required, "{kind:?}");
    }
}

async fn each_column_says_what_it_feeds_and_what_it_knows(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let told = paul.read_import_columns(ImportKind::Accounts).await.unwrap();
    assert_eq!(told.source, "annuaire");
    assert_eq!(
        (told.columns[0].name.as_str(), told.columns[0].field),
        ("courriel", ImportField::Email)
    );
    let profile = told.columns.iter().find(|column| column.field == ImportField::Profile).unwrap();
    assert_eq!(profile.values, ["administrateur fonctionnel", "consultation", "contributeur"]);
    for who in [Demo::Sophie, Demo::Claire] {
        let refused = app.client_of(who).await.read_import_columns(ImportKind::Accounts).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden);
    }
}

on_both_databases!(
    a_file_made_from_the_columns_that_are_told_is_taken,
    a_blank_line_is_refused_for_each_column_that_is_told_to_be_filled,
    each_column_says_what_it_feeds_and_what_it_knows,
);
