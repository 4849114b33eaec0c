//! What somebody may do to an idea now: right and state together, for whoever draws a screen.

use super::{Author, Idea, IdeaStatus};
use crate::access::{Actor, Owned, Permission, Reach};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// An act on an idea that a screen may offer.
    IdeaAct {
        /// Change it.
        Edit = "edit",
        /// Take it back.
        Withdraw = "withdraw",
        /// Support it.
        Vote = "vote",
        /// Comment it.
        Comment = "comment",
        /// Mark it with the criteria of its challenge, as an invited expert.
        Score = "score",
        /// Read and write the notes that reviewers keep among themselves.
        Review = "review",
        /// Decide what becomes of it.
        Decide = "decide",
        /// Propose to take it up again.
        ProposeRevival = "propose_revival",
        /// Answer whoever proposes to take it up again.
        AnswerRevival = "answer_revival",
        /// Invite somebody to sign it.
        InviteCoAuthor = "invite_co_author",
        /// Tie it to another.
        Link = "link",
        /// Make it one with another, or two again.
        Merge = "merge",
        /// Make an experiment of it.
        Experiment = "experiment",
        /// Give it one's name, as its masked author.
        Sign = "sign",
        /// Say that it has a high potential, and study its gains.
        SetPotential = "set_potential",
        /// Offer it something, take it back: it answers an investment call that is open.
        Pledge = "pledge",
        /// Sign it no more, as somebody who signs it with its author.
        LeaveSignature = "leave_signature",
    }
}

vocabulary! {
    /// Why somebody may not support an idea now.
    VoteRefusal {
        /// It is their own.
        OwnIdea = "own_idea",
        /// It was withdrawn.
        Withdrawn = "withdrawn",
        /// It became one with another: that one is supported.
        Merged = "merged",
        /// Their profile does not allow it.
        Profile = "profile",
        /// Its challenge takes votes in another period.
        Closed = "closed",
    }
}

/// What a person is in the challenge that an idea answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is true or not, whatever the others are")]
pub struct Standing {
    /// Decides on its answers: in charge of it, or of all those of its body.
    pub decides: bool,
    /// One of its experts.
    pub expert: bool,
    /// Whether votes are closed by its calendar.
    pub votes_closed: bool,
    /// Whether it is an investment call that is open.
    pub takes_pledges: bool,
}

impl Idea {
    /// The acts that this person may do now.
    #[must_use]
    pub fn allowed(&self, actor: &Actor, standing: Standing) -> Vec<IdeaAct> {
        let offered = |act: &IdeaAct| self.offers(*act, actor, standing);
        IdeaAct::ALL.iter().copied().filter(offered).collect()
    }

    fn offers(&self, act: IdeaAct, actor: &Actor, standing: Standing) -> bool {
        let (own, undecided) = (self.is_owned_by(actor), self.is_undecided());
        let decides = actor.can(Permission::DecideIdea, self) || standing.decides;
        let scores = standing.expert && actor.reach(Permission::ScoreAnswers) != Reach::Nothing;
        match act {
            IdeaAct::Edit => {
                let administers =
                    actor.reach_in(Permission::EditIdea, self.place()) == Reach::Everything;
                actor.can(Permission::EditIdea, self) && (undecided || administers)
            }
            IdeaAct::Withdraw => undecided && actor.can(Permission::WithdrawIdea, self),
            IdeaAct::Vote => self.vote_refused(actor, standing).is_none(),
            IdeaAct::Comment => actor.require(Permission::PostComment).is_ok(),
            IdeaAct::InviteCoAuthor => {
                let named = matches!(self.0.author, Author::Named(_));
                named && undecided && actor.can(Permission::LinkIdea, self)
            }
            IdeaAct::Link => self.0.merged_into.is_none() && actor.can(Permission::LinkIdea, self),
            // A masked author says that they have a conflict.
            IdeaAct::Score => scores && undecided && (!own || self.is_masked_and_of(actor)),
            IdeaAct::Review => (scores || decides) && !own,
            IdeaAct::Decide => undecided && !own && decides,
            IdeaAct::ProposeRevival => {
                self.is_dormant() && actor.require(Permission::ProposeRevival).is_ok()
            }
            IdeaAct::AnswerRevival => {
                self.is_dormant() && !own && actor.can(Permission::DecideIdea, self)
            }
            IdeaAct::Merge => actor.reach(Permission::DecideIdea) == Reach::Everything,
            IdeaAct::Experiment => {
                self.0.status == IdeaStatus::Selected
                    && self.0.merged_into.is_none()
                    && actor.require(Permission::CreatePoc).is_ok()
            }
            IdeaAct::Sign => self.is_masked_and_of(actor),
            IdeaAct::LeaveSignature => undecided && self.0.co_authors.contains(&actor.id),
            IdeaAct::SetPotential => !own && decides && self.may_be_studied(),
            IdeaAct::Pledge => {
                standing.takes_pledges
                    && self.may_be_offered(actor)
                    && actor.require(Permission::PostComment).is_ok()
            }
        }
    }

    /// Why this person may not support it now; none when they may.
    #[must_use]
    pub fn vote_refused(&self, actor: &Actor, standing: Standing) -> Option<VoteRefusal> {
        if self.is_owned_by(actor) {
            Some(VoteRefusal::OwnIdea)
        } else if self.0.status == IdeaStatus::Withdrawn {
            Some(VoteRefusal::Withdrawn)
        } else if self.0.merged_into.is_some() {
            Some(VoteRefusal::Merged)
        } else if !actor.can(Permission::VoteOnIdea, self) {
            Some(VoteRefusal::Profile)
        } else {
            standing.votes_closed.then_some(VoteRefusal::Closed)
        }
    }
}
