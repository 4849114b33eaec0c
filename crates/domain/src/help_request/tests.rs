//! What becomes of a question.

use super::*;
use crate::access::Profile;
use crate::access::tests::actor;

fn new(support: Option<SupportStage>) -> NewHelpRequest {
    NewHelpRequest {
        id: HelpRequestId::default(),
        reference: "QUESTION-2026-0001".to_owned(),
        topic: HelpTopic::Portal,
        title: Title::restore("Comment retrouver mon brouillon ?".to_owned()),
        support,
        poc: None,
        message: (HelpMessageId::default(), Paragraph::restore("Où est-il ?".to_owned())),
    }
}

fn asked(by: &Actor) -> HelpRequest {
    by.may_create(AskDinno).unwrap().ask(new(None), DateTime::default()).0
}

fn words() -> (HelpMessageId, Paragraph) {
    (HelpMessageId::default(), Paragraph::restore("Dans « Mes idées ».".to_owned()))
}

#[test]
fn the_stage_of_a_support_that_is_asked_at_once_is_told() {
    let (sophie, stage) = (actor(1, Profile::Reader), SupportStage::Launch);
    let told =
        |support| sophie.may_create(AskDinno).unwrap().ask(new(support), DateTime::default()).2;
    let help_request = HelpRequestId::default();
    let asked = Fact::HelpRequested { help_request };
    assert_eq!(told(None), std::slice::from_ref(&asked));
    assert_eq!(told(Some(stage)), [asked, Fact::SupportRequested { help_request, stage }]);
}

#[test]
fn an_answer_answers_and_a_new_question_opens_anew() {
    let (sophie, paul) = (actor(1, Profile::Reader), actor(2, Profile::FunctionalAdmin));
    let mut request = asked(&sophie);
    assert_eq!(request.parts().status, HelpStatus::Open);
    let at = DateTime::default();
    let granted = paul.may(FollowUpHelpRequest, &mut request).unwrap();
    assert!(granted.reply(words(), at).0.answer);
    assert_eq!(request.parts().status, HelpStatus::Answered);
    sophie.may(FollowUpHelpRequest, &mut request).unwrap().close(at).unwrap();
    assert_eq!(request.parts().status, HelpStatus::Closed);
    let again = sophie.may(FollowUpHelpRequest, &mut request).unwrap().close(at);
    assert_eq!(again, Err(CloseHelpRequestError::AlreadyClosed));
    let granted = sophie.may(FollowUpHelpRequest, &mut request).unwrap();
    assert!(!granted.reply(words(), at).0.answer);
    assert_eq!(request.parts().status, HelpStatus::Open);
}

#[test]
fn only_its_author_and_the_dinno_go_on_with_a_question() {
    let (sophie, yann) = (actor(1, Profile::Reader), actor(2, Profile::Contributor));
    let mut request = asked(&sophie);
    assert!(yann.may(FollowUpHelpRequest, &mut request).is_err());
    assert!(request.allowed(&yann).is_empty());
    assert_eq!(request.allowed(&sophie), HelpAct::ALL);
}

#[test]
fn a_closed_question_opens_again_as_a_request_for_support() {
    let (sophie, paul) = (actor(1, Profile::Reader), actor(2, Profile::FunctionalAdmin));
    let (mut request, at) = (asked(&sophie), DateTime::default());
    paul.may(FollowUpHelpRequest, &mut request).unwrap().close(at).unwrap();
    let granted = paul.may(FollowUpHelpRequest, &mut request).unwrap();
    let fact = granted.support(SupportStage::Framing, None, at);
    assert!(matches!(fact, Fact::SupportRequested { stage: SupportStage::Framing, .. }));
    assert_eq!(request.parts().status, HelpStatus::Open);
    assert_eq!(request.parts().support, Some(SupportStage::Framing));
}
