//! The full text of the two databases, as whoever has one would use it: French and without accents in PostgreSQL,
//! without accents in SQLite, which knows no French.

use std::path::Path;

use anyhow::{Context as _, Result};
use rusqlite::{Connection, params};
use sqlx::{PgPool, Row as _};
use tokio::runtime::Runtime;

use super::Engine;
use super::corpus::Item;

/// Whether a document that has some of the words is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Any {
    Yes,
    No,
}

impl Any {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Yes => "any",
            Self::No => "all",
        }
    }
}

/// FTS5.
pub(super) struct Fts5 {
    connection: Connection,
    any: Any,
}

impl Fts5 {
    pub(super) fn new(folder: &Path, any: Any) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let connection = Connection::open(folder.join("fts.sqlite"))?;
        connection.execute_batch(
            "CREATE VIRTUAL TABLE document USING fts5(title, body, \
             tokenize = 'unicode61 remove_diacritics 2')",
        )?;
        Ok(Self { connection, any })
    }
}

impl Engine for Fts5 {
    fn name(&self) -> &'static str {
        match self.any {
            Any::No => "SQLite FTS5, all the words",
            Any::Yes => "SQLite FTS5, any word",
        }
    }

    fn fill(&mut self, documents: &mut dyn Iterator<Item = (usize, Item)>) -> Result<()> {
        let tx = self.connection.transaction()?;
        {
            let sql = "INSERT INTO document(rowid, title, body) VALUES (?1, ?2, ?3)";
            let mut insert = tx.prepare(sql)?;
            for (number, item) in documents {
                insert.execute(params![i64::try_from(number)? + 1, item.title, item.text])?;
            }
        }
        Ok(tx.commit()?)
    }

    fn ask(&mut self, question: &str, most: usize) -> Result<Vec<usize>> {
        let letters = |c: char| !c.is_alphanumeric();
        let words = question.split(letters).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
        let asked = words.join(match self.any {
            Any::No => " ",
            Any::Yes => " OR ",
        });
        let mut select = self.connection.prepare_cached(
            "SELECT rowid FROM document WHERE document MATCH ?1 \
             ORDER BY bm25(document, 4.0, 1.0) LIMIT ?2",
        )?;
        let rows = select.query_map(params![asked, i64::try_from(most)?], |row| row.get(0))?;
        rows.map(|row: rusqlite::Result<i64>| Ok(usize::try_from(row? - 1)?)).collect()
    }
}

/// PostgreSQL: the extension `unaccent` before the French dictionary.
pub(super) struct Postgres {
    runtime: Runtime,
    pool: PgPool,
    any: Any,
}

const PREPARE: [&str; 6] = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "DROP TABLE IF EXISTS document",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS measured",
    "CREATE TEXT SEARCH CONFIGURATION measured (COPY = french)",
    "ALTER TEXT SEARCH CONFIGURATION measured \
     ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem",
    "CREATE TABLE document (id bigint PRIMARY KEY, words tsvector NOT NULL)",
];

impl Postgres {
    pub(super) fn new(url: &str, any: Any) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let pool = runtime.block_on(PgPool::connect(url))?;
        Ok(Self { runtime, pool, any })
    }
}

impl Engine for Postgres {
    fn name(&self) -> &'static str {
        match self.any {
            Any::No => "PostgreSQL, all the words",
            Any::Yes => "PostgreSQL, any word",
        }
    }

    fn fill(&mut self, documents: &mut dyn Iterator<Item = (usize, Item)>) -> Result<()> {
        let Self { runtime, pool, .. } = self;
        runtime.block_on(async {
            for statement in PREPARE {
                sqlx::query(statement).execute(&*pool).await.context(statement)?;
            }
            let mut tx = pool.begin().await?;
            for (number, item) in documents {
                // Longer ones are refused: a tsvector has an end.
                let text: String = item.text.chars().take(100_000).collect();
                sqlx::query(
                    "INSERT INTO document VALUES ($1, \
                     setweight(to_tsvector('measured', $2), 'A') || to_tsvector('measured', $3))",
                )
                .bind(i64::try_from(number)?)
                .bind(&item.title)
                .bind(text)
                .execute(&mut *tx)
                .await?;
            }
            tx.commit().await?;
            sqlx::query("CREATE INDEX document_words ON document USING gin (words)")
                .execute(&*pool)
                .await?;
            sqlx::query("ANALYZE document").execute(&*pool).await?;
            Ok(())
        })
    }

    fn ask(&mut self, question: &str, most: usize) -> Result<Vec<usize>> {
        let sql = match self.any {
            Any::No => {
                "SELECT id FROM document, plainto_tsquery('measured', $1) asked \
                 WHERE words @@ asked ORDER BY ts_rank_cd(words, asked) DESC, id LIMIT $2"
            }
            Any::Yes => {
                "SELECT id FROM document, \
                 CAST(replace(CAST(plainto_tsquery('measured', $1) AS text), '&', '|') AS tsquery) asked \
                 WHERE words @@ asked ORDER BY ts_rank_cd(words, asked) DESC, id LIMIT $2"
            }
        };
        let Self { runtime, pool, .. } = self;
        let rows = sqlx::query(sql).bind(question).bind(i64::try_from(most)?).fetch_all(&*pool);
        let rows = runtime.block_on(rows)?;
        rows.iter().map(|row| Ok(usize::try_from(row.try_get::<i64, _>(0)?)?)).collect()
    }
}
