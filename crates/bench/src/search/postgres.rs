//! PostgreSQL's own full text: French stems without accents, titles first, on a GIN index.

use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;

use super::Engine;
use super::corpus::Item;

pub(super) struct FullText {
    pool: PgPool,
    runtime: tokio::runtime::Runtime,
}

const SCHEMA: [&str; 4] = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "DROP TABLE IF EXISTS searched_texts",
    "CREATE TABLE searched_texts (id bigint PRIMARY KEY, title text, body text, words tsvector)",
    "CREATE INDEX searched_words ON searched_texts USING gin (words)",
];

impl FullText {
    pub(super) fn over(url: &str, items: &[Item]) -> anyhow::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let pool = runtime.block_on(async {
            let pool = PgPoolOptions::new().max_connections(1).connect(url).await?;
            for statement in SCHEMA {
                sqlx::query(statement).execute(&pool).await?;
            }
            for (chunk, some) in items.chunks(500).enumerate() {
                let ids: Vec<i64> =
                    (0..some.len()).filter_map(|n| i64::try_from(chunk * 500 + n).ok()).collect();
                let titles: Vec<&str> = some.iter().map(|item| item.title.as_str()).collect();
                let bodies: Vec<&str> = some.iter().map(|item| item.text.as_str()).collect();
                sqlx::query(
                    "INSERT INTO searched_texts SELECT id, title, body,
                     setweight(to_tsvector('french', unaccent(title)), 'A') ||
                     setweight(to_tsvector('french', unaccent(body)), 'D')
                     FROM unnest($1::bigint[], $2::text[], $3::text[]) AS t (id, title, body)",
                )
                .bind(ids)
                .bind(titles)
                .bind(bodies)
                .execute(&pool)
                .await?;
            }
            sqlx::query("ANALYZE searched_texts").execute(&pool).await?;
            anyhow::Ok(pool)
        })?;
        Ok(Self { pool, runtime })
    }

    fn matching(&self, question: &str) -> anyhow::Result<Vec<usize>> {
        let found: Vec<(i64,)> = self.runtime.block_on(
            sqlx::query_as(
                "SELECT id FROM searched_texts, to_tsquery('french', unaccent($1)) AS asked
                 WHERE words @@ asked ORDER BY ts_rank(words, asked, 1) DESC LIMIT 20",
            )
            .bind(question)
            .fetch_all(&self.pool),
        )?;
        Ok(found.into_iter().filter_map(|(id,)| usize::try_from(id).ok()).collect())
    }
}

impl Engine for FullText {
    fn name(&self) -> &'static str {
        "PostgreSQL french + unaccent"
    }

    /// All the words; when nothing has them all, any of them: the better of its two ways.
    fn ask(&mut self, words: &str) -> anyhow::Result<Vec<usize>> {
        let words: Vec<&str> =
            words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let all = self.matching(&words.join(" & "))?;
        if all.is_empty() { self.matching(&words.join(" | ")) } else { Ok(all) }
    }
}
