//! Who made an innovation what it is (R230, R231, R250): derived from its idea, its experiment and those who took it
//! up.

use super::Reuse;
use crate::idea::{Author, IdeaParts};
use crate::ids::UserId;
use crate::poc::{Depth, Member, MemberName, MemberRole, told_of};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What somebody did for a practice, in the order of the chain.
    PracticeDeed {
        /// Had the idea, in their own name.
        HadIdea = "had_idea",
        /// Signed the idea with its author.
        SignedIdea = "signed_idea",
        /// Sponsored the experiment.
        Sponsored = "sponsored",
        /// Led it.
        Led = "led",
        /// Took part in it.
        TookPart = "took_part",
        /// Decided at its gates.
        Decided = "decided",
        /// Is whom to call in a body that took the practice up.
        TookUp = "took_up",
    }
}

/// Somebody, and all that they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeActor {
    /// Who: with an account, or named in words by a team.
    pub name: MemberName,
    /// What they did, each once.
    pub deeds: Vec<PracticeDeed>,
}

/// The actors of a practice, each once, in the order of the chain. Whoever asks gives only what the reader may read,
/// and how deep they see the experiment whose team it is.
#[must_use]
pub fn actors<'a>(
    idea: Option<&IdeaParts>,
    (team, depth): (&[Member], Depth),
    reuses: impl IntoIterator<Item = &'a Reuse>,
) -> Vec<PracticeActor> {
    let authors = idea.map(|idea| authors(&idea.author, &idea.co_authors)).unwrap_or_default();
    let team = told_of(team, depth).map(|member| (member.name.clone(), deed_of(member.role)));
    let standing = reuses.into_iter().filter(|reuse| reuse.stands());
    let callers =
        standing.map(|reuse| (MemberName::User(reuse.parts().contact), PracticeDeed::TookUp));
    together(authors.into_iter().chain(team).chain(callers))
}

/// Those who put an idea forward under their name: an author who stays masked is nobody, to anybody.
fn authors(author: &Author, co_authors: &[UserId]) -> Vec<(MemberName, PracticeDeed)> {
    let first = match author {
        Author::Named(id) => Some((MemberName::User(*id), PracticeDeed::HadIdea)),
        Author::Anonymous(_) | Author::Unknown => None,
    };
    let signed = co_authors.iter().map(|id| (MemberName::User(*id), PracticeDeed::SignedIdea));
    first.into_iter().chain(signed).collect()
}

const fn deed_of(role: MemberRole) -> PracticeDeed {
    match role {
        MemberRole::Sponsor => PracticeDeed::Sponsored,
        MemberRole::Lead => PracticeDeed::Led,
        MemberRole::Member => PracticeDeed::TookPart,
        MemberRole::Decider => PracticeDeed::Decided,
    }
}

fn together(done: impl IntoIterator<Item = (MemberName, PracticeDeed)>) -> Vec<PracticeActor> {
    let mut actors: Vec<PracticeActor> = Vec::new();
    for (name, deed) in done {
        match actors.iter_mut().find(|actor| actor.name == name) {
            Some(actor) if actor.deeds.contains(&deed) => {}
            Some(actor) => actor.deeds.push(deed),
            None => actors.push(PracticeActor { name, deeds: vec![deed] }),
        }
    }
    actors
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::access::SealKey;
    use crate::text::ShortText;

    const fn user(n: u128) -> MemberName {
        MemberName::User(UserId(Uuid::from_u128(n)))
    }

    #[test]
    fn each_actor_is_there_once_with_all_that_they_did() {
        let named = MemberName::Named(ShortText::restore("Un stagiaire".to_owned()));
        let done = [
            (user(1), PracticeDeed::HadIdea),
            (user(2), PracticeDeed::Led),
            (user(1), PracticeDeed::TookPart),
            (named.clone(), PracticeDeed::TookPart),
            (user(1), PracticeDeed::TookPart),
            (user(3), PracticeDeed::TookUp),
        ];
        let found = together(done);
        let called: Vec<_> = found.iter().map(|actor| actor.name.clone()).collect();
        assert_eq!(called, [user(1), user(2), named, user(3)]);
        assert_eq!(found[0].deeds, [PracticeDeed::HadIdea, PracticeDeed::TookPart]);
    }

    #[test]
    fn a_sheet_tells_who_answers_and_the_record_alone_the_rest_of_the_team() {
        use PracticeDeed::{Decided, Led, Sponsored, TookPart};
        let roles = MemberRole::ALL.iter().zip(1..);
        let team: Vec<_> = roles.map(|(role, n)| Member { name: user(n), role: *role }).collect();
        let told = |depth| {
            let found = actors(None, (team.as_slice(), depth), []);
            found.into_iter().flat_map(|actor| actor.deeds).collect::<Vec<_>>()
        };
        assert_eq!(told(Depth::Sheet), [Sponsored, Led]);
        assert_eq!(told(Depth::Record), [Sponsored, Led, TookPart, Decided]);
    }

    #[test]
    fn a_masked_author_is_never_an_actor() {
        let id = UserId(Uuid::from_u128(1));
        let seal = SealKey::new([1; 32]).seal(0);
        assert!(authors(&Author::Anonymous(seal), &[]).is_empty());
        assert!(authors(&Author::Unknown, &[]).is_empty());
        let both = authors(&Author::Named(id), &[UserId(Uuid::from_u128(2))]);
        assert_eq!(both, [(user(1), PracticeDeed::HadIdea), (user(2), PracticeDeed::SignedIdea)]);
    }
}
