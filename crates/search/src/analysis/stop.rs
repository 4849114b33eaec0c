//! Words that say nothing by themselves, folded.

use std::collections::HashSet;
use std::sync::LazyLock;

const WORDS: &str = " a afin ai ainsi alors apres as au aucun aucune aupres aura aurait aussi autre autres aux avait avant \
avec avez avoir avons ayant beaucoup bien c ca car ce ceci cela celle celles celui cependant ces cet cette ceux chacun chaque \
chez ci comme comment contre d dans de dedans dehors depuis des dessous dessus deux devait doit doivent donc dont du elle elles \
en encore entre es est et etaient etait etant etc ete etes etre eu eux fait faire faut fois font hors ici il ils j je jusque l \
la le lequel les leur leurs lors lorsque lui m ma mais me meme memes mes mettre moins mon n ne ni nos notre nous on ont or ou \
par parce parmi pas pendant peu peut peuvent peux plus plusieurs plutot pour pourquoi pourrait puis puisque qu quand que quel \
quelle quelles quelque quelques quels qui quoi quoique s sa sans se selon sera serait seront ses si sinon soi soit son sont \
sous suis sur t ta te tel telle telles tels tes toi ton tous tout toute toutes tres trop tu un une vers via voici voila vos \
votre vous y the of and to in for is it on with ";

/// The longest of them.
const LONGEST: usize = 9;

static SET: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| WORDS.split(' ').filter(|word| !word.is_empty()).collect());

/// Whether a folded word says nothing by itself.
pub(super) fn says_nothing(word: &str) -> bool {
    word.len() <= LONGEST && SET.contains(word)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, SET, says_nothing};

    #[test]
    fn the_longest_is_known() {
        assert_eq!(SET.iter().map(|word| word.len()).max(), Some(LONGEST));
    }

    #[test]
    fn small_words_say_nothing_and_others_do() {
        for word in ["le", "pour", "comment", "the"] {
            assert!(says_nothing(word), "{word}");
        }
        for word in ["accueil", "apre", "e", "2026", ""] {
            assert!(!says_nothing(word), "{word}");
        }
    }
}
