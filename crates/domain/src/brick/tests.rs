//! Where links may lead, who sees what, and what the button opens.

mod bodies;

use uuid::Uuid;

use super::*;
use crate::access::acts::{ArrangeBricks, ManageBrick, WriteBrick};
use crate::access::tests::actor;
use crate::access::{Brick, Capability, Matrix, Owning, Profile, Reach};
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError};

fn address(text: &str) -> Result<LinkAddress, FieldError> {
    LinkAddress::parse("/address", text)
}

fn host(name: &str) -> LinkHost {
    LinkHost::parse("/hosts/0", name).unwrap()
}

fn settings() -> BrickSettings {
    BrickSettings { hosts: vec![host("jump.example.fr")], ..BrickSettings::default() }
}

fn words() -> BrickWords {
    let title = || ShortText::restore("Jump".to_owned());
    BrickWords { title_fr: title(), title_en: title(), description_fr: None, description_en: None }
}

fn brick(n: u128, content: BrickContent) -> AddedBrick {
    let (id, bodies) = (BrickId(Uuid::from_u128(n)), BTreeSet::new());
    let new = NewBrick { id, words: words(), bodies, content, hidden: false };
    let nadia = actor(1, Profile::SuperAdmin);
    nadia.may_create(AddBrick).unwrap().add(new, &settings(), DateTime::default()).unwrap().0
}

fn link(n: u128) -> AddedBrick {
    brick(n, BrickContent::Link(address("https://jump.example.fr/d?q={challenge}").unwrap()))
}

fn page(n: u128) -> AddedBrick {
    let text = PageText { fr: LongText::restore("Un texte.".to_owned()), en: None };
    brick(n, BrickContent::Page(text))
}

#[test]
fn what_a_reader_brings_is_carried_whole_and_changes_nothing_of_where_the_link_leads() {
    let text = "https://Store.Example.fr/{language}/search?k={query}&c={challenge}#r={return}";
    let store = address(text).unwrap();
    assert_eq!(store.host().as_str(), "store.example.fr");
    let leave = |query, challenge| {
        let back = "https://portail.example/recherche?q=a&b";
        store.leave(&Departure { query, challenge, language: Language::Fr, back })
    };
    assert_eq!(
        leave(" téléphone accueil ", "Simplification 2026"),
        "https://Store.Example.fr/fr/search?k=t%C3%A9l%C3%A9phone%20accueil&c=Simplification%202026\
         #r=https%3A%2F%2Fportail.example%2Frecherche%3Fq%3Da%26b"
    );
    for hostile in [
        "@evil.example",
        "&r=https://evil.example",
        "#?/../..//evil.example",
        "{return}",
        "\r\nLocation: https://evil.example",
        "javascript:alert(1)",
        "%2e%2e/",
        "\" onclick=\"alert(1)",
    ] {
        let left = leave(hostile, hostile);
        assert!(left.starts_with("https://Store.Example.fr/fr/search?k="), "{left}");
        let (_, carried) = left.split_once("k=").unwrap();
        assert!(!carried.contains(['@', '"', '\r', '\n', '{', '<', ' ', ':', '/']), "{left}");
        assert_eq!(carried.matches('&').count(), 1, "{left}");
        assert_eq!(carried.matches('#').count(), 1, "{left}");
    }
}

#[test]
fn an_address_has_places_for_what_it_knows_and_where_they_are_safe() {
    let store = address("https://store.example.fr/s?k={query}").unwrap();
    assert!(store.carries(LinkWord::Query) && !store.carries(LinkWord::Return));
    for good in [
        "https://store.example.fr",
        "https://store.example.fr?lang={language}",
        "https://store.example.fr/#/recherche?q={query}",
        "https://store.example.fr/a%20b/",
    ] {
        assert!(address(good).is_ok(), "{good}");
    }
}

/// Each trick by which an address that looks like one place leads to another.
const TRICKS: &[&str] = &[
    "http://store.example.fr/",
    "HTTPS://store.example.fr/",
    "ftp://store.example.fr/",
    "javascript:alert(1)",
    "javascript://store.example.fr/%0aalert(1)",
    "data:text/html,x",
    "//store.example.fr/",
    "/recherche",
    "https:store.example.fr",
    "https:/store.example.fr",
    "https:///store.example.fr",
    "https://",
    "https://?q={query}",
    "https://store.example.fr@evil.example/",
    "https://user:secret@store.example.fr/",
    "https://store.example.fr:8443/",
    "https://store.example.fr\\@evil.example/",
    "https://store.example.fr\\.evil.example/",
    "https://evil.example\t.fr/",
    "https://store.example.fr/ x",
    "https://store.example.fr/\u{202e}",
    "https://stоre.example.fr/",
    "https://store。example.fr/",
    "https://xn--stre-6na.example.fr/",
    "https://store.example.fr./",
    "https://store..example.fr/",
    "https://-store.example.fr/",
    "https://store%2eexample.fr/",
    "https://{query}.example.fr/",
    "https://store.example.fr{query}/",
    "https://store.example.fr/{query}",
    "https://store.example.fr/{return}?x",
    "https://store.example.fr/?q={password}",
    "https://store.example.fr/?q={query",
    "https://store.example.fr/?q=query}",
    "https://store.example.fr/?q={{query}}",
    "https://store.example.fr/?q=%zz",
    "https://store.example.fr/?q=%2",
    "https://store.example.fr/?q=<script>",
    "https://localhost/",
    "https://intranet/",
    "https://jump.localhost/",
    "https://jump.local/",
    "https://metadata.google.internal/",
    "https://1.0.0.127.in-addr.arpa/",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f.0x0.0x0.0x1/",
    "https://0177.0.0.1/",
    "https://10.0.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://store.example.0x7f/",
];

#[test]
fn an_address_that_leads_elsewhere_than_it_says_is_refused() {
    for bad in TRICKS {
        let refused = address(bad).map(|found| found.host().to_string());
        assert_eq!(refused.map_err(|error| error.code), Err(FieldCode::Malformed), "{bad}");
    }
    assert_eq!(address(" ").unwrap_err().code, FieldCode::Required);
    let long = format!("https://store.example.fr/{}", "a".repeat(LinkAddress::LONGEST));
    assert_eq!(address(&long).unwrap_err().code, FieldCode::TooLong);
}

#[test]
fn a_link_leads_only_to_a_machine_that_was_named() {
    let nadia = actor(1, Profile::SuperAdmin);
    let elsewhere = BrickContent::Link(address("https://evil.example.fr/").unwrap());
    let new = NewBrick {
        id: BrickId::default(),
        words: words(),
        bodies: BTreeSet::new(),
        content: elsewhere.clone(),
        hidden: false,
    };
    let refused = nadia.may_create(AddBrick).unwrap().add(new, &settings(), DateTime::default());
    assert_eq!(refused.unwrap_err().code, FieldCode::HostNotAllowed);
    let mut jump = link(1);
    let write = |jump: &mut AddedBrick, content| {
        let granted = nadia.may(WriteBrick, jump).unwrap();
        granted.write(content, &settings(), DateTime::default()).map_err(|error| error.code)
    };
    assert_eq!(write(&mut jump, elsewhere), Err(FieldCode::HostNotAllowed));
    let text = page(2).parts().content.clone();
    assert_eq!(write(&mut jump, text), Err(FieldCode::UnknownValue), "its nature stays");
    // A machine that a link leads to stays named, until the link is removed; and the link stays removed then.
    let mut all = settings();
    let none = BrickSettings::default();
    let change = |all: &mut BrickSettings, bricks: &[AddedBrick]| {
        nadia.may(ArrangeBricks, all).unwrap().change(none.clone(), bricks)
    };
    let refused = change(&mut all, &[jump.clone()]).unwrap_err();
    assert_eq!(refused, [FieldError::new("/hosts", FieldCode::InUse)]);
    let place = |jump: &mut AddedBrick, state, settings: &BrickSettings| {
        nadia.may(ManageBrick, jump).unwrap().place(state, settings)
    };
    let told = place(&mut jump, BrickState::Removed, &all).unwrap();
    assert!(matches!(told, Some(Fact::BricksChanged { act: BrickAct::Removed, .. })));
    assert!(change(&mut all, &[jump.clone()]).is_ok());
    let back = place(&mut jump, BrickState::Shown, &all).unwrap_err();
    assert_eq!(back.code, FieldCode::HostNotAllowed);
}

#[test]
fn a_brick_is_hidden_from_all_but_those_who_keep_it_and_removed_for_all_but_those_who_manage_it() {
    let people = [Profile::Reader, Profile::FunctionalAdmin, Profile::SuperAdmin];
    let known = |brick: &AddedBrick| people.map(|of| brick.is_known_to(&actor(1, of)));
    let nadia = actor(1, Profile::SuperAdmin);
    let mut brick = page(1);
    assert_eq!(known(&brick), [true, true, true]);
    for (state, seen) in
        [(BrickState::Hidden, [false, true, true]), (BrickState::Removed, [false, false, true])]
    {
        let granted = nadia.may(ManageBrick, &mut brick).unwrap();
        assert!(granted.place(state, &settings()).unwrap().is_some());
        assert_eq!(known(&brick), seen, "{state}");
        assert!(!brick.is_open_to(&nadia), "{state}");
    }
}

#[test]
fn a_row_of_its_own_closes_one_brick_and_no_other_and_an_owner_writes_in_theirs() {
    let (mut mine, mut other) = (page(1), page(2));
    let id = mine.parts().id;
    let row = BrickKey::Added(id);
    let natures = [id, other.parts().id].map(|id| (id, BrickNature::Page));
    let cells = [
        ((row, Capability::Read, Profile::Reader), Reach::Nothing),
        ((row, Capability::Update, Profile::Contributor), Reach::OwnOnly),
    ];
    let matrix = std::sync::Arc::new(Matrix::with(cells).with_added(natures));
    let mut sophie = actor(2, Profile::Reader);
    sophie.matrix = std::sync::Arc::clone(&matrix);
    assert!(!mine.is_open_to(&sophie) && other.is_open_to(&sophie));
    let mut karim = actor(3, Profile::Contributor);
    karim.matrix = matrix;
    assert!(karim.may(WriteBrick, &mut mine).is_err(), "nobody said that it is his");
    karim.holds.owned = vec![Owning { brick: Brick::Links, item: Some(id.0) }];
    assert!(karim.may(WriteBrick, &mut mine).is_ok());
    assert!(karim.may(WriteBrick, &mut other).is_err());
    assert!(karim.may(ManageBrick, &mut mine).is_err());
}

#[test]
fn words_and_bodies_are_told_apart_and_what_stays_is_not_told() {
    let nadia = actor(1, Profile::SuperAdmin);
    let mut brick = page(1);
    let bretagne = BTreeSet::from([OrganisationId(Uuid::from_u128(5))]);
    let title = ShortText::restore("Le covoiturage de la caisse".to_owned());
    let other = BrickWords { title_fr: title, ..words() };
    let mut change = |words: &BrickWords, bodies: &BTreeSet<OrganisationId>| {
        let granted = nadia.may(ManageBrick, &mut brick).unwrap();
        let facts = granted.rename(words.clone(), bodies.clone()).unwrap();
        let told = facts.into_iter().map(|fact| {
            let Fact::BricksChanged { act, .. } = fact else { panic!("another fact") };
            act
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(change(&words(), &bretagne), [BrickAct::Addressed]);
    assert!(change(&words(), &bretagne).is_empty());
    assert_eq!(change(&other, &bretagne), [BrickAct::Renamed]);
    assert_eq!(change(&words(), &BTreeSet::new()), [BrickAct::Renamed, BrickAct::Addressed]);
}

#[test]
fn the_button_opens_what_the_body_chose_and_the_form_when_that_is_not_there() {
    let (jump, text) = (link(1), page(2));
    let (id, other) = (jump.parts().id, OrganisationId(Uuid::from_u128(5)));
    let mut sophie = actor(2, Profile::Reader);
    let body = sophie.organisation.unwrap();
    let mut all = settings();
    let door = |all: &BrickSettings, sophie: &Actor| all.idea_door(sophie, [&jump, &text]);
    assert_eq!(door(&all, &sophie), None);
    all.idea_door = Some(id);
    assert_eq!(door(&all, &sophie), Some(id));
    all.idea_doors = vec![IdeaDoor { organisation_id: body, brick_id: None }];
    assert_eq!(door(&all, &sophie), None, "her body keeps the form");
    sophie.organisation = Some(other);
    assert_eq!(door(&all, &sophie), Some(id));
    let closed = [((Brick::Links, Capability::Read, Profile::Reader), Reach::Nothing)];
    sophie.matrix = std::sync::Arc::new(Matrix::with(closed));
    assert_eq!(door(&all, &sophie), None, "she may not read it");
    let nadia = actor(1, Profile::SuperAdmin);
    let bad = BrickSettings { idea_door: Some(text.parts().id), ..settings() };
    let refused = nadia.may(ArrangeBricks, &mut all).unwrap().change(bad, &[jump.clone(), text]);
    let field = FieldError::new("/idea_door", FieldCode::UnknownValue);
    assert_eq!(refused.unwrap_err(), [field], "a page takes no idea");
}

#[test]
fn bricks_stand_in_the_order_that_was_chosen_and_new_ones_come_last() {
    let mut bricks = vec![link(1), page(2), page(3)];
    let id = |n| BrickId(Uuid::from_u128(n));
    let nadia = actor(1, Profile::SuperAdmin);
    let mut all = settings();
    let arrange = |all: &mut BrickSettings, order: Vec<BrickId>, bricks: &[AddedBrick]| {
        let next = BrickSettings { order, ..settings() };
        nadia.may(ArrangeBricks, all).unwrap().change(next, bricks)
    };
    let told = arrange(&mut all, vec![id(3), id(1)], &bricks).unwrap();
    let arranged = BrickAct::Arranged;
    assert_eq!(told, [Fact::BricksChanged { act: arranged, item: None, label: None, brick: None }]);
    all.sort(&mut bricks, |brick| brick);
    let order: Vec<_> = bricks.iter().map(|brick| brick.parts().id).collect();
    assert_eq!(order, [id(3), id(1), id(2)]);
    let refused = arrange(&mut all, vec![id(1), id(9), id(1)], &bricks).unwrap_err();
    let fields = refused.into_iter().map(|error| (error.pointer, error.code));
    let expected = [("/order/1", FieldCode::UnknownValue), ("/order/2", FieldCode::Duplicate)]
        .map(|(pointer, code)| (pointer.to_owned(), code));
    assert_eq!(fields.collect::<Vec<_>>(), expected);
}

#[test]
fn an_answer_is_promised_by_the_end_of_a_day_in_paris() {
    let on = "2026-10-24".parse().unwrap();
    let mut all = settings();
    assert_eq!(all.promise_ends_at(on), None, "nobody promised anything");
    let nadia = actor(1, Profile::SuperAdmin);
    let promising = |days| BrickSettings { idea_reply_days: Some(days), ..settings() };
    for days in [0, 367] {
        let refused = nadia.may(ArrangeBricks, &mut all).unwrap().change(promising(days), &[]);
        let pointers = refused.unwrap_err();
        assert_eq!(pointers.len(), 1, "{pointers:?}");
        assert_eq!(pointers[0].pointer, "/idea_reply_days");
    }
    let facts = nadia.may(ArrangeBricks, &mut all).unwrap().change(promising(1), &[]).unwrap();
    let act = BrickAct::IdeaReplyChanged;
    assert_eq!(facts, [Fact::BricksChanged { act, item: None, label: None, brick: None }]);
    // Across the change of hour.
    assert_eq!(all.promise_ends_at(on), "2026-10-25T23:00:00Z".parse().ok());
}
