//! What becomes of a team whose idea goes no further, who hears of its answer, and who took part.

use super::*;

/// Where an idea goes no further, and what whoever acts is told.
fn stopped() -> [(EntryIdea, EntryError); 3] {
    let at_rest = |status| (EntryIdea { status, merged: false }, EntryError::AtRest(status));
    let merged = EntryIdea { merged: true, ..FRESH };
    [at_rest(IdeaStatus::Withdrawn), at_rest(IdeaStatus::NotSelected), (merged, EntryError::Merged)]
}

#[test]
fn an_idea_that_goes_no_further_advances_in_no_track() {
    let (on, karim) = (track(), actor(3, Profile::Contributor));
    let (me, mate, yes) = (person(AUTHOR), person(MATE), InvitationAnswer::Accepts);
    let author = actor(AUTHOR, Profile::Reader);
    for (idea, told) in stopped() {
        let mut invited = invited();
        assert_eq!(invited.answer((&on, idea, &[]), me, yes.clone(), now()), Err(told.clone()));
        assert!(invited.allowed((&on, idea), &author, now()).is_empty());
        let mut forming = at_status(EntryStatus::Forming);
        let asked = forming.ask_teammate((&on, idea, &[]), me, (mate, None), now());
        assert_eq!(asked, Err(told.clone()));
        forming.asked = Some(mate);
        let joined = forming.answer_teammate((&on, idea, &[]), mate, yes.clone(), now());
        assert_eq!(joined, Err(told.clone()));
        for (status, chosen, not) in [
            (EntryStatus::Complete, EntryVerdict::Shortlisted, EntryVerdict::NotShortlisted),
            (EntryStatus::Shortlisted, EntryVerdict::Laureate, EntryVerdict::NotLaureate),
        ] {
            let mut team = at_status(status);
            let body = LongText::restore("Autrement.".to_owned());
            let reworked = team.rework((&on, idea), me, (body, 0), now());
            assert_eq!(reworked.unwrap_err(), told);
            assert_eq!(team.allowed((&on, idea), &author, now()), [EntryAct::Leave]);
            assert_eq!(team.allowed((&on, idea), &karim, now()), [EntryAct::Decide]);
            assert_eq!(team.verdicts(idea), [not], "it is still owed an answer");
            let mut held = track();
            let reason = || Some(Paragraph::restore("Merci à vous deux.".to_owned()));
            let edit = karim.may(EditChallenge, &mut held).unwrap();
            let refused = edit.decide_entry((&mut team, idea), (chosen, reason()), now());
            assert_eq!(refused, Err(told.clone()));
            let edit = karim.may(EditChallenge, &mut held).unwrap();
            edit.decide_entry((&mut team, idea), (not, reason()), now()).unwrap();
        }
    }
}

#[test]
fn one_leaves_and_declines_whatever_became_of_the_idea() {
    let (on, me) = (track(), person(AUTHOR));
    for (idea, _) in stopped() {
        let no = InvitationAnswer::Declines(None);
        invited().answer((&on, idea, &[]), me, no.clone(), now()).unwrap();
        let mut forming =
            TrackEntry { asked: Some(person(MATE)), ..at_status(EntryStatus::Forming) };
        forming.answer_teammate((&on, idea, &[]), person(MATE), no, now()).unwrap();
        at_status(EntryStatus::Shortlisted).leave(&on, me, now()).unwrap();
    }
}

#[test]
fn those_who_follow_the_idea_hear_what_is_decided_of_its_team_and_nothing_of_invitations() {
    use EntryChange as C;
    for change in C::ALL {
        let fact = invited().fact(*change, person(AUTHOR), None);
        let decided =
            matches!(change, C::Shortlisted | C::NotShortlisted | C::Laureate | C::NotLaureate);
        let followed = fact.followed();
        assert_eq!(followed.is_some(), decided, "{change}");
        assert!(followed.is_none_or(|idea| idea == fact.subject() && change.is_told_to_all()));
    }
}

#[test]
fn a_team_that_waits_for_its_answer_took_part_and_so_did_an_author_alone() {
    for status in EntryStatus::ALL {
        let waits = matches!(status, EntryStatus::Complete | EntryStatus::Shortlisted);
        assert_eq!(status.awaits_decision(), waits, "{status}");
        let there = at_status(*status).took_part();
        let over =
            matches!(status, EntryStatus::Invited | EntryStatus::Declined | EntryStatus::Left);
        let alone = *status == EntryStatus::Forming;
        let expected = if over { 0 } else { 2 - usize::from(alone) };
        assert_eq!(there.len(), expected, "{status}");
    }
}
