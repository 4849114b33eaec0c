//! A list is kept by administrators, within what the rules need of it.

use std::sync::Arc;

use uuid::Uuid;

use super::*;
use crate::access::{Holdings, Lent, Matrix, Profile, Scope, SealKey};
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
        preview: None,
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
        organisation: None,
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
    admin().may_on(KeepValues, list).unwrap().add(words(french, english), &book)
}

fn change(list: &mut NormedList, code: &str, active: bool) -> Result<Fact, KeepListError> {
    let (book, code) = (ReferenceBook::default(), ReferenceCode(code.to_owned()));
    let kept = words(code.as_str(), code.as_str());
    admin().may_on(KeepValues, list).unwrap().change(&code, (kept, active, false), &book)
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
    admin().may_on(KeepValues, &mut list).unwrap().arrange(&order).unwrap();
    let codes: Vec<_> = list.items().iter().map(|item| item.code.as_str()).collect();
    assert_eq!(codes, ["c", "a", "b"]);
    let twice = [ReferenceCode("c".to_owned()), ReferenceCode("c".to_owned())];
    assert!(admin().may_on(KeepValues, &mut list).unwrap().arrange(&twice).is_err());
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
    admin()
        .may_on(KeepValues, &mut list)
        .unwrap()
        .change(&code, (said, true, false), &book)
        .unwrap();
    let kept = |list: &NormedList| list.items()[0].definition_fr.clone();
    assert_eq!(kept(&list).as_deref(), Some("Deux jours pour une solution."));
    change(&mut list, "hackathon", true).unwrap();
    assert_eq!(kept(&list), None);
}

#[test]
fn whoever_is_no_administrator_keeps_no_list() {
    let mut list = list_of(ReferenceList::Technique, &["a"]);
    let reader = Actor { profile: Profile::Contributor, ..admin() };
    assert!(reader.may_on(KeepValues, &mut list).is_err());
}

const HERE: OrganisationId = OrganisationId(Uuid::from_u128(1));
const THERE: OrganisationId = OrganisationId(Uuid::from_u128(2));

/// Somebody of this body, to whom its administration is lent.
fn keeper(body: OrganisationId) -> Actor {
    let scope = Scope { organisation: Some(body), ..Scope::default() };
    let lent = Lent { profile: Profile::FunctionalAdmin, giver: Profile::SuperAdmin, scope };
    let holds = Holdings { lent: vec![lent], owned: Vec::new() };
    Actor { profile: Profile::Reader, organisation: Some(body), holds, ..admin() }
}

fn agent(body: OrganisationId) -> Actor {
    Actor { profile: Profile::Reader, organisation: Some(body), ..admin() }
}

fn add_of(
    body: OrganisationId,
    list: &NormedList,
    french: &str,
) -> Result<NormedList, KeepListError> {
    let mut own = list.clone().of_body(body).unwrap();
    let granted = keeper(body)
        .may_on(KeepValues, &mut own)
        .unwrap()
        .add(words(french, french), &ReferenceBook::default());
    granted.map(|_| NormedList::new(own.list, own.items))
}

#[test]
fn what_a_body_adds_is_chosen_by_its_agents_and_by_those_who_keep_it() {
    let list = list_of(ReferenceList::Process, &["liquidation"]);
    let list = add_of(HERE, &list, "Guichet mobile").unwrap();
    let added = &list.items()[1];
    assert_eq!(added.organisation, Some(HERE));
    let offered = |actor: &Actor| added.is_offered_to(actor);
    assert!(offered(&agent(HERE)) && offered(&keeper(HERE)) && offered(&admin()));
    assert!(!offered(&agent(THERE)) && !offered(&keeper(THERE)));
    assert!(list.items()[0].is_offered_to(&agent(THERE)), "everybody’s");
    let book = ReferenceBook::new(list.items().to_vec());
    let chosen = |actor: &Actor| {
        book.offered_to(actor).check("/process", list.list(), added.code.as_str()).is_ok()
    };
    assert!(chosen(&agent(HERE)) && !chosen(&agent(THERE)));
    let everybodys = book.offered_to(&agent(HERE)).of_everybody();
    let chosen = |code| everybodys.check("/process", list.list(), code).is_ok();
    assert!(chosen("liquidation") && !chosen(added.code.as_str()));
}

#[test]
fn whoever_keeps_a_body_keeps_what_it_adds_and_nothing_else() {
    let mut list = list_of(ReferenceList::Process, &["liquidation"]);
    assert!(keeper(HERE).may_on(KeepValues, &mut list).is_err(), "not the list of all");
    let mut elsewhere = list.clone().of_body(THERE).unwrap();
    assert!(keeper(HERE).may_on(KeepValues, &mut elsewhere).is_err());
    let list = add_of(HERE, &list, "Guichet mobile").unwrap();
    let mut own = list.of_body(HERE).unwrap();
    let codes: Vec<_> = own.kept().map(|item| item.code.0.clone()).collect();
    assert_eq!(codes, ["guichet_mobile"]);
    let (code, book) = (ReferenceCode("liquidation".to_owned()), ReferenceBook::default());
    let asked = (words("Autre", "Other"), true, false);
    let refused = keeper(HERE).may_on(KeepValues, &mut own).unwrap().change(&code, asked, &book);
    assert_eq!(refused, Err(KeepListError::Unknown));
}

#[test]
fn two_bodies_may_add_the_same_words_and_none_those_of_everybody() {
    let list = list_of(ReferenceList::Process, &["liquidation"]);
    let list = add_of(HERE, &list, "Guichet").unwrap();
    let list = add_of(THERE, &list, "Guichet").unwrap();
    let codes: Vec<_> = list.items().iter().map(|item| item.code.as_str()).collect();
    assert_eq!(codes, ["liquidation", "guichet", "guichet_2"]);
    assert!(matches!(add_of(HERE, &list, "Guichet"), Err(KeepListError::Invalid(_))));
    assert!(matches!(add_of(HERE, &list, "Liquidation"), Err(KeepListError::Invalid(_))));
}

#[test]
fn what_everybody_was_given_meanwhile_is_retired_by_the_body_that_had_it() {
    let list = list_of(ReferenceList::Process, &["liquidation"]);
    let mut list = add_of(HERE, &list, "Guichet").unwrap();
    add(&mut list, "Guichet", "Guichet").unwrap();
    let (code, book) = (ReferenceCode("guichet".to_owned()), ReferenceBook::default());
    let (keeper, mut own) = (keeper(HERE), list.of_body(HERE).unwrap());
    let mut keep = |active| {
        let granted = keeper.may_on(KeepValues, &mut own).unwrap();
        granted.change(&code, (words("Guichet", "Guichet"), active, false), &book)
    };
    assert!(matches!(keep(true), Err(KeepListError::Invalid(_))), "its agents would read it twice");
    assert!(keep(false).is_ok());
    assert!(matches!(keep(true), Err(KeepListError::Invalid(_))));
}

#[test]
fn what_a_body_added_becomes_everybodys_by_whoever_keeps_the_list() {
    let list = list_of(ReferenceList::Process, &["liquidation"]);
    let mut list = add_of(HERE, &list, "Guichet").unwrap();
    let (code, book) = (ReferenceCode("guichet".to_owned()), ReferenceBook::default());
    let mut own = list.clone().of_body(HERE).unwrap();
    let asked = || (words("Guichet", "Desk"), true, true);
    keeper(HERE).may_on(KeepValues, &mut own).unwrap().change(&code, asked(), &book).unwrap();
    assert_eq!(own.items()[1].organisation, Some(HERE), "not by whoever keeps the body");
    admin().may_on(KeepValues, &mut list).unwrap().change(&code, asked(), &book).unwrap();
    assert!(list.items()[1].is_offered_to(&agent(THERE)));
}

#[test]
fn what_the_branch_decides_for_all_takes_no_addition() {
    for list in ReferenceList::ALL {
        let takes = list_of(*list, &["a"]).of_body(HERE).is_some();
        assert_eq!(takes, list.takes_additions(), "{list}");
        assert!(!takes || list.active_max().is_none(), "{list}");
    }
    let mut causes = list_of(ReferenceList::Cause, &["budget"]);
    causes = add_of(HERE, &causes, "Une autre").unwrap();
    assert_eq!(
        change(&mut causes, "budget", false),
        Err(KeepListError::Needed),
        "the others need one"
    );
}
