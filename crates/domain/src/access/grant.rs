//! A permission is a thing one holds, not a line one remembers.

use std::marker::PhantomData;

use super::{Actor, Permission, Place, Profile, Reach};

/// An act that needs a permission, as a type.
pub trait Act {
    /// The permission it needs.
    const PERMISSION: Permission;
}

/// An act whose permission depends on the thing it is done to: each brick has its own.
pub trait ActOn<R> {
    /// The permission it needs for this thing.
    fn permission(on: &R) -> Permission;
}

/// Something that somebody answers for.
pub trait Owned {
    /// Whether this person does.
    fn is_owned_by(&self, actor: &Actor) -> bool;

    /// Where it stands, for rights that bear on one body or on named things only. What says nothing is out of
    /// their reach.
    fn place(&self) -> Place {
        Place::default()
    }

    /// The same, of what is of several bodies together: a right bears on it when it bears on each (A36).
    fn places(&self) -> Vec<Place> {
        vec![self.place()]
    }
}

/// Somewhere is nobody's by nature: by declaration alone (A08).
impl Owned for Place {
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }

    fn place(&self) -> Place {
        *self
    }
}

/// Leave to do `A`, once, on this very `R`. Only [`Actor::may`] makes one.
#[derive(Debug)]
#[must_use = "a permission that is asked for and not used guards nothing"]
pub struct Granted<'a, A, R> {
    pub(crate) by: &'a Actor,
    pub(crate) on: &'a mut R,
    act: PhantomData<A>,
}

/// Leave to do `A` where there is no object yet: to create. Only [`Actor::may_create`] makes one.
#[derive(Debug)]
#[must_use = "a permission that is asked for and not used guards nothing"]
pub struct Leave<'a, A> {
    pub(crate) by: &'a Actor,
    act: PhantomData<A>,
}

/// The matrix said no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{profile} may not {permission} here")]
pub struct Denied {
    /// Whose profile.
    pub profile: Profile,
    /// To do what.
    pub permission: Permission,
}

impl Actor {
    /// The same answer as [`Actor::may`], for a screen that shows or hides a button.
    #[must_use]
    pub fn can(&self, permission: Permission, on: &impl Owned) -> bool {
        let reach = on.places().into_iter().map(|place| self.reach_in(permission, place)).min();
        match reach.unwrap_or(Reach::Nothing) {
            Reach::Everything => true,
            Reach::OwnOnly => self.owns(permission, on),
            Reach::Nothing => false,
        }
    }

    /// Asks to act on an object.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no for this object.
    pub fn may<'a, A: Act, R: Owned>(
        &'a self,
        _: A,
        on: &'a mut R,
    ) -> Result<Granted<'a, A, R>, Denied> {
        if self.can(A::PERMISSION, on) {
            Ok(Granted { by: self, on, act: PhantomData })
        } else {
            Err(self.denied(A::PERMISSION))
        }
    }

    /// Asks for an act whose permission depends on the object.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no for this object.
    pub fn may_on<'a, A: ActOn<R>, R: Owned>(
        &'a self,
        _: A,
        on: &'a mut R,
    ) -> Result<Granted<'a, A, R>, Denied> {
        let permission = A::permission(on);
        if self.can(permission, on) {
            Ok(Granted { by: self, on, act: PhantomData })
        } else {
            Err(self.denied(permission))
        }
    }

    /// Asks to create: whoever may act on their own things may begin one.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no.
    pub fn may_create<A: Act>(&self, act: A) -> Result<Leave<'_, A>, Denied> {
        self.may_create_in(act, Place::default())
    }

    /// The same, in a body: a right that was lent for one body creates nothing elsewhere.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no.
    pub fn may_create_in<A: Act>(&self, _: A, place: Place) -> Result<Leave<'_, A>, Denied> {
        self.require_in(A::PERMISSION, place)?;
        Ok(Leave { by: self, act: PhantomData })
    }

    /// The same, of what is of several bodies together: in each of them.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no in one of them.
    pub fn may_create_throughout<A: Act>(
        &self,
        _: A,
        places: &[Place],
    ) -> Result<Leave<'_, A>, Denied> {
        for place in places {
            self.require_in(A::PERMISSION, *place)?;
        }
        Ok(Leave { by: self, act: PhantomData })
    }

    /// Asks for something about what stands there.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no.
    pub fn require_in(&self, permission: Permission, place: Place) -> Result<(), Denied> {
        match self.reach_in(permission, place) {
            Reach::Nothing => Err(self.denied(permission)),
            Reach::OwnOnly | Reach::Everything => Ok(()),
        }
    }

    /// Asks to create something that is handed to somebody, in a body or for the whole branch: only who reaches
    /// everything there declares who is in charge of what (A08); a right that was lent for one body hands nothing to
    /// anybody elsewhere.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no.
    pub fn may_declare_in<A: Act>(&self, _: A, place: Place) -> Result<Leave<'_, A>, Denied> {
        match self.reach_in(A::PERMISSION, place) {
            Reach::Everything => Ok(Leave { by: self, act: PhantomData }),
            Reach::Nothing | Reach::OwnOnly => Err(self.denied(A::PERMISSION)),
        }
    }

    /// Asks for something that changes nothing: to read a brick, a list, a report.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no.
    pub fn require(&self, permission: Permission) -> Result<(), Denied> {
        match self.reach(permission) {
            Reach::Nothing => Err(self.denied(permission)),
            Reach::OwnOnly | Reach::Everything => Ok(()),
        }
    }

    /// The same, of one thing: whoever was lent a part of a brick reads nothing else of it where reading is closed.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no for this object.
    pub fn require_on(&self, permission: Permission, on: &impl Owned) -> Result<(), Denied> {
        if self.can(permission, on) { Ok(()) } else { Err(self.denied(permission)) }
    }

    /// Asks for a report over what is everybody's: only who reaches everything reads it.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no.
    pub fn require_everywhere(&self, permission: Permission) -> Result<(), Denied> {
        match self.reach(permission) {
            Reach::Everything => Ok(()),
            Reach::Nothing | Reach::OwnOnly => Err(self.denied(permission)),
        }
    }

    /// The refusal of a permission, for whoever asks it of something that is not there for them.
    #[must_use]
    pub const fn denied(&self, permission: Permission) -> Denied {
        Denied { profile: self.profile, permission }
    }
}

/// The acts of the product, as types.
pub mod acts {
    use super::{Act, Permission};

    macro_rules! acts {
        ($( $(#[$meta:meta])* $act:ident = $permission:ident ),+ $(,)?) => { $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug)]
            pub struct $act;

            impl Act for $act {
                const PERMISSION: Permission = Permission::$permission;
            }
        )+ };
    }

    acts! {
        /// Deposit an idea.
        DepositIdea = DepositIdea,
        /// Change an idea.
        EditIdea = EditIdea,
        /// Withdraw an idea.
        WithdrawIdea = WithdrawIdea,
        /// Support an idea.
        VoteOnIdea = VoteOnIdea,
        /// Decide what becomes of an idea.
        DecideIdea = DecideIdea,
        /// Propose to take a dormant idea up again.
        ProposeRevival = ProposeRevival,
        /// Tie an idea to another, or invite somebody to sign it.
        LinkIdea = LinkIdea,
        /// Make two ideas one.
        MergeIdeas = DecideIdea,
        /// Deposit an idea in the name of a colleague.
        DepositForColleague = DepositForColleague,
        /// Comment an idea.
        PostComment = PostComment,
        /// Remove a comment.
        RemoveComment = RemoveComment,
        /// Prepare a challenge.
        CreateChallenge = EditChallenge,
        /// Change a challenge, publish it, close it.
        EditChallenge = EditChallenge,
        /// Decide what becomes of an answer, as the person in charge of the challenge (A25).
        DecideAnswer = EditChallenge,
        /// Mark an answer with the criteria of its challenge.
        ScoreAnswer = ScoreAnswers,
        /// Create an experiment.
        CreatePoc = CreatePoc,
        /// Change an experiment.
        EditPoc = EditPoc,
        /// Move an experiment along its life cycle.
        SteerPoc = SteerPoc,
        /// Choose who may read one experiment.
        RestrictPoc = RestrictPoc,
        /// Choose who may read one practice.
        RestrictPractice = RestrictPoc,
        /// Choose who may read one idea.
        RestrictIdea = RestrictPoc,
        /// Make and freeze half-year reviews.
        KeepReviews = KeepReviews,
        /// Keep the normed lists.
        EditReferences = EditReferences,
        /// Keep the bodies of the network and their directions.
        KeepOrganisations = KeepOrganisations,
        /// Publish the practice that an experiment proved, or share what a body does.
        PublishPractice = PublishPractice,
        /// Change a practice.
        EditPractice = EditPractice,
        /// Say that a practice is to be done again, or everywhere.
        RecommendPractice = RecommendPractice,
        /// Write a kit of a practice, and publish it.
        EditKit = EditPractice,
        /// Declare that a body takes a practice up.
        DeclareReuse = DeclareReuse,
        /// Change or withdraw such a declaration.
        EditReuse = DeclareReuse,
        /// Keep a card of the directory.
        KeepCard = KeepCard,
        /// Keep a partner of the register.
        EditPartner = EditPartners,
        /// Change the permission matrix.
        EditMatrix = EditMatrix,
        /// Give, prolong and withdraw delegations.
        GiveDelegation = GiveDelegation,
        /// Change a text that administrators keep.
        EditDocument = EditDocument,
        /// Ask the Dinno.
        AskDinno = AskDinno,
        /// Go on with a question to the Dinno.
        FollowUpHelpRequest = FollowUpHelpRequest,
        /// Request resources.
        RequestResources = RequestResources,
        /// Answer a line of a request for resources.
        HandleResources = HandleResources,
        /// Add a brick.
        AddBrick = ManageBricks,
        /// Rename a brick, hide it, remove it, bring it back.
        ManageBrick = ManageBricks,
        /// Write in a brick that was added.
        WriteBrick = WriteBricks,
        /// Put bricks in order, say which tools they may lead to and where the button of ideas leads.
        ArrangeBricks = ManageBricks,
        /// Put news on the front page.
        FeatureNews = FeatureNews,
        /// Register for an event.
        RegisterForEvent = RegisterForEvent,
    }
}
