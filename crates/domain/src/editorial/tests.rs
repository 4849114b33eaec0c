//! Items: who writes what, and what becomes of it.

use chrono::TimeDelta;
use uuid::Uuid;

use super::*;
use crate::access::acts::{FeatureNews, RegisterForEvent};
use crate::access::tests::actor;
use crate::access::{Denied, Holdings, Lent, Owning, Profile, Scope};
use crate::journal::Fact;
use crate::text::{LongText, Paragraph, ShortText};

pub(super) fn now() -> DateTime<Utc> {
    "2026-05-04T08:30:00Z".parse().unwrap()
}

fn heading() -> Heading {
    Heading::parse("/title", "Un chatbot s’arrête").unwrap()
}

pub(super) fn news() -> EditorialContent {
    let body = LongText::parse("/body", "Le besoin n’était pas là.").unwrap();
    let project = Some(ToldProject { status: ProjectStatus::Abandoned, poc: None, practice: None });
    EditorialContent::News(NewsContent { lead: None, body, project, video: None })
}

pub(super) fn term() -> EditorialContent {
    let definition = Paragraph::parse("/definition", "Un essai en petit.").unwrap();
    EditorialContent::Glossary(TermContent { definition, synonyms: Vec::new(), plain: None })
}

fn event(places: Option<u16>) -> EditorialContent {
    let begins_at = now() + TimeDelta::days(2);
    let times = EventTimes::parse("/e", begins_at, begins_at + TimeDelta::hours(2)).unwrap();
    EditorialContent::Events(EventContent {
        format: EventFormat::Seminar,
        times,
        place: None,
        link: None,
        body: LongText::parse("/body", "Se rencontrer.").unwrap(),
        partners: None,
        met: Vec::new(),
        registration: Registration::Open { places: places.and_then(std::num::NonZeroU16::new) },
        pitches: Pitches::default(),
        replay: None,
        slides: None,
        training: None,
    })
}

pub(super) fn item(content: EditorialContent) -> EditorialItem {
    let id = EditorialId(Uuid::from_u128(7));
    let new =
        NewItem { id, title: heading(), content, image: None, owner: None, organisation: None };
    EditorialItem::draft(&actor(1, Profile::FunctionalAdmin), new, now()).unwrap().0
}

fn change(fact: &Fact) -> EditorialChange {
    let Fact::EditorialItemChanged { change, .. } = fact else { panic!("{fact:?}") };
    *change
}

#[test]
fn administrators_write_every_brick_and_nobody_else_by_default() {
    for content in [news(), term()] {
        for profile in Profile::ALL {
            let new = NewItem {
                id: EditorialId::default(),
                title: heading(),
                content: content.clone(),
                image: None,
                owner: None,
                organisation: None,
            };
            let may = matches!(profile, Profile::FunctionalAdmin | Profile::SuperAdmin);
            let drafted = EditorialItem::draft(&actor(2, *profile), new, now());
            assert_eq!(drafted.is_ok(), may, "{profile} {}", content.brick());
        }
    }
}

#[test]
fn contributors_write_the_events_that_are_theirs() {
    let julie = actor(3, Profile::Contributor);
    let new = NewItem {
        id: EditorialId::default(),
        title: heading(),
        content: event(None),
        image: None,
        owner: None,
        organisation: julie.organisation,
    };
    let mut own = EditorialItem::draft(&julie, new, now()).unwrap().0;
    assert!(julie.may_on(EditItem, &mut own).is_ok());
    let mut other = item(event(None));
    assert!(julie.may_on(EditItem, &mut other).is_err());
    assert!(actor(4, Profile::Reader).may_on(EditItem, &mut other).is_err());
}

#[test]
fn everybody_registers_until_the_event_begins() {
    let (paul, sophie) = (actor(1, Profile::FunctionalAdmin), actor(2, Profile::Reader));
    let mut event = item(event(Some(20)));
    let refused = sophie.may(RegisterForEvent, &mut event).unwrap().register(true, now());
    assert_eq!(refused, Err(EditorialError::NoRegistration), "it is a draft");
    paul.may_on(EditItem, &mut event).unwrap().publish(None, now()).unwrap();
    let fact = sophie.may(RegisterForEvent, &mut event).unwrap().register(true, now()).unwrap();
    assert!(matches!(fact, Fact::EventRegistrationChanged { active: true, .. }));
    let begun = now() + TimeDelta::days(2);
    let late = sophie.may(RegisterForEvent, &mut event).unwrap().register(false, begun);
    assert_eq!(late, Err(EditorialError::NoRegistration));
    let mut news = item(news());
    paul.may_on(EditItem, &mut news).unwrap().publish(None, now()).unwrap();
    let none = sophie.may(RegisterForEvent, &mut news).unwrap().register(true, now());
    assert_eq!(none, Err(EditorialError::NoRegistration));
}

#[test]
fn those_who_had_a_place_say_what_it_was_worth_for_two_weeks() {
    let (paul, sophie) = (actor(1, Profile::FunctionalAdmin), actor(2, Profile::Reader));
    let mut event = item(event(Some(20)));
    paul.may_on(EditItem, &mut event).unwrap().publish(None, now()).unwrap();
    let begins_at = now() + TimeDelta::days(2);
    let last = begins_at + TimeDelta::hours(2) + TimeDelta::days(14);
    assert_eq!(event.feedback_until(), Some(last));
    let minute = TimeDelta::minutes(1);
    for (seat, at, taken) in [
        (Some(Seat::Held), begins_at - minute, false),
        (Some(Seat::Held), begins_at, true),
        (Some(Seat::Held), last - minute, true),
        (Some(Seat::Held), last, false),
        (Some(Seat::Waiting { ahead: 0 }), begins_at, false),
        (None, begins_at, false),
    ] {
        let said = sophie.may(RegisterForEvent, &mut event).unwrap().leave_feedback(seat, at);
        let expected = if taken { Ok(()) } else { Err(EditorialError::NoFeedback) };
        assert_eq!(said, expected, "{seat:?} {at}");
    }
    paul.may_on(EditItem, &mut event).unwrap().withdraw(None, begins_at).unwrap();
    assert!(!event.takes_feedback(Some(Seat::Held), begins_at), "it is withdrawn");
}

#[test]
fn a_draft_is_for_those_who_write_and_what_is_published_for_everybody() {
    let (paul, sophie) = (actor(1, Profile::FunctionalAdmin), actor(2, Profile::Reader));
    let mut item = item(news());
    assert!(item.may_be_read_by(&paul, now()) && !item.may_be_read_by(&sophie, now()));
    let tomorrow = now() + TimeDelta::days(1);
    let fact = paul.may_on(EditItem, &mut item).unwrap().publish(Some(tomorrow), now()).unwrap();
    assert_eq!(change(&fact), EditorialChange::Scheduled);
    assert_eq!(item.state(now()), EditorialState::Scheduled);
    assert!(!item.may_be_read_by(&sophie, tomorrow - TimeDelta::seconds(1)));
    assert!(item.may_be_read_by(&sophie, tomorrow), "nobody has to be there");
    assert!(paul.may_on(EditItem, &mut item).unwrap().publish(None, tomorrow).is_err());
    let reason = Paragraph::parse("/reason", "Une erreur de date.").unwrap();
    let granted = paul.may_on(EditItem, &mut item).unwrap();
    let fact = granted.withdraw(Some(reason), tomorrow).unwrap();
    assert_eq!(change(&fact), EditorialChange::Withdrawn);
    assert!(!item.may_be_read_by(&sophie, tomorrow) && item.may_be_read_by(&paul, tomorrow));
    let again = paul.may_on(EditItem, &mut item).unwrap().publish(None, tomorrow).unwrap();
    assert_eq!(change(&again), EditorialChange::Published);
}

#[test]
fn an_hour_that_is_past_publishes_at_once() {
    let paul = actor(1, Profile::FunctionalAdmin);
    let mut item = item(news());
    let yesterday = now() - TimeDelta::days(1);
    let fact = paul.may_on(EditItem, &mut item).unwrap().publish(Some(yesterday), now()).unwrap();
    assert_eq!(change(&fact), EditorialChange::Published);
    assert_eq!(item.parts().publication, Publication::From(now()));
}

#[test]
fn an_item_keeps_its_brick() {
    let paul = actor(1, Profile::FunctionalAdmin);
    let mut item = item(news());
    let granted = paul.may_on(EditItem, &mut item).unwrap();
    let refused = granted.edit((heading(), term(), None), (None, None), now()).unwrap_err();
    assert_eq!(refused.pointer, "/content");
    assert_eq!(item.brick(), EditorialBrick::News);
}

#[test]
fn an_event_moves_when_people_know_of_it_and_its_hour_or_its_place_is_another() {
    let paul = actor(1, Profile::FunctionalAdmin);
    let mut item = item(event(None));
    let edited = |item: &mut EditorialItem, place: &str| {
        let EditorialContent::Events(mut said) = event(Some(3)) else { panic!("an event") };
        said.place = Some(ShortText::parse("/place", place).unwrap());
        let content = EditorialContent::Events(said);
        let granted = paul.may_on(EditItem, item).unwrap();
        change(&granted.edit((heading(), content, None), (None, None), now()).unwrap())
    };
    assert_eq!(edited(&mut item, "Rennes"), EditorialChange::Edited, "a draft");
    paul.may_on(EditItem, &mut item).unwrap().publish(None, now()).unwrap();
    assert_eq!(edited(&mut item, "Rennes"), EditorialChange::Edited, "the same place");
    assert_eq!(edited(&mut item, "Tours"), EditorialChange::Moved);
}

#[test]
fn only_published_news_are_on_the_front_page_and_leave_it_when_withdrawn() {
    let paul = actor(1, Profile::FunctionalAdmin);
    let day = now().date_naive();
    let days = FeaturedDays::parse(day, day).unwrap();
    assert!(FeaturedDays::parse(day, day.pred_opt().unwrap()).is_err());
    let mut draft = item(news());
    let refused = paul.may(FeatureNews, &mut draft).unwrap().feature(days, now());
    assert_eq!(refused, Err(EditorialError::NotPublished));
    paul.may_on(EditItem, &mut draft).unwrap().publish(None, now()).unwrap();
    paul.may(FeatureNews, &mut draft).unwrap().feature(days, now()).unwrap();
    assert!(draft.allowed(&paul, now()).contains(&EditorialAct::Unfeature));
    paul.may_on(EditItem, &mut draft).unwrap().withdraw(None, now()).unwrap();
    assert_eq!(draft.parts().featured, None);
    let mut term = item(term());
    paul.may_on(EditItem, &mut term).unwrap().publish(None, now()).unwrap();
    let refused = paul.may(FeatureNews, &mut term).unwrap().feature(days, now());
    assert_eq!(refused, Err(EditorialError::NotNews));
}

#[test]
fn what_is_declared_to_somebody_does_not_open_a_brick_that_their_profile_does_not_write() {
    let mut karim = actor(3, Profile::Contributor);
    let mut item = item(news());
    karim.holds.owned.push(Owning { brick: Brick::News, item: Some(item.parts().id.0) });
    assert!(karim.may_on(EditItem, &mut item).is_err());
}

#[test]
fn contributors_speak_for_their_own_body_alone_unless_the_brick_is_declared_theirs() {
    let mut karim = actor(3, Profile::Contributor);
    let elsewhere = Some(OrganisationId(Uuid::from_u128(2)));
    let wishes = [(karim.organisation, true), (elsewhere, false), (None, false)];
    for (organisation, may) in wishes {
        assert_eq!(drafted(&karim, event(None), organisation).is_ok(), may, "{organisation:?}");
        let mut own = drafted(&karim, event(None), karim.organisation).unwrap();
        let granted = karim.may_on(EditItem, &mut own).unwrap();
        let moved = granted.edit((heading(), event(None), None), (None, organisation), now());
        assert_eq!(moved.is_ok(), may, "{organisation:?}");
    }
    // What is of another body and was declared theirs stays of that body.
    let paul = actor(1, Profile::FunctionalAdmin);
    let mut theirs = drafted(&paul, event(None), elsewhere).unwrap();
    karim.holds.owned.push(Owning { brick: Brick::Events, item: Some(theirs.parts().id.0) });
    let granted = karim.may_on(EditItem, &mut theirs).unwrap();
    granted.edit((heading(), event(None), None), (None, elsewhere), now()).unwrap();
    karim.holds.owned = vec![Owning { brick: Brick::Events, item: None }];
    for (organisation, _) in wishes {
        assert!(drafted(&karim, event(None), organisation).is_ok(), "{organisation:?}");
    }
}

#[test]
fn whoever_writes_all_of_a_brick_alone_says_who_looks_after_what() {
    let (paul, mut karim) = (actor(1, Profile::FunctionalAdmin), actor(3, Profile::Contributor));
    let (sophie, body) = (UserId(Uuid::from_u128(2)), karim.organisation);
    let begun = |by: &Actor, owner| {
        let id = EditorialId(Uuid::from_u128(7));
        let content = event(None);
        let new = NewItem { id, title: heading(), content, image: None, owner, organisation: body };
        EditorialItem::draft(by, new, now()).map(|(item, _)| item)
    };
    assert!(begun(&karim, Some(sophie)).is_err(), "a contributor names nobody else");
    let mut own = begun(&karim, Some(karim.id)).unwrap();
    let granted = karim.may_on(EditItem, &mut own).unwrap();
    let named = (Some(sophie), body);
    let error = granted.edit((heading(), event(None), None), named, now()).unwrap_err();
    assert_eq!((error.pointer.as_str(), error.code), ("/owner_id", FieldCode::NotAllowed));
    // Whoever looks after it already stays, whoever sends their name.
    let mut theirs = begun(&paul, Some(sophie)).unwrap();
    assert!(theirs.handed(None, paul.id).is_some() && own.handed(None, karim.id).is_none());
    let id = theirs.parts().id.0;
    karim.holds.owned = vec![Owning { brick: Brick::Events, item: Some(id) }];
    let granted = karim.may_on(EditItem, &mut theirs).unwrap();
    granted.edit((heading(), event(None), None), named, now()).unwrap();
    assert!(!karim.puts_in_charge(EditorialBrick::Events.edit(), sophie));
    karim.holds.owned = vec![Owning { brick: Brick::Events, item: None }];
    assert!(begun(&karim, Some(sophie)).is_ok(), "all of the brick is theirs");
}

/// Somebody to whom all of the Dinno's rights are lent for a body.
fn delegate(organisation: OrganisationId) -> Actor {
    let scope = Scope { organisation: Some(organisation), ..Scope::default() };
    let lent = Lent { profile: Profile::FunctionalAdmin, giver: Profile::SuperAdmin, scope };
    let holds = Holdings { lent: vec![lent], owned: Vec::new() };
    Actor { holds, ..actor(9, Profile::Reader) }
}

fn drafted(
    by: &Actor,
    content: EditorialContent,
    organisation: Option<OrganisationId>,
) -> Result<EditorialItem, Denied> {
    let id = EditorialId(Uuid::from_u128(7));
    let new = NewItem { id, title: heading(), content, image: None, owner: None, organisation };
    EditorialItem::draft(by, new, now()).map(|(item, _)| item)
}

#[test]
fn what_is_lent_for_a_body_writes_for_that_body_alone() {
    let [here, there] = [1, 2].map(|n| OrganisationId(Uuid::from_u128(n)));
    let (claire, paul) = (delegate(here), actor(1, Profile::FunctionalAdmin));
    for content in [news(), term(), event(None)] {
        for (organisation, may) in [(Some(here), true), (Some(there), false), (None, false)] {
            let began = drafted(&claire, content.clone(), organisation);
            assert_eq!(began.is_ok(), may, "{} {organisation:?}", content.brick());
            let theirs = drafted(&paul, content.clone(), organisation).unwrap();
            let offers = !theirs.allowed(&claire, now()).is_empty();
            assert_eq!((offers, theirs.may_be_read_by(&claire, now())), (may, may));
        }
    }
    let mut ours = drafted(&claire, news(), Some(here)).unwrap();
    for elsewhere in [Some(there), None] {
        let granted = claire.may_on(EditItem, &mut ours).unwrap();
        let error = granted.edit((heading(), news(), None), (None, elsewhere), now()).unwrap_err();
        assert_eq!(
            (error.pointer.as_str(), error.code),
            ("/organisation_id", FieldCode::NotAllowed)
        );
    }
    let granted = claire.may_on(EditItem, &mut ours).unwrap();
    granted.edit((heading(), news(), None), (None, Some(here)), now()).unwrap();
    let granted = paul.may_on(EditItem, &mut ours).unwrap();
    granted.edit((heading(), news(), None), (None, None), now()).unwrap();
    assert!(claire.may_on(EditItem, &mut ours).is_err(), "it is the whole branch’s now");
}

#[test]
fn an_issue_is_of_the_body_that_receives_it() {
    let [here, there] = [1, 2].map(|n| OrganisationId(Uuid::from_u128(n)));
    let issue = |segment| {
        let words = (None, LongText::parse("/body", "Un bilan.").unwrap());
        let whom = (segment, Audience::default());
        EditorialContent::Newsletters(NewsletterContent::restore(words, Vec::new(), whom))
    };
    let claire = delegate(here);
    assert!(drafted(&claire, issue(Some(here)), None).is_ok());
    for others in [Some(there), None] {
        assert!(drafted(&claire, issue(others), Some(here)).is_err(), "nobody writes to others");
    }
}
