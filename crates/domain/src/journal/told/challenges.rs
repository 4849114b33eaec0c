//! What happened to a challenge, read back.

use super::Told;
use crate::journal::Fact;

impl Told {
    pub(super) fn challenge_fact(&self) -> Option<Fact> {
        let challenge = self.challenge?;
        Some(match self.fact.as_str() {
            "challenge_imported" => Fact::ChallengeImported { challenge },
            "challenge_created" => Fact::ChallengeCreated { challenge },
            "challenge_edited" => Fact::ChallengeEdited { challenge },
            "challenge_published" => Fact::ChallengePublished { challenge },
            "deposits_stopped" => Fact::DepositsStopped { challenge },
            "challenge_closed" => Fact::ChallengeClosed { challenge },
            "challenge_opened" => Fact::ChallengeOpened { challenge },
            "deposits_ended" => Fact::DepositsEnded { challenge },
            "expert_invited" => Fact::ExpertInvited { challenge, account: self.account? },
            "challenge_invitation" => Fact::ChallengeInvitation {
                challenge,
                account: self.account?,
                role: self.role?,
                invitation: self.invitation?,
                note: self.note.clone(),
            },
            "challenge_course" => Fact::ChallengeCourse {
                challenge,
                course: self.course?,
                reason: self.reason.clone(),
            },
            "challenge_entry" => Fact::ChallengeEntry {
                challenge,
                idea: self.idea?,
                account: self.account?,
                entry: self.entry?,
                note: self.note.clone(),
            },
            "scorecard_submitted" => Fact::ScorecardSubmitted { challenge, idea: self.idea? },
            _ => return None,
        })
    }
}
