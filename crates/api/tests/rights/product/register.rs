//! What the register says (D.2, D.3), written here from its words and from nothing of the code.

use std::collections::BTreeMap;

use domain::access::{Brick, Capability, Participation, Permission, Profile, Reach};

use super::acts::{Act, Asked};
use super::{Holding, Owned, Scoped};

/// A cell of the matrix.
pub(super) type Cell = (Brick, Capability, Profile);

/// The matrix of the register, and the cells that the super administrator changed since.
#[derive(Debug, Default)]
pub(super) struct Register(pub(super) BTreeMap<Cell, Reach>);

/// One row of D.2: « Add/remove brick », « Update content », « Consult ».
fn written((brick, capability, profile): Cell) -> Reach {
    use Brick as B;
    let dinno = matches!(profile, Profile::SuperAdmin | Profile::FunctionalAdmin);
    // « C own ».
    let own = matches!(
        brick,
        B::Challenges | B::Pocs | B::Practices | B::Events | B::Testimonials | B::Communities
    );
    // « Requester and handlers », « requester and Dinno ».
    let asked = matches!(brick, B::ResourceRequests | B::HelpRequests);
    let held = match capability {
        Capability::Manage => profile == Profile::SuperAdmin,
        Capability::Update => match profile {
            Profile::SuperAdmin => true,
            // « Computed », « - ».
            Profile::FunctionalAdmin => !matches!(brick, B::Portfolio | B::Search),
            Profile::Contributor if own => return Reach::OwnOnly,
            Profile::Contributor | Profile::Reader => false,
            // Link targets, import and export; no editorial right (D.1): the links of this test are pages.
            Profile::Developer => brick == B::Exchange,
        },
        Capability::Read if asked && !dinno => return Reach::OwnOnly,
        Capability::Read => match brick {
            B::Administration => dinno,
            B::Exchange => dinno || profile == Profile::Developer,
            B::Home
            | B::Ideas
            | B::Challenges
            | B::Pocs
            | B::Portfolio
            | B::Practices
            | B::News
            | B::Events
            | B::Directory
            | B::Testimonials
            | B::KeyFigures
            | B::MethodResources
            | B::Newsletters
            | B::Search
            | B::ResourceRequests
            | B::HelpRequests
            | B::Expression
            | B::Communities
            | B::Indicators
            | B::Glossary
            | B::Links => true,
        },
    };
    if held { Reach::Everything } else { Reach::Nothing }
}

/// Where D.2 tells of a permission, and what whoever consults the brick does without writing in it: « deposit: all »,
/// « author on his own idea », « submit: all », « all (own) », « each person on own card ».
#[rustfmt::skip] // A table.
const fn told_of(permission: Permission) -> (Brick, Capability, Participation) {
    use Brick as B;
    use {Capability::{Manage, Read, Update}, Participation::{Anyone, None, Own}, Permission as P};
    match permission {
        P::ReadIdeas => (B::Ideas, Read, None),
        P::DepositIdea | P::VoteOnIdea | P::ProposeRevival => (B::Ideas, Update, Anyone),
        P::EditIdea | P::LinkIdea | P::DepositForColleague => (B::Ideas, Update, Own),
        P::WithdrawIdea => (B::Ideas, Manage, Own),
        P::DecideIdea => (B::Ideas, Update, None),
        P::PostComment | P::Follow | P::Like | P::PutTag => (B::Expression, Update, Anyone),
        P::RemoveComment | P::RemoveTag => (B::Expression, Update, Own),
        P::ManageExpression => (B::Expression, Manage, None),
        P::ReadChallenges => (B::Challenges, Read, None),
        P::EditChallenge => (B::Challenges, Update, None),
        P::ScoreAnswers => (B::Challenges, Update, Own),
        P::ReadPocs => (B::Pocs, Read, None),
        P::CreatePoc | P::EditPoc | P::SteerPoc => (B::Pocs, Update, None),
        P::SetPocRules => (B::Pocs, Manage, None),
        P::ReadPortfolio => (B::Portfolio, Read, None),
        P::ReadPractices => (B::Practices, Read, None),
        P::PublishPractice | P::EditPractice | P::DeclareReuse => (B::Practices, Update, None),
        P::ReadDirectory => (B::Directory, Read, None),
        P::KeepCard => (B::Directory, Update, Own),
        P::ContactPerson => (B::Directory, Update, Anyone),
        P::EditMailboxes | P::EditPartners => (B::Directory, Update, None),
        P::ManageDirectory => (B::Directory, Manage, None),
        P::Search => (B::Search, Read, None),
        P::EditSynonyms => (B::Search, Update, None),
        P::ManageSearch => (B::Search, Manage, None),
        P::ReadAccounts | P::ReadMatrix => (B::Administration, Read, None),
        P::EditAccounts | P::GiveDelegation | P::DeclareOwners | P::EditReferences | P::KeepOrganisations
        | P::RestrictPoc | P::RecommendPractice | P::KeepReviews => (B::Administration, Update, None),
        P::EditMatrix => (B::Administration, Manage, None),
        P::ImportFiles => (B::Exchange, Update, None),
        P::ExportData => (B::Exchange, Read, None),
        P::ReadDocuments => (B::Home, Read, None),
        P::EditDocument | P::FeatureNews => (B::Home, Update, None),
        P::AskDinno | P::FollowUpHelpRequest => (B::HelpRequests, Update, Own),
        P::ReadHelpRequests => (B::HelpRequests, Read, None),
        P::ManageHelpRequests => (B::HelpRequests, Manage, None),
        P::RequestResources | P::HandleResources => (B::ResourceRequests, Update, Own),
        P::ReadResourceRequests => (B::ResourceRequests, Read, None),
        P::EditResourceSettings => (B::ResourceRequests, Update, None),
        P::ManageResourceRequests => (B::ResourceRequests, Manage, None),
        P::ReadNews | P::EditNews | P::ManageNews | P::ReadGlossary | P::EditGlossary | P::ManageGlossary
        | P::ReadEvents | P::EditEvents | P::RegisterForEvent | P::ManageEvents | P::ReadKeyFigures
        | P::EditKeyFigures | P::ManageKeyFigures | P::ReadMethodResources | P::EditMethodResources
        | P::ManageMethodResources | P::ReadTestimonials | P::EditTestimonials | P::ManageTestimonials
        | P::ReadNewsletters | P::EditNewsletters | P::ManageNewsletters | P::ReadBricks | P::WriteBricks
        | P::ManageBricks => told_of_what_is_published(permission),
    }
}

/// The same, of what the Dinno publishes and of the bricks that were added.
#[rustfmt::skip] // A table.
#[expect(clippy::wildcard_enum_match_arm, reason = "`told_of` names every permission; this is its part")]
const fn told_of_what_is_published(permission: Permission) -> (Brick, Capability, Participation) {
    use Brick as B;
    use {Capability::{Manage, Read, Update}, Participation::{Anyone, None}, Permission as P};
    match permission {
        P::ReadNews => (B::News, Read, None),
        P::EditNews => (B::News, Update, None),
        P::ManageNews => (B::News, Manage, None),
        P::ReadGlossary => (B::Glossary, Read, None),
        P::EditGlossary => (B::Glossary, Update, None),
        P::ManageGlossary => (B::Glossary, Manage, None),
        P::ReadEvents => (B::Events, Read, None),
        P::EditEvents => (B::Events, Update, None),
        P::RegisterForEvent => (B::Events, Update, Anyone),
        P::ManageEvents => (B::Events, Manage, None),
        P::ReadKeyFigures => (B::KeyFigures, Read, None),
        P::EditKeyFigures => (B::KeyFigures, Update, None),
        P::ManageKeyFigures => (B::KeyFigures, Manage, None),
        P::ReadMethodResources => (B::MethodResources, Read, None),
        P::EditMethodResources => (B::MethodResources, Update, None),
        P::ManageMethodResources => (B::MethodResources, Manage, None),
        P::ReadTestimonials => (B::Testimonials, Read, None),
        P::EditTestimonials => (B::Testimonials, Update, None),
        P::ManageTestimonials => (B::Testimonials, Manage, None),
        P::ReadNewsletters => (B::Newsletters, Read, None),
        P::EditNewsletters => (B::Newsletters, Update, None),
        P::ManageNewsletters => (B::Newsletters, Manage, None),
        P::ReadBricks => (B::Links, Read, None),
        P::WriteBricks => (B::Links, Update, None),
        _ => (B::Links, Manage, None),
    }
}

/// The brick that the register tells of with a permission.
pub(super) const fn brick_of(permission: Permission) -> Brick {
    told_of(permission).0
}

/// D.3: a delegate cannot delegate further, nor change the matrix that says what they hold.
const fn is_never_lent(permission: Permission) -> bool {
    matches!(
        permission,
        Permission::EditMatrix | Permission::GiveDelegation | Permission::DeclareOwners
    )
}

impl Register {
    fn cell(&self, cell: Cell) -> Reach {
        self.0.get(&cell).copied().unwrap_or_else(|| written(cell))
    }

    fn reach(&self, permission: Permission, profile: Profile) -> Reach {
        let (brick, capability, taking_part) = told_of(permission);
        let reads = self.cell((brick, Capability::Read, profile)) != Reach::Nothing;
        let by_taking_part = match taking_part {
            Participation::Own if reads => Reach::OwnOnly,
            Participation::Anyone if reads => Reach::Everything,
            Participation::None | Participation::Own | Participation::Anyone => Reach::Nothing,
        };
        by_taking_part.max(self.cell((brick, capability, profile)))
    }

    /// Whether whoever made nothing of it may do it: by their profile, on what the Dinno declared theirs; by what was
    /// lent, within it.
    pub(super) fn allows(&self, act: &Act, who: Holding) -> bool {
        let on_the_way = act.through.iter().copied();
        on_the_way
            .chain([(act.permission, act.asked)])
            .all(|asked| self.allows_one(asked, act, who))
    }

    fn allows_one(
        &self,
        (permission, asked): (Permission, Asked),
        act: &Act,
        who: Holding,
    ) -> bool {
        let (brick, capability, _) = told_of(permission);
        let by_profile = self.reach(permission, who.profile);
        let lent =
            who.lent.filter(|(scoped, _)| !is_never_lent(permission) && bears(*scoped, asked, act));
        let lent = lent.map_or(Reach::Nothing, |(scoped, lent)| {
            let reach = self.reach(permission, lent);
            // A part of a brick is not all of it.
            let part = scoped != Scoped::Bricks && matches!(asked, Asked::Part | Asked::All);
            if part { reach.min(Reach::OwnOnly) } else { reach }
        });
        let owned = match who.owned {
            Owned::Nothing => false,
            Owned::Bricks | Owned::BricksByBody => true,
            Owned::Items => act.item.is_some(),
        };
        let counts = self.cell((brick, capability, who.profile)) != Reach::Nothing;
        match (asked, by_profile.max(lent)) {
            (_, Reach::Everything) | (Asked::Begin | Asked::Part, Reach::OwnOnly) => true,
            (Asked::Thing, Reach::OwnOnly) => owned && counts,
            (Asked::All | Asked::Setting, Reach::OwnOnly) | (_, Reach::Nothing) => false,
        }
    }
}

/// Whether what was lent bears on it at all.
fn bears(scoped: Scoped, asked: Asked, act: &Act) -> bool {
    let whole = matches!(asked, Asked::Part | Asked::All);
    match scoped {
        Scoped::Bricks => true,
        // What is the whole branch's is of nobody who holds a part.
        Scoped::Here | Scoped::Elsewhere | Scoped::Items | Scoped::Other
            if asked == Asked::Setting =>
        {
            false
        }
        Scoped::Here => whole || act.body.is_some(),
        Scoped::Elsewhere | Scoped::Other => whole,
        Scoped::Items => whole || act.item.is_some(),
    }
}
