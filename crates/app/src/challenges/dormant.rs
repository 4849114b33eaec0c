//! The dormant ideas that a new challenge may wake: each is proposed to its author, masked or not (R062).

use domain::challenge::{Challenge, ChallengeParts, Theme};
use domain::journal::Fact;
use domain::reference::ReferenceCode;
use persistence::Tx;
use persistence::ideas::{self, RevivalTheme};

use crate::Failure;

/// Most ideas that one challenge wakes.
const MATCHES_MAX: u64 = 200;

pub(super) async fn matching(tx: &Tx, challenge: &Challenge) -> Result<Vec<Fact>, Failure> {
    let ChallengeParts { id, content, .. } = challenge.parts();
    let Theme { domain, subcategory, innovation_field, words } = &content.theme;
    let code = |code: &Option<ReferenceCode>| code.as_ref().map(|code| code.0.clone());
    let theme = RevivalTheme {
        domain: code(domain),
        subcategory: code(subcategory),
        innovation_field: code(innovation_field),
        words: words.iter().map(|word| word.as_str().to_owned()).collect(),
    };
    let found = ideas::matching_theme(tx, &theme, MATCHES_MAX).await?;
    let fact = |idea| Fact::DormantIdeaMatched { idea, challenge: *id };
    Ok(found.into_iter().map(fact).collect())
}
