//! A sentence added to a text for what has no field of its own, such as the votes of another tool.

use serde::Deserialize;

/// Words with the names of columns in braces: `Pour : {votes_pour}`.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Note(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Column(String),
}

impl TryFrom<String> for Note {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some((words, after)) = rest.split_once('{') {
            let (column, after) = after.split_once('}').ok_or("a brace is not closed")?;
            pieces.push(Piece::Words(words.to_owned()));
            pieces.push(Piece::Column(column.to_owned()));
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Self(pieces))
    }
}

impl Note {
    /// The columns that it quotes.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Column(column) => Some(column.as_str()),
            Piece::Words(_) => None,
        })
    }

    /// The sentence for one line; nothing when every column that it quotes is blank or zero.
    pub fn fill<'f>(&self, field: impl Fn(&str) -> &'f str) -> Option<String> {
        let says = |column: &str| !matches!(field(column).trim(), "" | "0");
        if !self.columns().any(says) {
            return None;
        }
        let words = self.0.iter().map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Column(column) => shown(field(column)),
        });
        Some(words.collect())
    }
}

fn shown(value: &str) -> String {
    let values: Vec<&str> = value.split('|').map(str::trim).filter(|v| !v.is_empty()).collect();
    if values.is_empty() { "–".to_owned() } else { values.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_quotes_columns_and_is_silent_when_there_is_nothing_to_say() {
        let note = Note::try_from("Pour : {pour}, villes : {ville}.".to_owned()).unwrap();
        assert_eq!(note.columns().collect::<Vec<_>>(), ["pour", "ville"]);
        let said = note.fill(|column| if column == "pour" { "12" } else { "Lyon|Tours" });
        assert_eq!(said.as_deref(), Some("Pour : 12, villes : Lyon, Tours."));
        assert_eq!(note.fill(|column| if column == "pour" { "0" } else { "" }), None);
        assert!(Note::try_from("{sans fin".to_owned()).is_err());
    }
}
