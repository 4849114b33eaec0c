//! What succeeded before the upgrade that celebrates it is celebrated too, once, at the instant it happened (R248).
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use chrono::{DateTime, TimeDelta, Utc};
use domain::journal::{Entry, Fact};
use domain::people::{Organisation, OrganisationKind};
use domain::poc::{GateVerdict, Step};
use domain::text::ShortText;
use domain::{IdeaId, OrganisationId, PocId, UserId};
use persistence::{Reads, Store, StoreOptions, journal, organisations, people, provision};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait as _, InsertStatement, Order, Query, SimpleExpr};
use uuid::Uuid;

const UPGRADE: &str = "m20261127_000173_celebrated_before";
const BODIES: [OrganisationId; 3] = [
    OrganisationId(Uuid::from_u128(11)),
    OrganisationId(Uuid::from_u128(12)),
    OrganisationId(Uuid::from_u128(13)),
];
const JULIE: UserId = UserId(Uuid::from_u128(20));

/// A success, what succeeded, and when.
type Kept = (String, Uuid, DateTime<Utc>);

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// So many halves of a second later: an instant is kept with or without a fraction.
fn after(halves: i32) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::milliseconds(500) * halves
}

/// A server where successes are about to be celebrated: all is as before the upgrade, which is still to come.
async fn of_before(url: String) -> Store {
    let store = Store::connect(&StoreOptions::new(url)).await.unwrap();
    store.migrate().await.unwrap();
    let mut forget = Query::delete();
    forget.from_table("seaql_migrations").and_where(Expr::col("version").eq(UPGRADE));
    store.reader().connection().execute(&forget).await.unwrap();
    assert_eq!(store.pending_migrations().await.unwrap(), 1);
    store
}

async fn insert(store: &Store, statement: &InsertStatement) {
    store.reader().connection().execute(statement).await.unwrap();
}

fn row(
    table: &'static str,
    columns: &[&'static str],
    values: impl IntoIterator<Item = SimpleExpr>,
) -> InsertStatement {
    let mut insert = Query::insert();
    insert.into_table(table).columns(columns.iter().copied()).values_panic(values);
    insert
}

/// A practice of the first body.
async fn practice(store: &Store, number: u128) {
    let columns = [
        "id",
        "reference",
        "kind",
        "title",
        "title_key",
        "excerpt",
        "domain",
        "organisation_id",
        "contact_id",
        "published_by",
        "published_at",
        "version",
    ];
    let text = |words: &str| SimpleExpr::from(words.to_owned());
    let values: [SimpleExpr; 12] = [
        id(number).into(),
        text(&format!("PRA-{number}")),
        text("practice"),
        text("Aller vers"),
        text("aller vers"),
        text(""),
        text("retraite"),
        BODIES[0].0.into(),
        JULIE.0.into(),
        JULIE.0.into(),
        after(0).into(),
        1_i32.into(),
    ];
    insert(store, &row("practice", &columns, values)).await;
}

/// What came of a practice in a body; `stands` unless the declaration was withdrawn.
async fn reuse(
    store: &Store,
    (number, practice): (u128, u128),
    body: OrganisationId,
    (result, stands, at): (&str, bool, DateTime<Utc>),
) {
    let columns = [
        "id",
        "practice_id",
        "organisation_id",
        "standing_body_id",
        "since",
        "result",
        "contact_id",
        "declared_by",
        "declared_at",
        "version",
    ];
    let values: [SimpleExpr; 10] = [
        id(number).into(),
        id(practice).into(),
        body.0.into(),
        stands.then_some(body.0).into(),
        at.date_naive().into(),
        result.to_owned().into(),
        JULIE.0.into(),
        JULIE.0.into(),
        at.into(),
        1_i32.into(),
    ];
    insert(store, &row("practice_reuse", &columns, values)).await;
}

async fn around(store: &Store) {
    let tx = store.begin().await.unwrap();
    for (place, body) in BODIES.into_iter().enumerate() {
        let organisation = Organisation {
            id: body,
            code: format!("caisse-{place}"),
            name: format!("Caisse {place}"),
            kind: OrganisationKind::Organisation,
            parent: None,
            body: Some(body),
            mailbox: None,
            region: None,
            closed: false,
            version: 1,
        };
        organisations::insert(&tx, &organisation).await.unwrap();
    }
    let name = ShortText::restore("Julie Morel".to_owned());
    people::insert_imported(&tx, &[(JULIE, name)], after(0)).await.unwrap();
    tx.commit().await.unwrap();
}

fn decided(poc: u128, step: Step, verdict: GateVerdict) -> Fact {
    let reason = Some(r#"On écrit "step":"validate","verdict":"validated"."#.to_owned());
    Fact::GateDecided { poc: PocId(id(poc)), step, verdict, reason, decided_by: JULIE }
}

/// What the journal told, before anybody celebrated.
async fn tell(store: &Store, facts: Vec<(i32, Fact)>) {
    let tx = store.begin().await.unwrap();
    for (at, fact) in facts {
        let entry = Entry { id: Uuid::now_v7(), actor: None, at: after(at), fact };
        journal::append(&tx, &entry).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut forget = Query::delete();
    forget.from_table("celebration");
    store.reader().connection().execute(&forget).await.unwrap();
}

async fn celebrated(store: &Store) -> Vec<Kept> {
    let mut select = Query::select();
    select.columns(["success", "target_id", "celebrated_at"]).from("celebration");
    select.order_by("success", Order::Asc).order_by("target_id", Order::Asc);
    let rows = store.reader().connection().query_all(&select).await.unwrap();
    let kept = rows.iter().map(|row| {
        (
            row.try_get("", "success").unwrap(),
            row.try_get("", "target_id").unwrap(),
            row.try_get("", "celebrated_at").unwrap(),
        )
    });
    kept.collect()
}

async fn what_succeeded_before_is_celebrated_once_and_when_it_happened(url: String) {
    let store = of_before(url).await;
    around(&store).await;
    let validated = |poc| decided(poc, Step::Validate, GateVerdict::Validated);
    tell(
        &store,
        vec![
            (1, validated(1)),
            // Taken up again, and validated again: the last time counts.
            (2, validated(1)),
            (1, decided(2, Step::DescribeSolution, GateVerdict::Go)),
            (1, decided(3, Step::Validate, GateVerdict::NotValidated)),
            (3, Fact::IdeaImplemented { idea: IdeaId(id(4)) }),
            (3, Fact::IdeaEdited { idea: IdeaId(id(5)) }),
            (1, Fact::IdeaImplemented { idea: IdeaId(id(6)) }),
        ],
    )
    .await;
    // Celebrated since then: it stays as it is.
    let columns = ["success", "target_id", "celebrated_at"];
    let since: [SimpleExpr; 3] =
        ["idea_implemented".to_owned().into(), id(6).into(), after(9).into()];
    insert(&store, &row("celebration", &columns, since)).await;
    let [home, north, south] = BODIES;
    practice(&store, 7).await;
    reuse(&store, (71, 7), home, ("worked", true, after(1))).await;
    reuse(&store, (72, 7), north, ("worked", true, after(2))).await;
    reuse(&store, (73, 7), south, ("worked", true, after(5))).await;
    practice(&store, 8).await;
    reuse(&store, (81, 8), north, ("worked", true, after(1))).await;
    reuse(&store, (82, 8), south, ("partly", true, after(2))).await;
    practice(&store, 9).await;
    reuse(&store, (91, 9), north, ("worked", true, after(1))).await;
    reuse(&store, (92, 9), south, ("worked", false, after(2))).await;

    store.migrate().await.unwrap();
    let expected = [
        ("idea_implemented", id(4), after(3)),
        ("idea_implemented", id(6), after(9)),
        ("poc_validated", id(1), after(2)),
        ("practice_replicated", id(7), after(5)),
    ];
    let expected = expected.map(|(success, target, at)| (success.to_owned(), target, at));
    assert_eq!(celebrated(&store).await, expected);
}

#[tokio::test]
async fn on_sqlite_what_succeeded_before_is_celebrated() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.sqlite");
    let url = format!("sqlite://{}?mode=rwc", file.display());
    what_succeeded_before_is_celebrated_once_and_when_it_happened(url).await;
}

#[tokio::test]
async fn on_postgresql_what_succeeded_before_is_celebrated() {
    let server = std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL names a PostgreSQL server: `cargo xtask postgres` starts one");
    let name = format!("test_{}", Uuid::new_v4().simple());
    let url = provision::create_database(&server, &name, None).await.unwrap();
    what_succeeded_before_is_celebrated_once_and_when_it_happened(url).await;
}
