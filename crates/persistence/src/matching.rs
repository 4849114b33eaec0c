//! Words that somebody seeks, against columns whose case and accents are folded.

use domain::text::fold;
use sea_orm::ColumnTrait;
use sea_orm::ExprTrait;
use sea_orm::sea_query::{Condition, Expr, LikeExpr};

/// More words than anybody types: what follows is not sought.
const WORDS_MAX: usize = 12;

/// The form in which words are kept beside what people typed.
pub(crate) fn key(words: &str) -> String {
    fold(words.trim())
}

/// Whether a folded column contains each of these words, in any order.
pub(crate) fn all_words<C: ColumnTrait>(column: C, words: &str) -> Condition {
    key(words)
        .split_whitespace()
        .take(WORDS_MAX)
        .fold(Condition::all(), |all, word| all.add(contains(column, word)))
}

/// Whether a folded column contains this word, folded.
pub(crate) fn contains<C: ColumnTrait>(column: C, word: &str) -> Expr {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let pattern = LikeExpr::new(format!("%{escaped}%")).escape('\\');
    Expr::col(column.as_column_ref()).like(pattern)
}
