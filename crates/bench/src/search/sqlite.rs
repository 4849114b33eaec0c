//! SQLite's own full text: FTS5, accents removed, ranked by BM25 with titles first.

use std::path::Path;

use rusqlite::Connection;

use super::Engine;
use super::corpus::Item;

pub(super) struct Fts5(Connection);

impl Fts5 {
    pub(super) fn over(file: &Path, items: &[Item]) -> anyhow::Result<Self> {
        let mut connection = Connection::open(file)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;
             CREATE VIRTUAL TABLE texts USING fts5
             (title, body, tokenize = \"unicode61 remove_diacritics 2\")",
        )?;
        let unit = connection.transaction()?;
        {
            let mut insert =
                unit.prepare("INSERT INTO texts (rowid, title, body) VALUES (?1, ?2, ?3)")?;
            for (number, item) in (1_i64..).zip(items) {
                insert.execute((number, &item.title, &item.text))?;
            }
        }
        unit.commit()?;
        connection.execute_batch("INSERT INTO texts (texts) VALUES ('optimize')")?;
        Ok(Self(connection))
    }

    fn matching(&self, question: &str) -> anyhow::Result<Vec<usize>> {
        let mut select = self.0.prepare_cached(
            "SELECT rowid FROM texts WHERE texts MATCH ?1 ORDER BY bm25(texts, 4.0, 1.0) LIMIT 20",
        )?;
        let rows = select.query_map([question], |row| row.get::<_, i64>(0))?;
        let numbers = rows.collect::<Result<Vec<_>, _>>()?;
        Ok(numbers.into_iter().filter_map(|row| usize::try_from(row - 1).ok()).collect())
    }
}

impl Engine for Fts5 {
    fn name(&self) -> &'static str {
        "SQLite FTS5"
    }

    /// All the words; when nothing has them all, any of them: the better of its two ways.
    fn ask(&mut self, words: &str) -> anyhow::Result<Vec<usize>> {
        let words: Vec<String> = words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| format!("\"{word}\""))
            .collect();
        let all = self.matching(&words.join(" "))?;
        if all.is_empty() { self.matching(&words.join(" OR ")) } else { Ok(all) }
    }
}
