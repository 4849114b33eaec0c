//! What was answered to ideas before the upgrade that keeps it in their challenges, and merges that were undone before
//! those that followed from them, are put right once.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use chrono::{DateTime, TimeDelta, Utc};
use domain::idea::{
    Author, Classification, Idea, IdeaContent, IdeaOrigin, IdeaParts, IdeaStatus, IdeaVerdict,
    InnovationForm, Promises,
};
use domain::journal::{Entry, Fact};
use domain::poc::Visibility;
use domain::reference::ReferenceCode;
use domain::text::{ShortText, Title};
use domain::{ChallengeId, IdeaId, UserId};
use persistence::ideas::IdeaHtml;
use persistence::{Reads, Store, StoreOptions, former_answers, ideas, journal, people, provision};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait as _, Order, Query, SimpleExpr};
use uuid::Uuid;

const UPGRADES: [&str; 2] = ["m20261128_000188_former_answers", "m20261128_000190_given_answers"];
const JULIE: UserId = UserId(Uuid::from_u128(20));
const ENDED: u128 = 31;
const OPEN: u128 = 32;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn after(days: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000 + days)
}

/// A server as it was before the upgrade, which is still to come.
async fn of_before(url: String) -> Store {
    let store = Store::connect(&StoreOptions::new(url)).await.unwrap();
    store.migrate().await.unwrap();
    let reader = store.reader();
    for table in ["DROP TABLE given_answer", "DROP TABLE former_answer"] {
        reader.connection().execute_unprepared(table).await.unwrap();
    }
    let mut forget = Query::delete();
    forget.from_table("seaql_migrations").and_where(Expr::col("version").is_in(UPGRADES));
    reader.connection().execute(&forget).await.unwrap();
    assert_eq!(store.pending_migrations().await.unwrap(), 2);
    let tx = store.begin().await.unwrap();
    let name = ShortText::restore("Julie Morel".to_owned());
    people::insert_imported(&tx, &[(JULIE, name)], after(0)).await.unwrap();
    tx.commit().await.unwrap();
    store
}

async fn insert<const N: usize>(
    store: &Store,
    table: &'static str,
    columns: [&'static str; N],
    values: [SimpleExpr; N],
) {
    let mut insert = Query::insert();
    insert.into_table(table).columns(columns).values_panic(values);
    store.reader().connection().execute(&insert).await.unwrap();
}

fn text(words: &str) -> SimpleExpr {
    words.to_owned().into()
}

/// A challenge that takes ideas until a day, and promises an answer before another.
async fn challenge(store: &Store, number: u128, (until, promised): (i64, i64)) {
    let columns = [
        "id",
        "reference",
        "title",
        "status",
        "closes_at",
        "promise_ends_at",
        "created_at",
        "version",
    ];
    let values = [
        id(number).into(),
        text(&format!("DEFI-{number}")),
        text("Simplifier"),
        text("open"),
        after(until).into(),
        after(promised).into(),
        after(0).into(),
        1_i32.into(),
    ];
    insert(store, "challenge", columns, values).await;
}

async fn idea(store: &Store, number: u128, (challenge, merged): (Option<u128>, Option<u128>)) {
    let idea = Idea::restore(IdeaParts {
        id: IdeaId(id(number)),
        reference: format!("IDEE-{number}"),
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
        author: Author::Unknown,
        organisation: None,
        challenge: challenge.map(|number| ChallengeId(id(number))),
        status: IdeaStatus::Submitted,
        decision: None,
        poc: None,
        deposited_at: after(0),
        deposited_by: None,
        co_authors: Vec::new(),
        merged_into: merged.map(|number| IdeaId(id(number))),
        potential: None,
        visibility: Visibility::Everyone,
        department: None,
    });
    let tx = store.begin().await.unwrap();
    ideas::insert(&tx, &idea, &IdeaHtml::default()).await.unwrap();
    tx.commit().await.unwrap();
}

/// Deposited in a challenge, not selected the next day, taken up again two days later, perhaps in another.
async fn taken_up(store: &Store, number: u128, (from, into): (Option<u128>, Option<u128>)) {
    idea(store, number, (into.or(from), None)).await;
    let challenge = |number: Option<u128>| number.map(|number| ChallengeId(id(number)));
    let (idea, verdict) = (IdeaId(id(number)), IdeaVerdict::NotSelected);
    let (reason, condition) = ("Pas de moyens.".to_owned(), Some("Un marché.".to_owned()));
    let facts = [
        (0, Fact::IdeaDeposited { idea, challenge: challenge(from) }),
        (1, Fact::IdeaDecided { idea, verdict, reason, condition }),
        (3, Fact::RevivalAccepted { idea, reason: "Oui.".to_owned(), challenge: challenge(into) }),
    ];
    let tx = store.begin().await.unwrap();
    for (at, fact) in facts {
        let entry = Entry { id: Uuid::now_v7(), actor: Some(JULIE), at: after(at), fact };
        journal::append(&tx, &entry).await.unwrap();
    }
    tx.commit().await.unwrap();
    let columns =
        ["id", "idea_id", "why", "proposed_at", "outcome", "answer", "answered_by", "answered_at"];
    let values = [
        id(number + 100).into(),
        id(number).into(),
        text("Le marché le prévoit."),
        after(2).into(),
        text("accepted"),
        text("Oui."),
        JULIE.0.into(),
        after(3).into(),
    ];
    insert(store, "revival", columns, values).await;
}

async fn what_was_answered_before_is_kept_by_the_challenge_that_ended(url: String) {
    let store = of_before(url).await;
    challenge(&store, ENDED, (2, 5)).await;
    challenge(&store, OPEN, (90, 99)).await;
    taken_up(&store, 1, (Some(ENDED), None)).await;
    taken_up(&store, 2, (Some(ENDED), Some(OPEN))).await;
    taken_up(&store, 3, (Some(OPEN), None)).await;
    taken_up(&store, 4, (None, None)).await;

    store.migrate().await.unwrap();
    let reader = store.reader();
    for (number, stands, left) in
        [(1, None, true), (2, Some(OPEN), true), (3, Some(OPEN), false), (4, None, false)]
    {
        let found = ideas::find(&reader, IdeaId(id(number))).await.unwrap().unwrap();
        let challenge = stands.map(|number| ChallengeId(id(number)));
        assert_eq!(found.value.parts().challenge, challenge, "{number}");
        let former = former_answers::of_idea(&reader, IdeaId(id(number))).await.unwrap();
        let told = former.iter().map(|one| {
            let words = (one.reason.as_deref(), one.condition.as_deref());
            (one.challenge.id.0, one.revival.0, words, one.decided_at)
        });
        let words = (Some("Pas de moyens."), Some("Un marché."));
        let expected = left.then_some((id(ENDED), id(number + 100), words, Some(after(1))));
        assert_eq!(told.collect::<Vec<_>>(), Vec::from_iter(expected), "{number}");
    }
    let ended = Some(ChallengeId(id(ENDED)));
    let promises = ideas::promises(&reader, ended, after(50)).await.unwrap();
    assert_eq!(promises, Promises { kept: 2, broken: 0, running: 0 });
}

/// A became one with B, B with C, and A was parted from B: what it brought to B had gone on to C.
async fn what_an_undone_merge_left_behind_is_put_right(url: String) {
    let store = of_before(url).await;
    for (number, into) in [(1, None), (2, Some(3)), (3, None)] {
        idea(&store, number, (None, into)).await;
    }
    for (number, from, into, at, undone) in
        [(11, 1, 2, 1, Some(after(3))), (12, 2, 3, 2, None::<DateTime<Utc>>)]
    {
        let columns = ["id", "from_id", "into_id", "merged_by", "merged_at", "undone_at"];
        let parts = [id(number).into(), id(from).into(), id(into).into(), JULIE.0.into()];
        let [merge, from, into, by] = parts;
        let values = [merge, from, into, by, after(at).into(), undone.into()];
        insert(&store, "idea_merge", columns, values).await;
        let brought = [id(number).into(), JULIE.0.into()];
        insert(&store, "idea_merge_vote", ["merge_id", "person_id"], brought).await;
        let brought = [id(number).into(), id(41).into()];
        insert(&store, "idea_merge_comment", ["merge_id", "comment_id"], brought).await;
    }
    for number in [1, 3] {
        let vote = [id(number).into(), JULIE.0.into()];
        insert(&store, "idea_vote", ["idea_id", "person_id"], vote).await;
    }
    let columns = ["id", "subject_kind", "subject_id", "stance", "body", "body_html", "posted_at"];
    let values = [
        id(41).into(),
        text("idea"),
        id(1).into(),
        text("supports"),
        text("Oui."),
        text("<p>Oui.</p>"),
        after(1).into(),
    ];
    insert(&store, "comment", columns, values).await;
    let mut wrong = Query::update();
    wrong.table("idea_counter").value("comments", -1_i32);
    wrong.and_where(Expr::col("idea_id").eq(id(2)));
    store.reader().connection().execute(&wrong).await.unwrap();

    store.migrate().await.unwrap();
    let mut counted = Query::select();
    counted.columns(["votes", "comments"]).from("idea_counter").order_by("idea_id", Order::Asc);
    let rows = store.reader().connection().query_all(&counted).await.unwrap();
    let count = |row: &sea_orm::QueryResult| -> (i32, i32) {
        (row.try_get("", "votes").unwrap(), row.try_get("", "comments").unwrap())
    };
    assert_eq!(rows.iter().map(count).collect::<Vec<_>>(), [(1, 1), (0, 0), (0, 0)]);
    let mut taken = Query::select();
    taken.column("merge_id").from("idea_merge_comment");
    let rows = store.reader().connection().query_all(&taken).await.unwrap();
    let merges: Vec<Uuid> = rows.iter().map(|row| row.try_get("", "merge_id").unwrap()).collect();
    assert_eq!(merges, [id(11)], "nothing is dragged along when the other merge is undone");
}

fn on_sqlite() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.sqlite");
    let url = format!("sqlite://{}?mode=rwc", file.display());
    (folder, url)
}

async fn on_postgresql() -> String {
    let server = std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL names a PostgreSQL server: `cargo xtask postgres` starts one");
    let name = format!("test_{}", Uuid::new_v4().simple());
    provision::create_database(&server, &name, None).await.unwrap()
}

#[tokio::test]
async fn on_sqlite_former_answers_are_kept() {
    let (_folder, url) = on_sqlite();
    what_was_answered_before_is_kept_by_the_challenge_that_ended(url).await;
}

#[tokio::test]
async fn on_postgresql_former_answers_are_kept() {
    what_was_answered_before_is_kept_by_the_challenge_that_ended(on_postgresql().await).await;
}

#[tokio::test]
async fn on_sqlite_undone_merges_are_put_right() {
    let (_folder, url) = on_sqlite();
    what_an_undone_merge_left_behind_is_put_right(url).await;
}

#[tokio::test]
async fn on_postgresql_undone_merges_are_put_right() {
    what_an_undone_merge_left_behind_is_put_right(on_postgresql().await).await;
}
