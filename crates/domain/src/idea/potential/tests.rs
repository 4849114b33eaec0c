//! Who says that an idea has a high potential, when, and what a gain must say.

use uuid::Uuid;

use super::*;
use crate::access::tests::actor;
use crate::access::{Denied, Profile};
use crate::idea::samples::parts;
use crate::idea::{Author, IdeaAct, IdeaParts, Standing};
use crate::ids::IdeaId;

fn idea(author: Author, status: IdeaStatus) -> Idea {
    Idea::restore(IdeaParts { status, ..parts(author) })
}

fn gain(value: Option<&str>, words: Option<&str>) -> Gain {
    let figure = value.map(|value| GainFigure {
        value: ShortText::restore(value.into()),
        unit: Some(ShortText::restore("heures par mois".into())),
    });
    let words = words.map(|words| Paragraph::restore(words.into()));
    Gain { nature: GainNature::Time, evidence: GainEvidence::Estimated, figure, words }
}

fn potential(gains: Vec<Gain>) -> Potential {
    Potential::of(Paragraph::restore("Toutes les caisses sont concernées.".into()), gains).unwrap()
}

fn change(fact: Option<Fact>) -> PotentialChange {
    match fact {
        Some(Fact::IdeaPotentialChanged { potential, .. }) => potential,
        other => panic!("{other:?}"),
    }
}

fn set(idea: &mut Idea, by: &Actor, to: Option<Potential>) -> Result<Option<Fact>, PotentialError> {
    by.may(DecideIdea, idea).expect("the right to decide").set_potential(to)
}

fn offered(idea: &Idea, who: &Actor) -> bool {
    idea.allowed(who, Standing::default()).contains(&IdeaAct::SetPotential)
}

#[test]
fn a_potential_is_said_revised_and_taken_away() {
    let (sophie, paul) = (actor(1, Profile::Reader), actor(2, Profile::FunctionalAdmin));
    let mut idea = idea(Author::Named(sophie.id), IdeaStatus::Submitted);
    assert!(offered(&idea, &paul));
    assert_eq!(set(&mut idea, &paul, None), Ok(None), "nothing to take away");
    let first = set(&mut idea, &paul, Some(potential(Vec::new()))).unwrap();
    assert_eq!(change(first), PotentialChange::Marked);
    let study = potential(vec![gain(Some("120"), None), gain(None, Some("Moins de stress."))]);
    let second = set(&mut idea, &paul, Some(study.clone())).unwrap();
    assert_eq!(change(second), PotentialChange::Revised);
    assert_eq!(idea.parts().potential, Some(study));
    let third = set(&mut idea, &paul, None).unwrap();
    assert_eq!(change(third), PotentialChange::Removed);
    assert_eq!(idea.parts().potential, None);
}

#[test]
fn neither_a_reader_nor_an_author_masked_or_not_says_it() {
    let (sophie, paul) = (actor(1, Profile::Reader), actor(2, Profile::FunctionalAdmin));
    let mut theirs = idea(Author::Named(paul.id), IdeaStatus::Submitted);
    assert!(!offered(&theirs, &sophie) && !offered(&theirs, &paul));
    assert!(matches!(sophie.may(DecideIdea, &mut theirs), Err(Denied { .. })));
    let mut masked = idea(Author::Anonymous(paul.seals.seal(0)), IdeaStatus::Submitted);
    for own in [&mut theirs, &mut masked] {
        let refused = set(own, &paul, Some(potential(Vec::new())));
        assert_eq!(refused, Err(PotentialError::OwnIdea));
    }
}

#[test]
fn what_is_expected_of_an_idea_decides_whether_its_gains_are_studied() {
    let (sophie, paul) = (actor(1, Profile::Reader), actor(2, Profile::FunctionalAdmin));
    for status in IdeaStatus::ALL.iter().copied() {
        let mut idea = idea(Author::Named(sophie.id), status);
        let rests = matches!(status, IdeaStatus::Withdrawn | IdeaStatus::NotSelected);
        assert_eq!(offered(&idea, &paul), !rests, "{status}");
        let said = set(&mut idea, &paul, Some(potential(Vec::new())));
        assert_eq!(said.is_err(), rests, "{status}");
        if rests {
            assert_eq!(said, Err(PotentialError::AtRest(status)));
        }
    }
    let open = idea(Author::Named(sophie.id), IdeaStatus::Submitted);
    let into = Some(IdeaId(Uuid::from_u128(8)));
    let mut merged = Idea::restore(IdeaParts { merged_into: into, ..open.parts().clone() });
    assert!(!offered(&merged, &paul));
    assert_eq!(set(&mut merged, &paul, None), Err(PotentialError::Merged));
}

#[test]
fn a_gain_says_a_figure_or_words_and_a_study_has_twelve_at_most() {
    let why = || Paragraph::restore("Utile à tous.".into());
    let said = vec![gain(Some("120"), None), gain(None, Some("Moins d’attente."))];
    assert!(Potential::of(why(), said.clone()).is_ok());
    let faults = Potential::of(why(), [said, vec![gain(None, None)]].concat()).unwrap_err();
    assert_eq!(faults, [FieldError::new("/gains/2/words", FieldCode::Required)]);
    assert!(Potential::of(why(), vec![gain(Some("1"), None); GAINS_MAX]).is_ok());
    let many = Potential::of(why(), vec![gain(Some("1"), None); GAINS_MAX + 1]).unwrap_err();
    assert_eq!((many[0].pointer.as_str(), many[0].max), ("/gains", Some(12)));
    assert_eq!(many[0].code, FieldCode::TooMany);
}
