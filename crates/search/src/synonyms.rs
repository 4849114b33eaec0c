//! Expressions that mean the same, ready to be recognised in a question.

use domain::search::SynonymGroup;

use crate::analysis::words;

/// The groups that administrators keep, by stems.
#[derive(Clone, Debug, Default)]
pub struct Synonyms(Vec<Vec<Vec<String>>>);

impl Synonyms {
    /// Makes them ready.
    pub fn new(groups: &[SynonymGroup]) -> Self {
        let stems = |line: &str| -> Vec<String> {
            let mut stems: Vec<(usize, String)> = Vec::new();
            for word in words(line).into_iter().filter(|word| !word.stop) {
                if stems.iter().all(|(position, _)| *position != word.position) {
                    stems.push((word.position, word.stem));
                }
            }
            stems.into_iter().map(|(_, stem)| stem).collect()
        };
        let group = |group: &SynonymGroup| {
            let lines = group.lines().iter().map(|line| stems(line.as_str()));
            lines.filter(|line| !line.is_empty()).collect::<Vec<_>>()
        };
        Self(groups.iter().map(group).collect())
    }

    /// The longest expression that these stems begin with: how many words it takes, and what else it is called.
    pub(crate) fn beginning(&self, stems: &[String]) -> Option<(usize, Vec<Vec<String>>)> {
        let mut longest: Option<(usize, Vec<Vec<String>>)> = None;
        for group in &self.0 {
            for line in group.iter().filter(|line| stems.starts_with(line)) {
                let others = group.iter().filter(|other| *other != line).cloned();
                match &mut longest {
                    Some((length, known)) if *length == line.len() => known.extend(others),
                    Some((length, _)) if *length > line.len() => {}
                    _ => longest = Some((line.len(), others.collect())),
                }
            }
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_expression_is_recognised() {
        let group = |lines: &[&str]| {
            SynonymGroup::restore(lines.iter().map(|line| (*line).to_owned()).collect())
        };
        let synonyms = Synonyms::new(&[
            group(&["GED", "gestion électronique des documents"]),
            group(&["gestion", "pilotage"]),
        ]);
        let stems: Vec<String> =
            ["gestion", "electron", "document", "papier"].map(Into::into).into();
        let (length, others) = synonyms.beginning(&stems).unwrap();
        assert_eq!((length, others), (3, vec![vec!["ged".to_owned()]]));
        assert_eq!(synonyms.beginning(&stems[..1]).unwrap().0, 1);
        assert!(synonyms.beginning(&stems[2..]).is_none());
    }
}
