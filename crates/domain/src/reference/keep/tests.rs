//! A list is kept by administrators, within what the rules need of it.

use std::sync::Arc;

use uuid::Uuid;

use super::*;
use crate::access::{Holdings, Matrix, Profile, SealKey};
use crate::ids::UserId;

fn admin() -> Actor {
    Actor {
        id: UserId(Uuid::from_u128(1)),
        profile: Profile::FunctionalAdmin,
        organisation: None,
        department: None,
        top_management: false,
        referent: false,
        matrix: Arc::new(Matrix::default()),
        holds: Holdings::default(),
        poc_rules: crate::poc::PocRules::default(),
        seals: SealKey::new([0; 32]),
    }
}

fn item(list: ReferenceList, code: &str) -> ReferenceItem {
    ReferenceItem {
        list,
        code: ReferenceCode(code.to_owned()),
        parent: None,
        label_fr: code.to_owned(),
        label_en: code.to_owned(),
        definition_fr: None,
        definition_en: None,
        position: 10,
        active: true,
    }
}

fn list_of(list: ReferenceList, codes: &[&str]) -> NormedList {
    NormedList::new(list, codes.iter().map(|code| item(list, code)).collect())
}

fn words(french: &str, english: &str) -> ReferenceWords {
    ReferenceWords {
        label_fr: ShortText::restore(french.to_owned()),
        label_en: ShortText::restore(english.to_owned()),
        definition_fr: None,
        definition_en: None,
        parent: None,
    }
}

fn add(list: &mut NormedList, french: &str, english: &str) -> Result<Fact, KeepListError> {
    let book = ReferenceBook::default();
    admin().may(EditReferences, list).unwrap().add(words(french, english), &book)
}

fn change(list: &mut NormedList, code: &str, active: bool) -> Result<Fact, KeepListError> {
    let (book, code) = (ReferenceBook::default(), ReferenceCode(code.to_owned()));
    let kept = words(code.as_str(), code.as_str());
    admin().may(EditReferences, list).unwrap().change(&code, (kept, active), &book)
}

/// Scenario 14.
#[test]
fn a_seventh_active_field_is_refused() {
    let mut list = list_of(ReferenceList::InnovationField, &["a", "b", "c", "d", "e", "f"]);
    assert_eq!(add(&mut list, "Sept", "Seven"), Err(KeepListError::Full(6)));
    change(&mut list, "f", false).unwrap();
    add(&mut list, "Sept", "Seven").unwrap();
    assert_eq!(change(&mut list, "f", true), Err(KeepListError::Full(6)));
}

#[test]
fn a_code_is_made_once_and_stays() {
    let mut list = list_of(ReferenceList::Trigger, &["call_for_projects"]);
    add(&mut list, "Appel à projets bis", "Call for projects").unwrap();
    assert_eq!(list.items()[1].code.as_str(), "call_for_projects_2");
    add(&mut list, "Été", "— ’ —").unwrap();
    assert_eq!(list.items()[2].code.as_str(), "value");
}

#[test]
fn two_values_that_read_alike_are_one_too_many() {
    let mut list = list_of(ReferenceList::Cause, &["budget"]);
    let Err(KeepListError::Invalid(errors)) = add(&mut list, "BUDGET", "Funding") else {
        panic!("it was accepted");
    };
    assert_eq!(errors, [FieldError::new("/label_fr", FieldCode::Duplicate)]);
}

#[test]
fn what_is_mandatory_keeps_a_value_and_a_rule_keeps_its_own() {
    let mut causes = list_of(ReferenceList::Cause, &["budget"]);
    assert_eq!(change(&mut causes, "budget", false), Err(KeepListError::Needed));
    let mut triggers = list_of(ReferenceList::Trigger, &["idea"]);
    assert!(change(&mut triggers, "idea", false).is_ok());
    let position = crate::poc::DEFAULT_LIFECYCLE_POSITION;
    let mut positions = list_of(ReferenceList::LifecyclePosition, &[position, "other"]);
    assert_eq!(change(&mut positions, position, false), Err(KeepListError::Needed));
}

#[test]
fn the_order_is_the_one_that_was_asked() {
    let mut list = list_of(ReferenceList::Technique, &["a", "b", "c"]);
    let order = [ReferenceCode("c".to_owned()), ReferenceCode("a".to_owned())];
    admin().may(EditReferences, &mut list).unwrap().arrange(&order).unwrap();
    let codes: Vec<_> = list.items().iter().map(|item| item.code.as_str()).collect();
    assert_eq!(codes, ["c", "a", "b"]);
    let twice = [ReferenceCode("c".to_owned()), ReferenceCode("c".to_owned())];
    assert!(admin().may(EditReferences, &mut list).unwrap().arrange(&twice).is_err());
}

#[test]
fn what_bears_a_retired_value_keeps_it_and_nothing_else_takes_it() {
    let list = ReferenceList::ActionForm;
    let retired = ReferenceItem { active: false, ..item(list, "hackathon") };
    let book = ReferenceBook::new(vec![retired, item(list, "incubation")]);
    assert!(book.check("/action_form", list, "hackathon").is_err());
    let borne = [(list, ReferenceCode("hackathon".to_owned()))];
    assert!(book.keeping(&borne).check("/action_form", list, "hackathon").is_ok());
    let other = [(ReferenceList::Cause, ReferenceCode("hackathon".to_owned()))];
    assert!(book.keeping(&other).check("/action_form", list, "hackathon").is_err());
}

#[test]
fn a_definition_is_kept_and_may_be_taken_back() {
    let mut list = list_of(ReferenceList::ActionForm, &["hackathon"]);
    let (book, code) = (ReferenceBook::default(), ReferenceCode("hackathon".to_owned()));
    let definition_fr = Some(Definition::restore("Deux jours pour une solution.".to_owned()));
    let said = ReferenceWords { definition_fr, ..words("Marathon", "Marathon") };
    admin().may(EditReferences, &mut list).unwrap().change(&code, (said, true), &book).unwrap();
    let kept = |list: &NormedList| list.items()[0].definition_fr.clone();
    assert_eq!(kept(&list).as_deref(), Some("Deux jours pour une solution."));
    change(&mut list, "hackathon", true).unwrap();
    assert_eq!(kept(&list), None);
}

#[test]
fn whoever_is_no_administrator_keeps_no_list() {
    let mut list = list_of(ReferenceList::Technique, &["a"]);
    let reader = Actor { profile: Profile::Contributor, ..admin() };
    assert!(reader.may(EditReferences, &mut list).is_err());
}
