//! From what was typed to what is sought: synonyms, beginnings of words, corrections.

use std::collections::HashSet;

use crate::SearchError;
use crate::analysis::{Compound, EXACT, Word};
use crate::expand::{Dictionary, Expansion};
use crate::synonyms::Synonyms;

use super::{Atom, Node, Typed};

/// What a word is worth as it is written, beside its stem.
const EXACT_WORTH: f32 = 1.3;
/// What another expression of the same thing is worth.
const SYNONYM_WORTH: f32 = 0.7;
/// What a word is worth that begins as the last one does.
const BEGINNING_WORTH: f32 = 0.6;
/// What a word is worth that is sought instead of a misspelt one, by distance.
const CORRECTION_WORTH: f32 = 0.5;
/// Words of a synonym may be this far apart.
const SYNONYM_SLOP: u32 = 3;

/// One thing that was typed, in all the forms in which it is sought.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// What is sought.
    pub(crate) node: Node,
    /// The stem, when it is one word: to value neighbours.
    pub(crate) stem: Option<String>,
}

/// Everything that is sought.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    /// What is sought.
    pub(crate) groups: Vec<Group>,
    /// What is shunned.
    pub(crate) shunned: Vec<Node>,
    /// Words that nothing has, and what was sought instead: folded, as written.
    pub(crate) corrected: Vec<(String, String)>,
}

impl Plan {
    /// Plans a question.
    pub(crate) fn new(
        typed: &Typed,
        synonyms: &Synonyms,
        dictionary: &Dictionary<'_>,
    ) -> Result<Self, SearchError> {
        let mut plan = Self::default();
        let mut rest = typed.sought.as_slice();
        while let [atom, after @ ..] = rest {
            if let Some((length, node)) = synonym(rest, synonyms) {
                plan.groups.push(Group { node, stem: None });
                rest = &rest[length..];
                continue;
            }
            let last = after.is_empty();
            let group = match atom {
                Atom::Phrase(words) => Group { node: phrase(words), stem: None },
                Atom::Word(word) => plan.word(word, typed.unfinished && last, dictionary)?,
            };
            plan.groups.push(group);
            rest = after;
        }
        let shunned = |atom: &Atom| match atom {
            Atom::Phrase(words) => phrase(words),
            Atom::Word(compound) => whole(compound),
        };
        plan.shunned = typed.shunned.iter().map(shunned).collect();
        Ok(plan)
    }

    fn word(
        &mut self,
        compound: &Compound,
        unfinished: bool,
        dictionary: &Dictionary<'_>,
    ) -> Result<Group, SearchError> {
        let node = whole(compound);
        let [word] = compound.parts.as_slice() else {
            return Ok(Group { node, stem: None });
        };
        let Node::Word { mut forms } = node else { return Ok(Group { node, stem: None }) };
        if unfinished {
            for Expansion { word, .. } in dictionary.beginning_with(&word.exact)? {
                add(&mut forms, format!("{EXACT}{word}"), BEGINNING_WORTH);
            }
        }
        let known = forms.len() > 2 || dictionary.knows(word)?;
        if !known {
            let found = dictionary.close_to(&word.exact)?;
            if let Some(best) = found.first() {
                self.corrected.push((word.exact.clone(), best.word.clone()));
            }
            for Expansion { word, distance, .. } in found {
                let worth = CORRECTION_WORTH / f32::from(distance.max(1));
                add(&mut forms, crate::analysis::stem(&word), worth);
                add(&mut forms, format!("{EXACT}{word}"), worth);
            }
        }
        Ok(Group { node: Node::Word { forms }, stem: Some(word.stem.clone()) })
    }

    /// Every form that is sought, to show where it stands.
    pub(crate) fn forms(&self) -> HashSet<&str> {
        let mut forms = HashSet::new();
        for group in &self.groups {
            gather(&group.node, &mut forms);
        }
        forms
    }
}

impl Dictionary<'_> {
    /// Whether some document that the reader may find has this word.
    fn knows(&self, word: &Word) -> Result<bool, SearchError> {
        Ok(self.has(&word.stem)? || self.has(&format!("{EXACT}{}", word.exact))?)
    }
}

fn gather<'a>(node: &'a Node, into: &mut HashSet<&'a str>) {
    match node {
        Node::Word { forms } => into.extend(forms.iter().map(|(form, _)| form.as_str())),
        Node::Phrase { forms, .. } => into.extend(forms.iter().map(|(_, form)| form.as_str())),
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().for_each(|node| gather(node, into)),
    }
}

fn add(forms: &mut Vec<(String, f32)>, form: String, worth: f32) {
    if forms.iter().all(|(known, _)| *known != form) {
        forms.push((form, worth));
    }
}

fn one(word: &Word) -> Node {
    let exact = format!("{EXACT}{}", word.exact);
    Node::Word { forms: vec![(exact, EXACT_WORTH), (word.stem.clone(), 1.0)] }
}

fn whole(compound: &Compound) -> Node {
    let parts: Vec<Node> = compound.parts.iter().filter(|word| !word.stop).map(one).collect();
    match (&compound.joined, parts.len()) {
        (None, _) | (Some(_), 0) => compound.parts.first().map_or(Node::Any(parts), one),
        (Some(joined), _) => Node::Any(vec![one(joined), Node::All(parts)]),
    }
}

fn phrase(words: &[Word]) -> Node {
    let forms: Vec<(usize, String)> =
        words.iter().map(|word| (word.position, format!("{EXACT}{}", word.exact))).collect();
    placed(forms, 0, EXACT_WORTH)
}

fn placed(mut forms: Vec<(usize, String)>, slop: u32, worth: f32) -> Node {
    match forms.as_mut_slice() {
        [(_, only)] => Node::Word { forms: vec![(std::mem::take(only), worth)] },
        _ => Node::Phrase { forms, slop, worth },
    }
}

/// The expression that the next words are, with what else it is called.
fn synonym(atoms: &[Atom], synonyms: &Synonyms) -> Option<(usize, Node)> {
    let words: Vec<&Word> = atoms
        .iter()
        .map_while(|atom| match atom {
            Atom::Word(compound) => match compound.parts.as_slice() {
                [word] => Some(word),
                _ => None,
            },
            Atom::Phrase(_) => None,
        })
        .collect();
    let stems: Vec<String> = words.iter().map(|word| word.stem.clone()).collect();
    let (length, others) = synonyms.beginning(&stems)?;
    let typed = words.iter().take(length).map(|word| one(word)).collect();
    let mut any = vec![Node::All(typed)];
    any.extend(
        others.into_iter().map(|stems| {
            placed(stems.into_iter().enumerate().collect(), SYNONYM_SLOP, SYNONYM_WORTH)
        }),
    );
    Some((length, Node::Any(any)))
}
