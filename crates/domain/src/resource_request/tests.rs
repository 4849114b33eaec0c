//! What becomes of a request for resources.

use super::*;
use crate::access::Profile;
use crate::access::tests::actor;

fn code(code: &str) -> ReferenceCode {
    ReferenceCode(code.to_owned())
}

fn state(name: &str, nature: StateNature) -> ResourceState {
    let label = name.to_owned();
    ResourceState {
        code: code(name),
        label_fr: label.clone(),
        label_en: label,
        nature,
        active: true,
    }
}

fn settings() -> ResourceSettings {
    let kind = ResourceKind {
        code: code("it"),
        label_fr: "Informatique".to_owned(),
        label_en: "IT".to_owned(),
        handler_id: None,
        available: String::new(),
        active: true,
    };
    let states = vec![
        state("received", StateNature::Open),
        state("granted", StateNature::Granted),
        state("declined", StateNature::Refused),
    ];
    ResourceSettings { kinds: vec![kind], states }
}

fn requested(by: &Actor, handler: Option<UserId>) -> HandledLine {
    let new = NewResourceRequest {
        id: ResourceRequestId::default(),
        reference: "RESSOURCES-2026-0001".to_owned(),
        title: Title::restore("Ateliers mobiles".to_owned()),
        details: None,
        purpose: None,
        lines: vec![(code("it"), LineText::restore("deux postes".to_owned()))],
    };
    let leave = by.may_create(RequestResources).unwrap();
    let (request, _) = leave.request(new, &code("received"), DateTime::default());
    HandledLine { request, line: 0, handler }
}

#[test]
fn a_refusal_says_why_and_a_grant_need_not() {
    let (yann, paul) = (actor(1, Profile::Reader), actor(2, Profile::FunctionalAdmin));
    let (settings, at) = (settings(), DateTime::default());
    let mut line = requested(&yann, None);
    let declined = settings.state(&code("declined")).unwrap();
    let silent = paul.may(HandleResources, &mut line).unwrap().decide(declined, None, at);
    assert_eq!(silent.unwrap_err().pointer, "/reason");
    assert_eq!(line.request.parts().lines[0].state, code("received"), "nothing changed");
    let reason = Paragraph::restore("Budget engagé.".to_owned());
    let said = paul.may(HandleResources, &mut line).unwrap().decide(declined, Some(reason), at);
    assert!(said.is_ok());
    let granted = settings.state(&code("granted")).unwrap();
    paul.may(HandleResources, &mut line).unwrap().decide(granted, None, at).unwrap();
    assert_eq!(line.request.parts().lines[0].state, code("granted"));
}

#[test]
fn whoever_is_named_for_a_kind_answers_it_and_the_requester_does_not() {
    let (yann, marc) = (actor(1, Profile::Reader), actor(2, Profile::Reader));
    let mut line = requested(&yann, Some(marc.id));
    assert!(yann.may(HandleResources, &mut line).is_err());
    assert!(marc.may(HandleResources, &mut line).is_ok());
}

#[test]
fn settings_keep_every_code_and_always_have_a_way_in_and_two_ways_out() {
    let now = settings();
    assert_eq!(now.check_next(&now), Ok(()));
    let mut gone = now.clone();
    gone.states.remove(2);
    let errors = now.check_next(&gone).unwrap_err();
    let told: Vec<_> = errors.iter().map(|one| (one.pointer.as_str(), one.code)).collect();
    assert_eq!(told, [("/states", FieldCode::UnknownValue), ("/states", FieldCode::Required)]);
    let mut odd = now.clone();
    odd.kinds.push(ResourceKind {
        code: code("It !"),
        label_fr: String::new(),
        ..odd.kinds[0].clone()
    });
    let errors = now.check_next(&odd).unwrap_err();
    let told: Vec<_> = errors.iter().map(|one| (one.pointer.as_str(), one.code)).collect();
    assert_eq!(
        told,
        [("/kinds/1/label_fr", FieldCode::Required), ("/kinds/1/code", FieldCode::Malformed)]
    );
    let mut said = now.clone();
    said.kinds[0].available = "2 postes".to_owned();
    assert_eq!(now.check_next(&said), Ok(()));
    said.kinds[0].available = "x".repeat(121);
    let errors = now.check_next(&said).unwrap_err();
    assert_eq!(errors[0].pointer, "/kinds/0/available");
    let mut closed = now.clone();
    closed.states[0].active = false;
    assert!(now.check_next(&closed).is_err(), "no line could begin");
}
