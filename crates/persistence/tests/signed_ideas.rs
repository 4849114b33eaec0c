//! What the database keeps of an anonymous idea once its author stepped forward: nothing that leads to the others.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use chrono::{DateTime, Utc};
use domain::access::Seal;
use domain::idea::{
    Author, Classification, Idea, IdeaContent, IdeaOrigin, IdeaParts, IdeaStatus, InnovationForm,
};
use domain::poc::Visibility;
use domain::reference::ReferenceCode;
use domain::text::{ShortText, Title};
use domain::{IdeaId, UserId};
use persistence::ideas::{self, IdeaHtml};
use persistence::{Reads, Store, StoreOptions, Stored, people, provision};
use sea_orm::sea_query::Query;
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

/// One that says more than nought: the number of an idea among those of its author is what must go.
const SEAL: Seal = Seal { slot: 7, mark: [42; 32] };

/// An idea of this author, as the deposit keeps it.
fn idea(author: Author) -> Idea {
    Idea::restore(IdeaParts {
        id: IdeaId(Uuid::from_u128(1)),
        reference: "IDEE-2026-0001".to_owned(),
        content: IdeaContent {
            title: Title::restore("Une borne d’accueil".to_owned()),
            problem: None,
            proposal: None,
            classification: Classification {
                domain: ReferenceCode("retraite".to_owned()),
                subcategory: ReferenceCode("accueil".to_owned()),
                innovation_field: None,
                form: InnovationForm::default(),
                origin: IdeaOrigin::default(),
            },
            attachments: Vec::new(),
        },
        author,
        organisation: None,
        challenge: None,
        status: IdeaStatus::Submitted,
        decision: None,
        poc: None,
        deposited_at: DateTime::<Utc>::UNIX_EPOCH,
        deposited_by: None,
        co_authors: Vec::new(),
        merged_into: None,
        potential: None,
        visibility: Visibility::Everyone,
        department: None,
    })
}

/// The only row of a table, as it lies in the database.
async fn row(store: &Store, table: &'static str, columns: &[&'static str]) -> QueryResult {
    let mut select = Query::select();
    select.columns(columns.iter().copied()).from(table);
    let mut rows = store.reader().connection().query_all(&select).await.unwrap();
    assert_eq!(rows.len(), 1, "{table}");
    rows.remove(0)
}

/// What is kept of whose the idea is: its author, its seal, the number of the seal.
async fn kept(store: &Store) -> (Option<Uuid>, Option<Vec<u8>>, Option<i64>) {
    let row = row(store, "idea", &["author_id", "seal", "seal_slot"]).await;
    (
        row.try_get("", "author_id").unwrap(),
        row.try_get("", "seal").unwrap(),
        row.try_get("", "seal_slot").unwrap(),
    )
}

async fn whoever_steps_forward_leaves_neither_seal_nor_number(url: String) {
    let store = Store::connect(&StoreOptions::new(url)).await.unwrap();
    store.migrate().await.unwrap();
    let author = UserId(Uuid::from_u128(2));
    let tx = store.begin().await.unwrap();
    let name = ShortText::restore("Sophie Lambert".to_owned());
    people::insert_imported(&tx, &[(author, name)], DateTime::UNIX_EPOCH).await.unwrap();
    ideas::insert(&tx, &idea(Author::Anonymous(SEAL)), &IdeaHtml::default()).await.unwrap();
    tx.commit().await.unwrap();
    // Else what follows would prove nothing.
    assert_eq!(kept(&store).await, (None, Some(SEAL.mark.to_vec()), Some(7)), "masked");

    let tx = store.begin().await.unwrap();
    let signed = Stored { value: idea(Author::Named(author)), version: 1 };
    ideas::sign(&tx, &signed, &SEAL).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(kept(&store).await, (Some(author.0), None, None), "named, and nothing more");
    let spent = row(&store, "spent_seal", &["mark"]).await;
    let mark: Vec<u8> = spent.try_get("", "mark").unwrap();
    assert_eq!(mark, SEAL.mark, "the mark is known, so that the slot is never taken again");
}

#[tokio::test]
async fn on_sqlite_whoever_steps_forward_leaves_neither_seal_nor_number() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.sqlite");
    let url = format!("sqlite://{}?mode=rwc", file.display());
    whoever_steps_forward_leaves_neither_seal_nor_number(url).await;
}

#[tokio::test]
async fn on_postgresql_whoever_steps_forward_leaves_neither_seal_nor_number() {
    let server = std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL names a PostgreSQL server: `cargo xtask postgres` starts one");
    let name = format!("test_{}", Uuid::new_v4().simple());
    let url = provision::create_database(&server, &name, None).await.unwrap();
    whoever_steps_forward_leaves_neither_seal_nor_number(url).await;
}
