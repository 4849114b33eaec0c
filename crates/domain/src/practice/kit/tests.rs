//! The template of kits, who writes them, and releases that stay.

use uuid::Uuid;

use super::*;
use crate::access::Profile;
use crate::access::tests::actor;
use crate::practice::tests::practice;

fn text(words: &str) -> LongText {
    LongText::restore(words.to_owned())
}

fn whole() -> KitContent {
    let mut sections = KitSections::default();
    for section in KitSection::ALL {
        sections.set(*section, Some(text(section.code())));
    }
    KitContent {
        kind: KitKind::Deployment,
        title: Title::restore("Déployer l’accueil téléphonique dématérialisé".to_owned()),
        sections,
        files: Vec::new(),
    }
}

fn kit(by: &Actor, content: KitContent) -> Kit {
    let mut practice = practice();
    let new = NewKit { id: KitId(Uuid::from_u128(8)), content };
    let granted = by.may(EditPractice, &mut practice).unwrap();
    granted.prepare_kit(new, 0, DateTime::default()).unwrap().0
}

#[test]
fn each_section_has_its_own_place() {
    let KitContent { sections, .. } = whole();
    for section in KitSection::ALL {
        assert_eq!(sections.get(*section).unwrap().as_str(), section.code());
    }
    assert_eq!(sections.missing().count(), 0);
    assert!(KitSections::default().missing().eq(KitSection::ALL.iter().copied()));
}

#[test]
fn what_lacks_a_section_is_not_released_and_says_which() {
    let paul = actor(3, Profile::FunctionalAdmin);
    let mut content = whole();
    content.sections.cost_and_means = None;
    content.sections.evaluation = None;
    let mut kit = kit(&paul, content);
    let refused = paul.may(EditKit, &mut kit).unwrap().release(None, DateTime::default());
    let faults = refused.unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
    let required = FieldCode::Required;
    assert_eq!(
        told,
        [
            ("/content/sections/cost_and_means", required),
            ("/content/sections/evaluation", required)
        ]
    );
    assert_eq!(kit.0.released, 0);
}

#[test]
fn a_draft_is_thrown_away_and_what_was_released_is_not() {
    let paul = actor(3, Profile::FunctionalAdmin);
    let mut kit = kit(&paul, whole());
    let thrown = paul.may(EditKit, &mut kit).unwrap().discard();
    assert!(matches!(thrown, Ok(Fact::KitDiscarded { .. })));
    let released = paul.may(EditKit, &mut kit).unwrap().release(None, DateTime::default());
    assert!(released.is_ok());
    let refused = paul.may(EditKit, &mut kit).unwrap().discard();
    assert_eq!(refused, Err(KitIsReleased));
}

#[test]
fn a_release_has_its_number_and_is_not_what_is_written_afterwards() {
    let paul = actor(3, Profile::FunctionalAdmin);
    let mut kit = kit(&paul, whole());
    let granted = paul.may(EditKit, &mut kit).unwrap();
    let (first, fact) = granted.release(None, DateTime::default()).unwrap();
    assert!(matches!(fact, Fact::KitReleased { number: 1, note: None, .. }));
    let mut changed = whole();
    changed.sections.steps = Some(text("Autrement."));
    let _ = paul.may(EditKit, &mut kit).unwrap().edit(changed);
    let note = Some(Paragraph::restore("Les étapes.".to_owned()));
    let granted = paul.may(EditKit, &mut kit).unwrap();
    let (second, fact) = granted.release(note, DateTime::default()).unwrap();
    assert!(matches!(fact, Fact::KitReleased { number: 2, note: Some(_), .. }));
    assert_eq!((first.number, second.number, kit.0.released), (1, 2, 2));
    assert_eq!(first.content, whole());
    assert_eq!(second.content.sections.steps, Some(text("Autrement.")));
}

#[test]
fn what_is_withdrawn_gives_its_place_back_to_the_one_before() {
    let (paul, sophie) = (actor(3, Profile::FunctionalAdmin), actor(1, Profile::Reader));
    let day = |at: &str| at.parse::<DateTime<Utc>>().unwrap();
    let mut kit = kit(&paul, whole());
    let release = |kit: &mut Kit, at: &str| {
        let granted = paul.may(EditKit, kit).unwrap();
        granted.release(None, day(at)).unwrap().0
    };
    let mut first = release(&mut kit, "2025-01-10T10:00:00Z");
    let mut second = release(&mut kit, "2026-11-01T10:00:00Z");
    let why = || Paragraph::restore("Le mauvais fichier.".to_owned());
    let (at, before) = (day("2026-11-02T10:00:00Z"), Some((first.number, first.at)));
    let granted = paul.may(EditKit, &mut kit).unwrap();
    let fact = granted.withdraw_release(&mut second, before, why(), at).unwrap();
    let told = |fact: &Fact| matches!(fact, Fact::KitRecalled { number: 2, reason: Some(_), .. });
    assert!(told(&fact) && !second.stands());
    // Two were published: the next one is the third, and the first is what people read, as old as it is.
    assert_eq!((kit.0.released, kit.0.standing, kit.0.confirmed_at), (2, 1, first.at));
    let granted = paul.may(EditKit, &mut kit).unwrap();
    assert_eq!(granted.withdraw_release(&mut second, before, why(), at), None);
    let granted = paul.may(EditKit, &mut kit).unwrap();
    assert!(granted.withdraw_release(&mut first, None, why(), at).is_some());
    assert!(kit.is_shown_to(&paul) && !kit.is_shown_to(&sophie));
    assert_eq!(paul.may(EditKit, &mut kit).unwrap().discard(), Err(KitIsReleased));
    for (release, standing) in [(&mut second, 2), (&mut first, 2)] {
        let granted = paul.may(EditKit, &mut kit).unwrap();
        let fact = granted.put_release_back(release, at).unwrap();
        assert!(matches!(fact, Fact::KitRecalled { reason: None, .. }));
        let granted = paul.may(EditKit, &mut kit).unwrap();
        assert_eq!(granted.put_release_back(release, at), None);
        assert_eq!((kit.0.standing, kit.0.confirmed_at), (standing, at));
    }
}

#[test]
fn whoever_may_change_the_practice_writes_its_kits_and_a_draft_is_theirs_alone() {
    let (paul, sophie) = (actor(3, Profile::FunctionalAdmin), actor(1, Profile::Reader));
    let julie = actor(5, Profile::Contributor);
    let mut kit = kit(&paul, whole());
    assert!(kit.is_editable(&paul) && kit.is_shown_to(&paul));
    // She contributes, and the practice is not hers.
    assert!(!kit.is_editable(&julie) && !kit.is_shown_to(&julie) && !kit.is_shown_to(&sophie));
    assert!(julie.may(EditKit, &mut kit).is_err());
    let granted = paul.may(EditKit, &mut kit).unwrap();
    let _ = granted.release(None, DateTime::default()).unwrap();
    assert!(kit.is_shown_to(&sophie) && !kit.is_editable(&sophie));
    // The practice becomes hers.
    kit.0.practice.0.contact = julie.id;
    assert!(kit.is_editable(&julie));
}

#[test]
fn a_practice_has_so_many_kits_and_no_more() {
    let paul = actor(3, Profile::FunctionalAdmin);
    let mut practice = practice();
    let new = NewKit { id: KitId(Uuid::from_u128(8)), content: whole() };
    let granted = paul.may(EditPractice, &mut practice).unwrap();
    let refused = granted.prepare_kit(new, KITS_MAX, DateTime::default()).unwrap_err();
    assert_eq!((refused.pointer.as_str(), refused.code), ("/content", FieldCode::TooMany));
}
