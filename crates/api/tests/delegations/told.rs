//! Rights on one thing, and what the journal tells of rights: to whom, on what, taken back by whom (R041, R042, R335).

use api_types::account::EditAccountRequest;
use api_types::brick::{BrickContentRequest, BrickView, PageContentRequest, WriteBrickRequest};
use api_types::notification::NotificationReason;
use api_types::problem::ProblemCode;
use api_types::rights::{
    DeclareOwnerRequest, GiveDelegationRequest, NamedThing, ProlongDelegationRequest, RightsEntry,
    RightsHistoryQuery,
};
use domain::access::{Brick, Permission, Profile};
use domain::journal::Fact;
use domain::people::OwnerKind;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{body, id_of, lend};
use crate::bricks::page;

async fn what_is_lent_on_one_added_brick_is_written_there_and_nowhere_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let (calls, manual) = (page(&nadia, "Appels à projets").await, page(&nadia, "Aide").await);
    let wish = GiveDelegationRequest {
        bricks: vec![Brick::Links],
        items: vec![calls.summary.id.0],
        ..lend(id_of(&sophie).await, Profile::FunctionalAdmin)
    };
    let words = PageContentRequest { body_fr: "Trois appels.".to_owned(), body_en: None };
    let text = WriteBrickRequest { content: BrickContentRequest::Page(words) };
    let write = async |brick: &BrickView| {
        sophie.write_brick(brick.summary.id, &text, brick.summary.version).await
    };
    assert_eq!(refusal(write(&calls).await), ProblemCode::Forbidden);
    let given = nadia.give_delegation(&wish, &key()).await.unwrap();
    let title = Some("Appels à projets".to_owned());
    assert_eq!(given.things, [NamedThing { id: calls.summary.id.0, title }]);
    let written = write(&calls).await.unwrap();
    assert_eq!(written.body_fr.as_deref(), Some("Trois appels."));
    assert_eq!(refusal(write(&manual).await), ProblemCode::Forbidden, "no other brick");
    let me = sophie.read_me().await.unwrap();
    assert!(!me.may(Permission::EditNews), "nor anything that is not an added brick");
    nadia.withdraw_delegation(given.id, given.version).await.unwrap();
    assert_eq!(refusal(write(&written).await), ProblemCode::Forbidden);
}

/// Who did it, to whom rights are lent, who owns.
fn told(entry: &RightsEntry) -> (&str, Option<&str>, Option<&str>) {
    let actor = entry.actor.as_ref().map_or("", |person| person.name.as_str());
    let account = entry.account.as_ref().map(|person| person.name.as_str());
    (actor, account, entry.owner_name.as_deref())
}

async fn the_journal_says_to_whom_on_what_and_who_took_it_back(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let sophie = id_of(&app.client_of(Demo::Sophie).await).await;
    let home = body(&nadia, "carsat-bretagne").await;
    let wish = GiveDelegationRequest {
        bricks: vec![Brick::Events],
        organisation_id: Some(home),
        ..lend(sophie, Profile::Contributor)
    };
    let given = nadia.give_delegation(&wish, &key()).await.unwrap();
    assert!(given.withdrawn_at.is_none() && given.withdrawn_by.is_none());
    let gone = paul.withdraw_delegation(given.id, given.version).await.unwrap();
    assert!(gone.withdrawn_at.is_some());
    assert_eq!(gone.withdrawn_by.unwrap().name, "Paul Mercier");
    let calls = page(&nadia, "Appels à projets").await;
    let of_a_body = DeclareOwnerRequest {
        brick: Brick::Links,
        item_id: Some(calls.summary.id.0),
        owner_kind: OwnerKind::Organisation,
        owner_id: home.0,
    };
    let declared = nadia.declare_owner(&of_a_body, &key()).await.unwrap();
    assert_eq!(declared.item_title.as_deref(), Some("Appels à projets"));
    let of_a_person = DeclareOwnerRequest {
        brick: Brick::Events,
        item_id: None,
        owner_kind: OwnerKind::Person,
        owner_id: sophie.0,
    };
    nadia.declare_owner(&of_a_person, &key()).await.unwrap();
    paul.remove_owner(declared.id).await.unwrap();
    let history = nadia.read_rights_history(&RightsHistoryQuery::default()).await.unwrap().items;
    let (theirs, hers) = (Some(declared.owner_name.as_str()), Some("Sophie Lambert"));
    let expected = [
        ("Paul Mercier", None, theirs),
        ("Nadia Benali", None, hers),
        ("Nadia Benali", None, theirs),
        ("Paul Mercier", hers, None),
        ("Nadia Benali", hers, None),
    ];
    assert_eq!(history.iter().map(told).collect::<Vec<_>>(), expected);
    assert!(matches!(history[0].fact, Fact::OwnerRemoved { .. }));
    assert!(matches!(history[2].fact, Fact::OwnerDeclared { .. }));
    assert!(matches!(history[3].fact, Fact::DelegationWithdrawn { .. }));
    assert!(matches!(history[4].fact, Fact::DelegationGiven { .. }));
    assert_eq!(history[2].item_title.as_deref(), Some("Appels à projets"));
    let scope = history[3].scope.as_ref().unwrap();
    assert_eq!(scope.bricks, [Brick::Events]);
    assert_eq!(scope.organisation.as_ref().unwrap().id, home);
    assert!(scope.things.is_empty());
}

async fn whoever_holds_rights_reads_them_and_is_told_when_they_change(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let marc = app.client_of(Demo::Marc).await;
    let none = sophie.read_own_rights().await.unwrap();
    assert_eq!((none.profile, none.acts_for), (Profile::Reader, None));
    assert!(none.delegations.is_empty() && none.ownerships.is_empty());
    let (hers, home) = (id_of(&sophie).await, body(&nadia, "carsat-bretagne").await);
    let wish = GiveDelegationRequest {
        bricks: vec![Brick::Events],
        organisation_id: Some(home),
        ..lend(hers, Profile::Contributor)
    };
    let given = nadia.give_delegation(&wish, &key()).await.unwrap();
    let owner = |owner_kind, owner_id| DeclareOwnerRequest {
        brick: Brick::News,
        item_id: None,
        owner_kind,
        owner_id,
    };
    let of_her = owner(OwnerKind::Person, hers.0);
    nadia.declare_owner(&of_her, &key()).await.unwrap();
    let of_her_body = owner(OwnerKind::Organisation, home.0);
    nadia.declare_owner(&of_her_body, &key()).await.unwrap();
    let held = sophie.read_own_rights().await.unwrap();
    assert_eq!(held.delegations.len(), 1);
    assert_eq!(held.delegations[0].given_by.name, "Nadia Benali");
    assert_eq!(held.delegations[0].organisation.as_ref().unwrap().id, home);
    let owners: Vec<_> = held.ownerships.iter().map(|one| one.owner_kind).collect();
    assert_eq!(owners, [OwnerKind::Person, OwnerKind::Organisation]);
    // Whoever gives rights reads the same of her, and what comes of it.
    let read = nadia.read_account_rights(hers).await.unwrap();
    assert_eq!((read.profile, &read.ownerships), (Profile::Reader, &held.ownerships));
    let me = sophie.read_me().await.unwrap();
    for permission in Permission::ALL {
        assert_eq!(read.reach(*permission), me.reach(*permission), "{permission}");
    }
    assert_eq!(refusal(marc.read_account_rights(hers).await), ProblemCode::Forbidden);
    let others = marc.read_own_rights().await.unwrap();
    assert!(others.delegations.is_empty() && others.ownerships.is_empty(), "of another body");

    let prolonged = ProlongDelegationRequest { ends_on: Some(given.starts_on) };
    let given = nadia.prolong_delegation(given.id, &prolonged, given.version).await.unwrap();
    nadia.withdraw_delegation(given.id, given.version).await.unwrap();
    assert!(sophie.read_own_rights().await.unwrap().delegations.is_empty(), "taken back");
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = sophie.list_notifications().await.unwrap().items;
    assert!(told.iter().all(|one| one.reason == NotificationReason::Holder));
    assert!(told.iter().all(|one| one.subject_id == hers.0 && one.reference.is_none()));
    assert!(told.iter().all(|one| one.title == "Vos droits sur le portail"));
    let count = |wanted: fn(&Fact) -> bool| told.iter().filter(|one| wanted(&one.fact)).count();
    assert_eq!(told.len(), 4, "each change once: {told:?}");
    assert_eq!(count(|fact| matches!(fact, Fact::DelegationGiven { .. })), 1);
    assert_eq!(count(|fact| matches!(fact, Fact::DelegationProlonged { .. })), 1);
    assert_eq!(count(|fact| matches!(fact, Fact::DelegationWithdrawn { .. })), 1);
    assert_eq!(count(|fact| matches!(fact, Fact::OwnerDeclared { .. })), 1, "hers, not her body's");
    assert!(nadia.list_notifications().await.unwrap().items.is_empty(), "she did it");
}

async fn a_regional_administrator_reads_for_which_body_they_act(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let account = nadia.read_account(id_of(&sophie).await).await.unwrap();
    let edit = EditAccountRequest { profile: Profile::FunctionalAdmin, ..(&account).into() };
    nadia.edit_account(account.id, &edit, account.version).await.unwrap();
    let hers = sophie.read_own_rights().await.unwrap();
    assert_eq!(hers.profile, Profile::FunctionalAdmin);
    assert_eq!(hers.acts_for.unwrap().name, "Carsat Bretagne");
    let his = paul.read_own_rights().await.unwrap();
    assert_eq!((his.profile, his.acts_for), (Profile::FunctionalAdmin, None), "of the Dinno");
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = sophie.list_notifications().await.unwrap().items;
    assert!(matches!(told[0].fact, Fact::ProfileChanged { to: Profile::FunctionalAdmin, .. }));
}

on_both_databases!(
    what_is_lent_on_one_added_brick_is_written_there_and_nowhere_else,
    the_journal_says_to_whom_on_what_and_who_took_it_back,
    whoever_holds_rights_reads_them_and_is_told_when_they_change,
    a_regional_administrator_reads_for_which_body_they_act,
);
