//! « Un réseau à votre service » (R263 to R275): found by those who agree to it, written to through the portal.

mod need;
mod teams;

use api_client::ApiClient;
use api_types::account::{AccountQuery, EditAccountRequest};
use api_types::directory::{
    CardContentRequest, CardView, DirectoryQuery, KeepCardRequest, SetMailboxRequest,
};
use api_types::page::Include;
use api_types::practice::{RestrictPracticeRequest, WithdrawPracticeRequest};
use api_types::problem::ProblemCode;
use domain::directory::{ContactChannel, DirectoryRole};
use domain::people::Marks;
use domain::poc::Visibility;
use domain::search::SearchKind;
use domain::{OrganisationId, UserId};
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

use crate::ideas::deposit;
use crate::pocs::{me, organisation};
use crate::practices::{publish, validated};
use crate::search::seek;

fn tells(expertise: &[&str], visible: bool) -> KeepCardRequest {
    let expertise = expertise.iter().map(|word| (*word).to_owned()).collect();
    let help = Some("Animer un premier atelier.".to_owned());
    let content = CardContentRequest { expertise, help, visible, ..CardContentRequest::default() };
    KeepCardRequest { content }
}

pub(crate) async fn keep(client: &ApiClient, expertise: &[&str], visible: bool) -> CardView {
    let id = me(client).await;
    let seen = client.read_card(id).await.unwrap().version;
    client.keep_card(id, &tells(expertise, visible), seen).await.unwrap()
}

pub(crate) async fn names(client: &ApiClient, query: DirectoryQuery) -> Vec<String> {
    let query = DirectoryQuery { include: Some(Include::Total), ..query };
    let page = client.list_directory(&query).await.unwrap();
    if page.next.is_none() && query.cursor.is_none() {
        assert_eq!(page.total, u64::try_from(page.items.len()).ok());
    }
    page.items.into_iter().map(|card| card.person.name).collect()
}

pub(crate) fn asked(words: &str) -> DirectoryQuery {
    DirectoryQuery { q: Some(words.to_owned()), ..DirectoryQuery::default() }
}

async fn one_is_found_by_what_one_knows_once_one_agrees(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (sophie, karim) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Karim).await);
    assert!(names(&sophie, DirectoryQuery::default()).await.is_empty());
    let hidden = keep(&karim, &["Design thinking", "Pédagogie"], false).await;
    assert_eq!((hidden.version, hidden.visible, hidden.editable), (1, false, true));
    assert!(names(&sophie, asked("design")).await.is_empty());
    let id = me(&karim).await;
    assert_eq!(refusal(sophie.read_card(id).await), ProblemCode::NotFound);
    app.catch_up().await;
    assert!(seek(&sophie, "pedagogie").await.items.is_empty());
    keep(&karim, &["Design thinking", "Pédagogie"], true).await;
    let name = Demo::Karim.person().name;
    for words in ["design thinking", "THINKING desi", "pedagogie", "kari"] {
        assert_eq!(names(&sophie, asked(words)).await, [name], "{words}");
    }
    assert!(names(&sophie, asked("design pedagogie")).await.is_empty(), "one field at a time");
    app.catch_up().await;
    let found = seek(&sophie, "pedagogie").await.items;
    assert_eq!((found[0].kind, found[0].id), (SearchKind::Person, id.0));
    let card = sophie.read_card(id).await.unwrap();
    assert_eq!(card.summary.expertise, ["Design thinking", "Pédagogie"]);
    assert!(!card.editable);
    let told = serde_json::to_string(&card).unwrap();
    assert!(!told.contains('@'), "the address of nobody: {told}");
    // And no more once one does not.
    keep(&karim, &[], false).await;
    assert!(names(&sophie, asked("design")).await.is_empty());
    app.catch_up().await;
    assert!(seek(&sophie, "pedagogie").await.items.is_empty());
}

async fn the_mailbox_of_a_body_and_the_badge_of_an_ambassador_show(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let yann = app.client_of(Demo::Yann).await;
    let idea = deposit(&yann, "Rappeler la veille").await;
    keep(&yann, &["facilitation"], true).await;
    let id = me(&yann).await;
    // Yann is of the Carsat Bretagne, and its referent.
    let bretagne = organisation(&paul, "carsat-bretagne").await;
    let body = body(&paul, bretagne).await;
    let address = "innovation@carsat-bretagne.example";
    let set = SetMailboxRequest { mailbox: Some(format!(" {} ", address.to_uppercase())) };
    let refused = sophie.set_mailbox(bretagne, &set, body.1).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let kept = paul.set_mailbox(bretagne, &set, body.1).await.unwrap();
    assert_eq!((kept.mailbox.as_deref(), kept.version), (Some(address), body.1 + 1));
    let stale = paul.set_mailbox(bretagne, &set, body.1).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let wrong = SetMailboxRequest { mailbox: Some("innovation".to_owned()) };
    let refused = paul.set_mailbox(bretagne, &wrong, kept.version).await;
    assert_eq!(faulty_fields(refused), ["/mailbox malformed"]);
    let direction = organisation(&paul, "cnav-dsi").await;
    assert_eq!(refusal(paul.set_mailbox(direction, &set, 1).await), ProblemCode::NotFound);
    let card = sophie.read_card(id).await.unwrap();
    assert_eq!(card.summary.mailbox.as_deref(), Some(address));
    assert_eq!(card.ideas.len(), 1);
    assert_eq!(
        (card.ideas[0].id, card.ideas[0].title.as_str()),
        (idea.summary.id, "Rappeler la veille")
    );
    ambassador(&app, Demo::Yann).await;
    let card = sophie.read_card(id).await.unwrap();
    assert!(card.summary.roles.contains(&DirectoryRole::Ambassador), "{:?}", card.summary.roles);
    let name = Demo::Yann.person().name;
    let role = |role| DirectoryQuery { role: Some(role), ..DirectoryQuery::default() };
    assert_eq!(names(&sophie, role(DirectoryRole::Ambassador)).await, [name]);
    assert!(names(&sophie, role(DirectoryRole::Manager)).await.is_empty());
    let of = |organisation_id| DirectoryQuery { organisation_id, ..DirectoryQuery::default() };
    assert_eq!(names(&sophie, of(Some(bretagne))).await, [name]);
    assert!(names(&sophie, of(Some(OrganisationId::default()))).await.is_empty());
    let none = SetMailboxRequest { mailbox: Some("  ".to_owned()) };
    let kept = paul.set_mailbox(bretagne, &none, kept.version).await.unwrap();
    assert_eq!(kept.mailbox, None);
}

async fn body(client: &ApiClient, id: OrganisationId) -> (Option<String>, i32) {
    let all = client.list_organisations().await.unwrap().items;
    let body = all.into_iter().find(|one| one.id == id).unwrap();
    (body.mailbox, body.version)
}

pub(crate) async fn ambassador(app: &TestApp, who: Demo) {
    let nadia = app.client_of(Demo::Nadia).await;
    let q = who.person().name.to_owned();
    let query = AccountQuery { q, ..AccountQuery::default() };
    let account = nadia.list_accounts(&query).await.unwrap().items.remove(0);
    let marks = Marks { ambassador: true, ..account.marks };
    let place = account.department.or(account.organisation);
    let edit = EditAccountRequest {
        name: account.name,
        email: None,
        profile: account.profile,
        status: account.status,
        organisation_id: place.map(|place| place.id),
        marks,
    };
    nadia.edit_account(account.id, &edit, account.version).await.unwrap();
}

async fn nobody_is_made_visible_by_somebody_else_and_what_is_wrong_changes_nothing(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let (claire, id) = (app.client_of(Demo::Claire).await, me(&sophie).await);
    let refused = paul.keep_card(id, &tells(&[], true), 0).await;
    assert_eq!(faulty_fields(refused), ["/content/visible not_allowed"]);
    let refused = claire.keep_card(id, &tells(&[], true), 0).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound);
    let kept = sophie.keep_card(id, &tells(&["accueil"], true), 0).await.unwrap();
    let stale = sophie.keep_card(id, &tells(&[], true), 0).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let refused = claire.keep_card(id, &tells(&[], true), kept.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let refused = sophie.keep_card(id, &tells(&["Accueil", "accueil", " "], true), 1).await;
    let faults = ["/content/expertise/1 duplicate", "/content/expertise/2 required"];
    assert_eq!(faulty_fields(refused), faults);
    let many: Vec<String> = (0..11).map(|n| format!("métier {n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let refused = sophie.keep_card(id, &tells(&many, true), 1).await;
    assert_eq!(faulty_fields(refused), ["/content/expertise too_many"]);
    let hidden = paul.keep_card(id, &tells(&[], false), kept.version).await.unwrap();
    assert!(!hidden.visible && hidden.summary.expertise.is_empty());
    assert_eq!(refusal(claire.read_card(UserId::default()).await), ProblemCode::NotFound);
}

/// R230: who holds a practice is found as somebody who helps, as long as whoever looks may see it.
async fn whoever_is_called_about_a_practice_is_found_as_its_holder(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (karim, paul) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Paul).await);
    keep(&julie, &["accueil"], true).await;
    keep(&karim, &["accueil"], true).await;
    let holders = || DirectoryQuery { role: Some(DirectoryRole::Holder), ..asked("accueil") };
    assert!(names(&sophie, holders()).await.is_empty());
    let poc = validated(&app, &julie, "Relire à voix haute").await;
    let practice = publish(&julie, &poc).await;
    assert_eq!(names(&sophie, holders()).await, [Demo::Julie.person().name]);
    let badge = async |client: &ApiClient| {
        let card = client.read_card(me(&julie).await).await.unwrap();
        let listed = client.list_directory(&asked("accueil")).await.unwrap().items;
        let listed = listed.into_iter().filter(|one| one.roles.contains(&DirectoryRole::Holder));
        let listed: Vec<_> = listed.map(|one| one.person.id).collect();
        (card.summary.roles.contains(&DirectoryRole::Holder), listed)
    };
    let id = me(&julie).await;
    assert_eq!(badge(&sophie).await, (true, vec![id]), "and nobody else");
    // What is kept for some is told to nobody else.
    let kept = RestrictPracticeRequest { visibility: Visibility::TopManagement };
    let practice = paul.restrict_practice(practice.summary.id, &kept, practice.version).await;
    let practice = practice.unwrap();
    assert_eq!(badge(&sophie).await, (false, Vec::new()));
    assert!(names(&sophie, holders()).await.is_empty());
    assert_eq!(badge(&julie).await, (true, vec![id]));
    // Out of the Store, nobody is called about it.
    let everyone = RestrictPracticeRequest { visibility: Visibility::Everyone };
    let id = practice.summary.id;
    let practice = paul.restrict_practice(id, &everyone, practice.version).await.unwrap();
    let gone = WithdrawPracticeRequest { reason: "Le dispositif n’existe plus.".to_owned() };
    julie.withdraw_practice(id, &gone, practice.version).await.unwrap();
    assert_eq!(badge(&sophie).await, (false, Vec::new()));
}

async fn the_directory_is_paged_by_name(database: Database) {
    let app = TestApp::spawn(database).await;
    for who in [Demo::Yann, Demo::Claire, Demo::Sophie] {
        keep(&app.client_of(who).await, &["accueil"], true).await;
    }
    let sophie = app.client_of(Demo::Sophie).await;
    let mut expected =
        [Demo::Yann, Demo::Claire, Demo::Sophie].map(|who| who.person().name.to_owned());
    expected.sort();
    assert_eq!(names(&sophie, asked("accueil")).await, expected);
    let first = DirectoryQuery { limit: 2, ..asked("accueil") };
    let page = sophie.list_directory(&first).await.unwrap();
    assert_eq!(page.items.len(), 2);
    let rest = DirectoryQuery { limit: 2, cursor: page.next, ..asked("accueil") };
    assert_eq!(names(&sophie, rest).await, expected[2..]);
    let wrong = DirectoryQuery { cursor: Some("nonsense".to_owned()), ..asked("accueil") };
    assert!(sophie.list_directory(&wrong).await.is_err());
}

async fn a_telephone_is_shown_once_it_is_given_and_with_it_where_one_works(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let paul = app.client_of(Demo::Paul).await;
    let id = me(&julie).await;
    let with = |telephone: Option<&str>, visible| {
        let telephone = telephone.map(str::to_owned);
        let content = CardContentRequest { telephone, visible, ..CardContentRequest::default() };
        KeepCardRequest { content }
    };
    let wrong = julie.keep_card(id, &with(Some("zéro deux"), true), 0).await;
    assert_eq!(faulty_fields(wrong), ["/content/telephone malformed"]);
    let card = julie.keep_card(id, &with(Some("02.99.12.34.56"), false), 0).await.unwrap();
    assert_eq!(card.summary.telephone.as_deref(), Some("02 99 12 34 56"));
    assert_eq!(refusal(sophie.read_card(id).await), ProblemCode::NotFound, "theirs to publish");
    julie.keep_card(id, &with(Some("02 99 12 34 56"), true), 1).await.unwrap();
    let listed = sophie.list_directory(&DirectoryQuery::default()).await.unwrap().items;
    assert_eq!(listed[0].telephone.as_deref(), Some("02 99 12 34 56"));
    let direction = julie.read_me().await.unwrap().department.map(|one| one.id);
    assert_eq!(listed[0].department.as_ref().map(|one| one.id), direction);
    assert!(direction.is_some());
    // An administrator corrects the rest and takes it away; they give no other.
    let other = paul.keep_card(id, &with(Some("02 99 00 00 00"), true), 2).await;
    assert_eq!(faulty_fields(other), ["/content/telephone not_allowed"]);
    let card = paul.keep_card(id, &with(None, true), 2).await.unwrap();
    assert_eq!(card.summary.telephone, None);
}

async fn one_says_when_and_how_one_prefers_to_be_reached(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let id = me(&julie).await;
    let prefers = |channel, telephone: Option<&str>| {
        let content = CardContentRequest {
            availability: Some("Le matin, sauf le mercredi".to_owned()),
            channel: Some(channel),
            telephone: telephone.map(str::to_owned),
            visible: true,
            ..CardContentRequest::default()
        };
        KeepCardRequest { content }
    };
    let silent = julie.keep_card(id, &prefers(ContactChannel::Telephone, None), 0).await;
    assert_eq!(faulty_fields(silent), ["/content/telephone required"]);
    let called = prefers(ContactChannel::Telephone, Some("02 99 12 34 56"));
    let card = julie.keep_card(id, &called, 0).await.unwrap();
    assert_eq!(card.summary.channel, Some(ContactChannel::Telephone));
    let listed = sophie.list_directory(&DirectoryQuery::default()).await.unwrap().items;
    let told = (listed[0].availability.as_deref(), listed[0].channel);
    assert_eq!(told, (Some("Le matin, sauf le mercredi"), Some(ContactChannel::Telephone)));
    let own = julie.read_own_data().await.unwrap().card;
    assert_eq!(own.availability.as_deref(), Some("Le matin, sauf le mercredi"));
    assert_eq!(own.channel, Some(ContactChannel::Telephone));
    let card = julie.keep_card(id, &prefers(ContactChannel::Message, None), 1).await.unwrap();
    assert_eq!(
        (card.summary.channel, card.summary.telephone),
        (Some(ContactChannel::Message), None)
    );
}

async fn a_card_is_taken_along_once_its_owner_agrees(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (paul, id) = (app.client_of(Demo::Paul).await, me(&julie).await);
    let told = |visible| {
        let content = CardContentRequest {
            expertise: vec!["Accueil; écrit".to_owned()],
            site: Some("Lyon, site 2".to_owned()),
            telephone: Some("02 99 12 34 56".to_owned()),
            visible,
            ..CardContentRequest::default()
        };
        KeepCardRequest { content }
    };
    julie.keep_card(id, &told(false), 0).await.unwrap();
    for other in [&sophie, &paul] {
        assert_eq!(refusal(other.read_vcard(id).await), ProblemCode::NotFound, "not hers to take");
    }
    julie.read_vcard(id).await.unwrap();
    julie.keep_card(id, &told(true), 1).await.unwrap();
    let card = sophie.read_vcard(id).await.unwrap().replace("\r\n ", "");
    assert!(card.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Julie Morel\r\n"), "{card}");
    for line in [
        "ORG:CNAV;",
        "ADR;TYPE=WORK:;;;Lyon\\, site 2;;;\r\n",
        "TEL;TYPE=WORK,VOICE:02 99 12 34 56\r\n",
        "NOTE:Accueil\\; écrit\r\n",
    ] {
        assert!(card.contains(line), "{line}: {card}");
    }
    assert!(!card.contains('@'), "the address of nobody: {card}");
}

async fn bodies_that_have_a_referent_are_known_and_nobody_is_named(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    // Yann, who does not agree to be found.
    let bretagne = organisation(&paul, "carsat-bretagne").await;
    let counts = sophie.read_referent_counts().await.unwrap().items;
    let counts: Vec<_> = counts.iter().map(|one| (one.organisation_id, one.referents)).collect();
    assert_eq!(counts, [(bretagne, 1)], "all others have none");
}

on_both_databases!(
    one_is_found_by_what_one_knows_once_one_agrees,
    the_mailbox_of_a_body_and_the_badge_of_an_ambassador_show,
    nobody_is_made_visible_by_somebody_else_and_what_is_wrong_changes_nothing,
    the_directory_is_paged_by_name,
    whoever_is_called_about_a_practice_is_found_as_its_holder,
    a_telephone_is_shown_once_it_is_given_and_with_it_where_one_works,
    one_says_when_and_how_one_prefers_to_be_reached,
    a_card_is_taken_along_once_its_owner_agrees,
    bodies_that_have_a_referent_are_known_and_nobody_is_named,
);
