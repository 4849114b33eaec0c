//! Who takes a signature back, and until when.

use super::*;
use crate::access::Profile;
use crate::access::tests::actor;
use crate::idea::samples::parts;
use crate::idea::{Author, IdeaAct, IdeaParts, IdeaStatus, Standing};

/// An idea of the first person, that the second signs.
fn idea(status: IdeaStatus) -> Idea {
    let [author, signer] = [1, 2].map(|n| actor(n, Profile::Reader).id);
    Idea::restore(IdeaParts { status, co_authors: vec![signer], ..parts(Author::Named(author)) })
}

#[test]
fn whoever_signs_leaves_until_the_decision() {
    let (author, signer) = (actor(1, Profile::Reader), actor(2, Profile::Reader));
    let offered = |idea: &Idea, who| {
        idea.allowed(who, Standing::default()).contains(&IdeaAct::LeaveSignature)
    };
    let mut on = idea(IdeaStatus::UnderReview);
    assert!(offered(&on, &signer) && !offered(&on, &author));
    assert_eq!(on.leave(author.id), Err(CoAuthorError::NotAsked), "it is theirs");
    let told = Fact::SignatureEnded {
        idea: on.parts().id,
        account: signer.id,
        signature: SignatureEnd::Left,
    };
    assert_eq!(on.leave(signer.id), Ok(told));
    assert!(on.parts().co_authors.is_empty() && !offered(&on, &signer));
    assert_eq!(on.leave(signer.id), Err(CoAuthorError::NotAsked), "once");
    let mut decided = idea(IdeaStatus::Selected);
    assert!(!offered(&decided, &signer));
    assert_eq!(decided.leave(signer.id), Err(CoAuthorError::Decided));
}

#[test]
fn an_invitation_that_waits_is_taken_back_by_those_whose_idea_it_is() {
    let (author, other) = (actor(1, Profile::Reader), actor(3, Profile::Reader));
    let mut on = idea(IdeaStatus::Submitted);
    assert!(other.may(LinkIdea, &mut on).is_err());
    let mut withdraw = |asked: &[UserId]| {
        author.may(LinkIdea, &mut on).unwrap().withdraw_invitation(other.id, asked)
    };
    assert_eq!(withdraw(&[]), Err(CoAuthorError::NotAsked));
    let fact = withdraw(&[other.id]).unwrap();
    assert!(matches!(fact, Fact::SignatureEnded { signature: SignatureEnd::Withdrawn, .. }));
}
