//! Scenarios 14 and 29: the frames of idea production, and the matrix that is changed while people use the portal.

use api_client::ApiClient;
use api_types::brick::WriteBrickRequest;
use api_types::challenge::{
    CalendarQuery, ChallengeContentRequest, ChallengeRequest, ChallengeView,
};
use api_types::problem::ProblemCode;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::brick::BrickState;
use domain::reference::ReferenceList;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::bricks::{close, page, place, text};
use crate::challenges::life::call;
use crate::pocs::organisation;
use crate::references;

/// A challenge of those months of a year to come, when the calendar holds nothing else.
async fn planned(
    admin: &ApiClient,
    content: ChallengeContentRequest,
    days: [&str; 2],
) -> ChallengeView {
    let [opens_at, closes_at] =
        days.map(|day| Some(format!("2090-{day}T08:00:00Z").parse().unwrap()));
    let content = ChallengeContentRequest { opens_at, closes_at, ..content };
    let made = admin.create_challenge(&ChallengeRequest { content }, &key()).await.unwrap();
    admin.publish_challenge(made.summary.id, made.version).await.unwrap()
}

async fn scenario_14_six_fields_at_most_subjects_out_of_frame_and_one_shared_calendar(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    // Six active fields, and no seventh.
    let fields = ReferenceList::InnovationField;
    let mut kept = nadia.read_reference_list(fields).await.unwrap();
    while kept.items.iter().filter(|field| field.active).count() < 6 {
        let number = kept.items.len();
        let body = references::new(&format!("Champ {number}"), &format!("Field {number}"));
        kept = nadia.add_reference(fields, &body, &key()).await.unwrap();
    }
    let seventh = references::new("Le septième", "The seventh");
    let refused = nadia.add_reference(fields, &seventh, &key()).await;
    assert_eq!(refusal(refused), ProblemCode::ListFull);

    // What the challenge asks for, and what it does not.
    let bretagne = organisation(&nadia, "carsat-bretagne").await;
    let national = ChallengeContentRequest {
        eligible: vec!["Courriers aux assurés".to_owned()],
        not_eligible: vec!["déploiement du RGCU".to_owned()],
        ..call("Simplification 2026")
    };
    let national = planned(&nadia, national, ["03-01", "06-30"]).await.summary.id;
    let read = sophie.read_challenge(national).await.unwrap();
    assert_eq!(read.eligible, ["Courriers aux assurés"]);
    assert_eq!(read.not_eligible, ["déploiement du RGCU"]);

    // The national one and the two of a body, in one calendar that says which overlap.
    let local = |title| ChallengeContentRequest { organisation_id: Some(bretagne), ..call(title) };
    let spring = planned(&nadia, local("Défi du printemps"), ["03-15", "04-15"]).await.summary.id;
    let summer = planned(&nadia, local("Défi de l’été"), ["06-01", "07-15"]).await.summary.id;
    let (from, until) = ("2090-01-01".parse().unwrap(), "2090-12-31".parse().unwrap());
    let calendar = sophie.read_challenge_calendar(&CalendarQuery { from, until }).await.unwrap();
    let shown: Vec<_> =
        calendar.items.into_iter().map(|dated| (dated.challenge.id, dated.overlaps)).collect();
    let expected =
        [(national, vec![spring, summer]), (spring, vec![national]), (summer, vec![national])];
    assert_eq!(shown, expected);
}

async fn scenario_29_the_matrix_and_its_bricks_change_while_the_portal_runs(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let (paul, karim) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Karim).await);
    let added = page(&nadia, "Appels à projets").await;
    let id = added.summary.id;
    // Read by all, changed by functional administrators.
    let matrix = nadia.read_matrix().await.unwrap();
    let reach = |capability, profile| {
        let mut own = matrix.cells.iter().filter(|cell| cell.item_id == Some(id));
        let cell = own.find(|cell| cell.capability == capability && cell.profile == profile);
        cell.map(|cell| (cell.brick, cell.reach))
    };
    let everything = Some((Brick::Links, Reach::Everything));
    for profile in [Profile::Reader, Profile::Contributor, Profile::FunctionalAdmin] {
        assert_eq!(reach(Capability::Read, profile), everything, "{profile:?}");
    }
    assert_eq!(reach(Capability::Update, Profile::FunctionalAdmin), everything);
    let body = WriteBrickRequest { content: text("Trois appels.") };
    let written = paul.write_brick(id, &body, added.summary.version).await.unwrap();
    let version = written.summary.version;
    let refused = karim.write_brick(id, &body, version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    // On the landing page at the next request: no server was started again.
    let home = async |client: &ApiClient| {
        let added = client.read_home().await.unwrap().arrangement.unwrap().added;
        added.into_iter().map(|place| place.brick_id).collect::<Vec<_>>()
    };
    assert_eq!(home(&sophie).await, [id]);
    let read = sophie.read_brick(id).await.unwrap();
    assert_eq!(read.html_fr.as_deref(), Some("<p>Trois appels.</p>\n"));
    // « Read » is removed for readers: neither the brick nor its content.
    close(&nadia, id, Profile::Reader).await;
    assert!(home(&sophie).await.is_empty());
    assert!(sophie.list_bricks().await.unwrap().items.is_empty());
    assert_eq!(refusal(sophie.read_brick(id).await), ProblemCode::Forbidden);
    assert_eq!(home(&karim).await, [id], "the others read on");
    // Deleted: gone for everybody.
    place(&nadia, &written, BrickState::Removed).await;
    for client in [&sophie, &karim, &paul] {
        assert!(home(client).await.is_empty());
        assert!(client.list_bricks().await.unwrap().items.is_empty());
    }
    assert_eq!(refusal(karim.read_brick(id).await), ProblemCode::NotFound);
}

on_both_databases!(
    scenario_14_six_fields_at_most_subjects_out_of_frame_and_one_shared_calendar,
    scenario_29_the_matrix_and_its_bricks_change_while_the_portal_runs,
);
