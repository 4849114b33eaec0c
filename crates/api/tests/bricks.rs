//! Bricks that are added at run time: who sees them, where links lead, what the button of ideas opens (R037 to R049, A01;
//! scenarios 3, 4 and 29).

mod audience;
mod bodies;
mod kept;
mod native;

use api_client::ApiClient;
use api_types::brick::{
    AddBrickRequest, BrickContentRequest, BrickSettingsView, BrickView, Bricks,
    ChangeBrickSettingsRequest, LinkContentRequest, PageContentRequest, PlaceBrickRequest,
    RenameBrickRequest, WriteBrickRequest,
};
use api_types::problem::ProblemCode;
use api_types::rights::{
    CellChangeRequest, ChangeMatrixRequest, DeclareOwnerRequest, RightsHistoryQuery,
};
use domain::BrickId;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::brick::{BrickAct, BrickState, Departure, IdeaDoor, LinkAddress};
use domain::document::Language;
use domain::journal::Fact;
use domain::people::OwnerKind;
use persistence::{Stored, settings};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::search::seek;

fn words(title: &str) -> RenameBrickRequest {
    RenameBrickRequest {
        title_fr: title.to_owned(),
        title_en: title.to_owned(),
        ..RenameBrickRequest::default()
    }
}

pub(crate) fn text(body: &str) -> BrickContentRequest {
    BrickContentRequest::Page(PageContentRequest { body_fr: body.to_owned(), body_en: None })
}

fn leading(address: &str) -> BrickContentRequest {
    BrickContentRequest::Link(LinkContentRequest { address: address.to_owned() })
}

fn new(title: &str, content: BrickContentRequest) -> AddBrickRequest {
    AddBrickRequest { words: words(title), content, hidden: false }
}

/// A page that somebody adds.
pub(crate) async fn page(client: &ApiClient, title: &str) -> BrickView {
    client.add_brick(&new(title, text("Un **texte**.")), &key()).await.unwrap()
}

pub(crate) async fn link(client: &ApiClient, title: &str, address: &str) -> BrickView {
    client.add_brick(&new(title, leading(address)), &key()).await.unwrap()
}

/// Changes the settings of bricks, the rest as it is.
pub(crate) async fn change(
    client: &ApiClient,
    with: impl FnOnce(&mut ChangeBrickSettingsRequest),
) -> BrickSettingsView {
    let BrickSettingsView { order, hosts, idea_door, idea_doors, idea_reply_days, version } =
        client.read_brick_settings().await.unwrap();
    let hosts = hosts.iter().map(ToString::to_string).collect();
    let mut next =
        ChangeBrickSettingsRequest { order, hosts, idea_door, idea_doors, idea_reply_days };
    with(&mut next);
    client.change_brick_settings(&next, version).await.unwrap()
}

pub(crate) async fn name_hosts(client: &ApiClient, hosts: &[&str]) {
    change(client, |next| next.hosts.extend(hosts.iter().map(ToString::to_string))).await;
}

pub(crate) async fn close(client: &ApiClient, id: BrickId, profile: Profile) {
    let cell = CellChangeRequest {
        brick: Brick::Links,
        item_id: Some(id),
        capability: Capability::Read,
        profile,
        reach: Reach::Nothing,
    };
    let version = client.read_matrix().await.unwrap().version;
    client.change_matrix(&ChangeMatrixRequest { changes: vec![cell] }, version).await.unwrap();
}

fn titles(bricks: &Bricks) -> Vec<&str> {
    bricks.items.iter().map(|brick| brick.title_fr.as_str()).collect()
}

pub(crate) async fn place(client: &ApiClient, brick: &BrickView, state: BrickState) -> BrickView {
    let (id, version) = (brick.summary.id, brick.summary.version);
    client.place_brick(id, &PlaceBrickRequest { state }, version).await.unwrap()
}

/// Scenario 29.
async fn a_brick_is_added_closed_and_removed_at_the_next_request(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let paul = app.client_of(Demo::Paul).await;
    assert!(sophie.list_bricks().await.unwrap().items.is_empty());
    let added = page(&nadia, "Appels à projets").await;
    let id = added.summary.id;
    assert_eq!(titles(&sophie.list_bricks().await.unwrap()), ["Appels à projets"]);
    let read = sophie.read_brick(id).await.unwrap();
    assert_eq!(read.html_fr.as_deref(), Some("<p>Un <strong>texte</strong>.</p>\n"));
    // Read by all, written by functional administrators, managed by the super administrator.
    let matrix = nadia.read_matrix().await.unwrap();
    let own = |capability, profile| {
        let mut cells = matrix.cells.iter().filter(|cell| cell.item_id == Some(id));
        cells.find(|cell| (cell.capability, cell.profile) == (capability, profile)).unwrap().reach
    };
    assert_eq!(own(Capability::Read, Profile::Reader), Reach::Everything);
    assert_eq!(own(Capability::Update, Profile::FunctionalAdmin), Reach::Everything);
    assert_eq!(own(Capability::Update, Profile::Contributor), Reach::Nothing);
    assert_eq!(own(Capability::Update, Profile::Developer), Reach::Nothing);
    assert_eq!(own(Capability::Manage, Profile::FunctionalAdmin), Reach::Nothing);
    // « Read » is taken from readers: gone, and its content too; it is there for the others.
    close(&nadia, id, Profile::Reader).await;
    assert!(sophie.list_bricks().await.unwrap().items.is_empty());
    assert_eq!(refusal(sophie.read_brick(id).await), ProblemCode::Forbidden);
    assert_eq!(titles(&paul.list_bricks().await.unwrap()), ["Appels à projets"]);
    let history = nadia.read_rights_history(&RightsHistoryQuery::default()).await.unwrap().items;
    assert!(matches!(history[0].fact, Fact::CellChanged { item: Some(item), .. } if item == id));
    // Removed: gone for all but whoever brings it back.
    let removed = place(&nadia, &added, BrickState::Removed).await;
    assert!(paul.list_bricks().await.unwrap().items.is_empty());
    assert_eq!(refusal(paul.read_brick(id).await), ProblemCode::NotFound);
    let rows = nadia.read_matrix().await.unwrap().cells;
    assert!(rows.iter().all(|cell| cell.item_id.is_none()), "it has no row any more");
    let renamed = nadia.rename_brick(id, &words("Autre"), removed.summary.version).await;
    assert_eq!(refusal(renamed), ProblemCode::NotFound, "it is brought back first");
    // Brought back as it was, its row included.
    place(&nadia, &removed, BrickState::Shown).await;
    assert_eq!(titles(&paul.list_bricks().await.unwrap()), ["Appels à projets"]);
    assert_eq!(refusal(sophie.read_brick(id).await), ProblemCode::Forbidden);
    let acts = nadia.read_brick_history().await.unwrap().items.into_iter().map(|entry| {
        assert_eq!(entry.actor.unwrap().name, "Nadia Benali");
        let Fact::BricksChanged { act, item, label, .. } = entry.fact else {
            panic!("another fact")
        };
        assert_eq!((item, label.as_deref()), (Some(id), Some("Appels à projets")));
        act
    });
    let told = [BrickAct::Restored, BrickAct::Removed, BrickAct::Added];
    assert_eq!(acts.collect::<Vec<_>>(), told);
}

async fn a_brick_is_renamed_and_written_by_those_who_may(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let karim = app.client_of(Demo::Karim).await;
    let name = key();
    let body = new("Appels à projets", text("Un texte."));
    let first = nadia.add_brick(&body, &name).await.unwrap();
    assert_eq!(nadia.add_brick(&body, &name).await.unwrap(), first, "sent twice, added once");
    let (id, version) = (first.summary.id, first.summary.version);
    let second = page(&nadia, "Mode d’emploi").await;
    // Words and content are two rights.
    let renamed = nadia.rename_brick(id, &words("Appels"), version).await.unwrap();
    assert_eq!(renamed.summary.written_at, first.summary.written_at, "its content is as old");
    let late = nadia.rename_brick(id, &words("Autre"), version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let refused = paul.rename_brick(id, &words("Autre"), renamed.summary.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    app.advance(chrono::TimeDelta::seconds(5));
    let next = WriteBrickRequest { content: text("Trois appels <script>alert(1)</script>.") };
    let written = paul.write_brick(id, &next, renamed.summary.version).await.unwrap();
    assert!(written.summary.written_at > first.summary.written_at);
    assert!(!written.html_fr.as_deref().unwrap().contains("<script"));
    let (version, nature) = (written.summary.version, leading("https://tool.example.fr/"));
    let refused = paul.write_brick(id, &WriteBrickRequest { content: nature }, version).await;
    assert_eq!(faulty_fields(refused), ["/content unknown_value"]);
    // A contributor writes in what was declared to be theirs, once the row counts on owners.
    let refused = karim.write_brick(id, &next, version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let theirs = CellChangeRequest {
        brick: Brick::Links,
        item_id: Some(id),
        capability: Capability::Update,
        profile: Profile::Contributor,
        reach: Reach::OwnOnly,
    };
    let matrix = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&ChangeMatrixRequest { changes: vec![theirs] }, matrix).await.unwrap();
    let owner = DeclareOwnerRequest {
        brick: Brick::Links,
        item_id: Some(id.0),
        owner_kind: OwnerKind::Person,
        owner_id: karim.read_me().await.unwrap().person.id.0,
    };
    nadia.declare_owner(&owner, &key()).await.unwrap();
    let written = karim.write_brick(id, &next, version).await.unwrap();
    assert_eq!(written.summary.owners[0].owner_name, "Karim Haddad");
    let other = (second.summary.id, second.summary.version);
    let refused = karim.write_brick(other.0, &next, other.1).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

async fn a_brick_is_hidden_and_moved_by_whoever_manages_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let first = page(&nadia, "Appels").await;
    let (id, second) = (first.summary.id, page(&nadia, "Mode d’emploi").await);
    // Hidden from whoever does not keep it.
    let hidden = place(&nadia, &first, BrickState::Hidden).await;
    assert_eq!(titles(&sophie.list_bricks().await.unwrap()), ["Mode d’emploi"]);
    assert_eq!(refusal(sophie.read_brick(id).await), ProblemCode::NotFound);
    assert_eq!(paul.list_bricks().await.unwrap().items.len(), 2);
    place(&nadia, &hidden, BrickState::Shown).await;
    // The order is kept, and a new one comes last.
    change(&nadia, |next| next.order = vec![second.summary.id, id]).await;
    page(&nadia, "Le dernier").await;
    let order = ["Mode d’emploi", "Appels", "Le dernier"];
    assert_eq!(titles(&sophie.list_bricks().await.unwrap()), order);
    let stale = nadia.change_brick_settings(&ChangeBrickSettingsRequest::default(), 1).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
}

async fn links_lead_only_where_an_administrator_said(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, thomas) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Thomas).await);
    let add = async |address: &str| {
        faulty_fields(nadia.add_brick(&new("Un outil", leading(address)), &key()).await)
    };
    let good = "https://tool.example.fr/?q={query}";
    assert_eq!(add(good).await, ["/content/link/address host_not_allowed"]);
    name_hosts(&nadia, &["Tool.example.fr"]).await;
    for hostile in [
        "http://tool.example.fr/",
        "javascript:alert(1)//tool.example.fr",
        "https://tool.example.fr@evil.example.fr/",
        "https://tool.example.fr\\@evil.example.fr/",
        "https://tool.example.fr:8443/",
        "https://{query}.example.fr/",
        "https://tool.example.fr/{query}/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/?q={query}",
    ] {
        assert_eq!(add(hostile).await, ["/content/link/address malformed"], "{hostile}");
    }
    for elsewhere in ["https://evil.example.fr/", "https://tool.example.fr.evil.fr/"] {
        assert_eq!(add(elsewhere).await, ["/content/link/address host_not_allowed"]);
    }
    let added = link(&nadia, "Un outil", good).await;
    // A developer looks after where links lead, and no more (D.1).
    let (id, version) = (added.summary.id, added.summary.version);
    let moved = WriteBrickRequest { content: leading("https://tool.example.fr/v2?q={query}") };
    let moved = thomas.write_brick(id, &moved, version).await.unwrap();
    let away = WriteBrickRequest { content: leading("https://evil.example.fr/") };
    let refused = thomas.write_brick(id, &away, moved.summary.version).await;
    assert_eq!(faulty_fields(refused), ["/content/link/address host_not_allowed"]);
    let refused = thomas.rename_brick(id, &words("Autre"), moved.summary.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    // The machine stays named while a link leads to it; removed, the link does not come back without it.
    let without = ChangeBrickSettingsRequest::default();
    let version = nadia.read_brick_settings().await.unwrap().version;
    let refused = nadia.change_brick_settings(&without, version).await;
    assert_eq!(faulty_fields(refused), ["/hosts in_use"]);
    let removed = place(&nadia, &moved, BrickState::Removed).await;
    nadia.change_brick_settings(&without, version).await.unwrap();
    let back = PlaceBrickRequest { state: BrickState::Shown };
    let refused = nadia.place_brick(id, &back, removed.summary.version).await;
    assert_eq!(faulty_fields(refused), ["/state host_not_allowed"]);
    let bad = ["localhost", "10.0.0.1", "tool.example.fr:443", "x.internal", "tool.example.fr/a"];
    let bad = ChangeBrickSettingsRequest { hosts: bad.map(str::to_owned).to_vec(), ..without };
    let refused = nadia.change_brick_settings(&bad, version + 1).await;
    let expected: Vec<_> = (0..5).map(|place| format!("/hosts/{place} malformed")).collect();
    assert_eq!(faulty_fields(refused), expected);
}

/// Scenario 3.
async fn the_button_of_ideas_opens_what_each_body_chose(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let julie = app.client_of(Demo::Julie).await;
    let door = async |client: &ApiClient| client.list_bricks().await.unwrap().idea_door;
    assert_eq!(door(&sophie).await, None, "the form of the portal");
    name_hosts(&nadia, &["jump.example.fr"]).await;
    let address = "https://jump.example.fr/defis?titre={challenge}&retour={return}";
    let jump = link(&nadia, "Jump", address).await;
    let id = jump.summary.id;
    let bodies = nadia.list_organisations().await.unwrap().items;
    let body = |code: &str| bodies.iter().find(|one| one.code == code).unwrap().id;
    let bretagne = IdeaDoor { organisation_id: body("carsat-bretagne"), brick_id: None };
    change(&nadia, |next| {
        next.idea_door = Some(id);
        next.idea_doors = vec![bretagne];
    })
    .await;
    assert_eq!((door(&sophie).await, door(&julie).await), (None, Some(id)));
    // The whole network but one body, then that body alone.
    let bretagne = IdeaDoor { brick_id: Some(id), ..bretagne };
    change(&nadia, |next| {
        next.idea_door = None;
        next.idea_doors = vec![bretagne];
    })
    .await;
    assert_eq!((door(&sophie).await, door(&julie).await), (Some(id), None));
    let shown = sophie.read_brick(id).await.unwrap().summary.address.unwrap();
    let left = LinkAddress::parse("", &shown).unwrap().leave(&Departure {
        query: "",
        challenge: "Simplification 2026",
        language: Language::Fr,
        back: "https://ozeli-d.example/defis/7",
    });
    assert_eq!(
        left,
        "https://jump.example.fr/defis?titre=Simplification%202026\
         &retour=https%3A%2F%2Fozeli-d.example%2Fdefis%2F7"
    );
    // A link that is closed, hidden or removed opens nothing: the form is there.
    close(&nadia, id, Profile::Reader).await;
    assert_eq!(door(&sophie).await, None);
}

async fn the_button_of_ideas_opens_a_link_for_a_body_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let text = page(&nadia, "Une page").await.summary.id;
    let bodies = nadia.list_organisations().await.unwrap().items;
    let body = |code: &str| bodies.iter().find(|one| one.code == code).unwrap().id;
    let bretagne = IdeaDoor { organisation_id: body("carsat-bretagne"), brick_id: None };
    // Neither a page, nor a stranger, nor a direction.
    let version = nadia.read_brick_settings().await.unwrap().version;
    let doors = [
        IdeaDoor { organisation_id: body("cnav-dsi"), brick_id: Some(BrickId::default()) },
        bretagne,
        bretagne,
    ];
    let bad = ChangeBrickSettingsRequest {
        hosts: vec!["jump.example.fr".to_owned()],
        idea_door: Some(text),
        idea_doors: doors[1..].to_vec(),
        ..ChangeBrickSettingsRequest::default()
    };
    let refused = nadia.change_brick_settings(&bad, version).await;
    let fields = ["/idea_door unknown_value", "/idea_doors/1/organisation_id duplicate"];
    assert_eq!(faulty_fields(refused), fields);
    let bad = ChangeBrickSettingsRequest { idea_doors: doors[..1].to_vec(), ..bad };
    let refused = nadia.change_brick_settings(&bad, version).await;
    assert_eq!(faulty_fields(refused), ["/idea_doors/0/organisation_id unknown_value"]);
}

/// Scenario 4.
async fn words_that_are_sought_are_carried_to_the_tools_one_may_read(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    name_hosts(&nadia, &["store.example.fr", "jump.example.fr"]).await;
    let address = "https://store.example.fr/recherche?q={query}&retour={return}";
    let store = link(&nadia, "Store Innov’Actions", address).await;
    link(&nadia, "Jump", "https://jump.example.fr/?retour={return}").await;
    let found = seek(&sophie, "téléphone accueil").await.elsewhere;
    let names: Vec<_> = found.iter().map(|tool| tool.name.as_str()).collect();
    assert_eq!(names, ["Store Innov’Actions"], "the other carries no words");
    let begins = "https://store.example.fr/recherche?q=t%C3%A9l%C3%A9phone%20accueil&retour=";
    assert!(found[0].url.starts_with(begins), "{}", found[0].url);
    assert!(found[0].url.ends_with("%2Frecherche%3Fq%3Dt%25C3%25A9l%25C3%25A9phone%2520accueil"));
    assert!(seek(&sophie, " ").await.elsewhere.is_empty());
    close(&nadia, store.summary.id, Profile::Reader).await;
    assert!(seek(&sophie, "téléphone accueil").await.elsewhere.is_empty());
    assert_eq!(seek(&nadia, "téléphone accueil").await.elsewhere.len(), 1);
}

/// What one part cannot read breaks none of the others.
async fn bricks_that_cannot_be_read_leave_the_rest_of_the_portal_whole(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let signature = (nadia.read_me().await.unwrap().person.id, app.app.now());
    let nonsense = Stored { value: "nonsense".to_owned(), version: 1 };
    let tx = app.app.store.begin().await.unwrap();
    settings::save(&tx, "bricks", &nonsense, signature).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(refusal(sophie.list_bricks().await), ProblemCode::Internal);
    assert!(sophie.read_home().await.unwrap().unavailable.is_empty());
    assert!(seek(&sophie, "accueil").await.elsewhere.is_empty());
}

on_both_databases!(
    a_brick_is_added_closed_and_removed_at_the_next_request,
    a_brick_is_renamed_and_written_by_those_who_may,
    a_brick_is_hidden_and_moved_by_whoever_manages_it,
    links_lead_only_where_an_administrator_said,
    the_button_of_ideas_opens_what_each_body_chose,
    the_button_of_ideas_opens_a_link_for_a_body_once,
    words_that_are_sought_are_carried_to_the_tools_one_may_read,
    bricks_that_cannot_be_read_leave_the_rest_of_the_portal_whole,
);
