//! Every column that names a person is taken away by whoever it names, or is left out for a reason that is said here.

use std::collections::BTreeMap;

use persistence::{Reads as _, Store, StoreOptions};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

/// The columns that point at a person, and those that are called as if they did.
const NAMING: &str = r#"
    SELECT held.name || '.' || link."from" AS place
    FROM sqlite_master held, pragma_foreign_key_list(held.name) link
    WHERE held.type = 'table' AND link."table" = 'person'
    UNION
    SELECT held.name || '.' || col.name
    FROM sqlite_master held, pragma_table_info(held.name) col
    WHERE held.type = 'table' AND (col.name LIKE '%\_by' ESCAPE '\' OR col.name IN (
        'person_id', 'author_id', 'owner_id', 'contact_id', 'requester_id', 'reviewer_id', 'handler_id',
        'actor_id', 'asked_id', 'teammate_id'))"#;

/// Where what is kept of a person is read.
const READ: &str = include_str!("../src/personal.rs");

const ACCOUNT: &str = "in the account, the card or the choices of the file, which stand apart";
const OFFICE: &str = "an act of office, which the history of the thing tells";
const OTHERS: &str = "what somebody else wrote or asked, theirs to take away";
const MACHINE: &str = "what makes the portal work, and says nothing more of the person";
const TWICE: &str = "said by another column that is read";

/// What is left out, and why.
const LEFT_OUT: &[(&str, &[&str])] = &[
    (
        ACCOUNT,
        &["directory_card.person_id", "directory_expertise.person_id", "mail_choice.person_id"],
    ),
    (
        OFFICE,
        &[
            "challenge.closed_by",
            "challenge_course_decision.decided_by",
            "delegation.given_by",
            "delegation.withdrawn_by",
            "document_version.edited_by",
            "former_answer.decided_by",
            "guide_version.written_by",
            "half_year_review.created_by",
            "half_year_review.frozen_by",
            "idea.decided_by",
            "idea.deposited_by",
            "idea_merge.merged_by",
            "journal.actor_id",
            "kit_release.released_by",
            "kit_release.withdrawn_by",
            "password_link.given_by",
            "poc.stopped_by",
            "poc_gate.decided_by",
            "poc_passed_step.passed_by",
            "practice.withdrawn_by",
            "practice_reuse.withdrawn_by",
            "resource_line.decided_by",
            "revival.answered_by",
            "setting.edited_by",
            "showcase_opening.opened_by",
        ],
    ),
    (
        OTHERS,
        &[
            "challenge_invitation.invited_by",
            "co_author_invitation.invited_by",
            "contact_message.to_id",
            "track_entry.invited_by",
        ],
    ),
    (
        MACHINE,
        &[
            "event_departure.person_id",
            // Whose an edit is, in a word, never in a name.
            "idea_edit.made_by",
            "lesson_served.person_id",
            "mail_outbox.person_id",
            "notification.person_id",
            "password_link.person_id",
            "session.person_id",
            "told_supporter.person_id",
        ],
    ),
    (
        TWICE,
        &[
            "idea_merge_follower.person_id",
            "idea_merge_vote.person_id",
            "track_entry_member.person_id",
        ],
    ),
];

/// `track_entry_member.PersonId`, as the code calls it.
fn as_read(table: &str, column: &str) -> [String; 2] {
    let camel: String = column
        .split('_')
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        })
        .collect();
    [format!(", {table}.{camel},"), format!("entity::{table}::Column::{camel}")]
}

#[tokio::test]
async fn every_column_that_names_a_person_is_taken_away_or_left_out_for_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("test.sqlite").display());
    let store = Store::connect(&StoreOptions { url, connections: 1 }).await.unwrap();
    store.migrate().await.unwrap();
    let asked = Statement::from_string(DatabaseBackend::Sqlite, NAMING);
    let rows = store.reader().connection().query_all_raw(asked).await.unwrap();
    assert!(rows.len() > 80, "{}", rows.len());
    let left_out: BTreeMap<&str, &str> = LEFT_OUT
        .iter()
        .flat_map(|(why, places)| places.iter().map(move |place| (*place, *why)))
        .collect();
    for row in rows {
        let place: String = row.try_get("", "place").unwrap();
        let (table, column) = place.split_once('.').unwrap();
        let read = as_read(table, column).iter().any(|words| READ.contains(words.as_str()));
        let why = left_out.get(place.as_str());
        assert!(read != why.is_some(), "{place}: read {read}, left out for {why:?}");
    }
}
