//! What the clock does to a published challenge, without anybody: those who follow it are told (R102, R103).

use crate::ids::ChallengeId;
use crate::journal::Fact;

/// A phase begins by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It takes ideas from now on.
    Opens,
    /// It takes no idea any more: they are being read.
    Ends,
}

impl Turn {
    /// Both, in their order.
    pub const ALL: [Self; 2] = [Self::Opens, Self::Ends];

    /// What is told of it.
    #[must_use]
    pub const fn fact(self, challenge: ChallengeId) -> Fact {
        match self {
            Self::Opens => Fact::ChallengeOpened { challenge },
            Self::Ends => Fact::DepositsEnded { challenge },
        }
    }
}
