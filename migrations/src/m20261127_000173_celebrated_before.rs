//! What succeeded before successes were celebrated: kept from what is there already, each once (R248).
//!
//! Whoever reads celebrations asks for those of a season: what is older is not shown, but was told, so that no
//! practice is called newly replicated years later.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The last validation of each experiment. A quotation mark that people wrote is escaped in a fact: no word of theirs
/// is taken for a code.
const VALIDATED: &str = r#"INSERT INTO celebration (success, target_id, celebrated_at)
    SELECT 'poc_validated', subject_id, MAX(at) FROM journal
    WHERE subject_kind = 'poc' AND fact LIKE '{"fact":"gate_decided",%'
        AND fact LIKE '%"step":"validate"%' AND fact LIKE '%"verdict":"validated"%'
    GROUP BY subject_id
    ON CONFLICT DO NOTHING"#;

/// Each idea that became a practice.
const IMPLEMENTED: &str = r#"INSERT INTO celebration (success, target_id, celebrated_at)
    SELECT 'idea_implemented', subject_id, MAX(at) FROM journal
    WHERE subject_kind = 'idea' AND fact LIKE '{"fact":"idea_implemented"%'
    GROUP BY subject_id
    ON CONFLICT DO NOTHING"#;

/// Each practice that worked in two other bodies, since the second of them said that it took it up: nothing told it.
const REPLICATED: &str = "INSERT INTO celebration (success, target_id, celebrated_at)
    SELECT 'practice_replicated', worked.practice_id, worked.declared_at FROM (
        SELECT practice_reuse.practice_id, practice_reuse.declared_at, ROW_NUMBER() OVER (
            PARTITION BY practice_reuse.practice_id
            ORDER BY practice_reuse.declared_at, practice_reuse.id
        ) AS place
        FROM practice_reuse JOIN practice ON practice.id = practice_reuse.practice_id
        WHERE practice_reuse.result = 'worked' AND practice_reuse.standing_body_id IS NOT NULL
            AND practice_reuse.organisation_id <> practice.organisation_id
    ) AS worked
    WHERE worked.place = 2
    ON CONFLICT DO NOTHING";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for kept in [VALIDATED, IMPLEMENTED, REPLICATED] {
            manager.get_connection().execute_unprepared(kept).await?;
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // What was kept is as true as what was told since.
        Ok(())
    }
}
