//! Kits of practices (R233, R234): written on one template, released, kept, downloaded, found.

use std::io::{Cursor, Read as _};

use api_client::ApiClient;
use api_types::attachment::AttachmentView;
use api_types::expression::ExpressionView;
use api_types::notification::NotificationReason;
use api_types::practice::{
    KitContentRequest, KitFileRequest, KitSectionsRequest, KitView, PracticeQuery, PracticeView,
    ReleaseKitRequest, WriteKitRequest,
};
use api_types::problem::ProblemCode;
use domain::expression::Target;
use domain::journal::Fact;
use domain::practice::{FileAccessibility, KITS_MAX, KitKind};
use domain::search::SearchKind;
use domain::{AttachmentId, KitId, PracticeId};
use reqwest::Client;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};
use zip::ZipArchive;

use super::{publish, validated};
use crate::ideas::named;
use crate::search::seek;
use crate::{pocs, samples};

pub(crate) const TITLE: &str = "Déployer l’accueil téléphonique dématérialisé";

/// A practice of Julie's.
pub(crate) async fn practice(app: &TestApp) -> PracticeView {
    let julie = app.client_of(Demo::Julie).await;
    let poc = validated(app, &julie, "Accueillir au téléphone").await;
    publish(&julie, &poc).await
}

/// The whole template.
pub(crate) fn content(files: &[&AttachmentView]) -> KitContentRequest {
    let text = |words: &str| Some(words.to_owned());
    let accessibility = FileAccessibility::PartlyAccessible;
    let file = |file: &&AttachmentView| KitFileRequest { attachment_id: file.id, accessibility };
    KitContentRequest {
        kind: KitKind::Deployment,
        title: TITLE.to_owned(),
        sections: KitSectionsRequest {
            context: text("Les appels **attendent**."),
            solution: text("Un serveur vocal."),
            conditions: text("Une ligne <dédiée>."),
            cost_and_means: text("Deux agents, un jour par semaine."),
            steps: text("1. Former\n2. Ouvrir"),
            contact: text("Julie"),
            evaluation: text("Le temps d’attente."),
        },
        files: files.iter().map(file).collect(),
    }
}

pub(crate) fn write(content: KitContentRequest) -> WriteKitRequest {
    WriteKitRequest { content }
}

pub(crate) async fn release(client: &ApiClient, kit: &KitView, note: Option<&str>) -> KitView {
    let body = ReleaseKitRequest { note: note.map(str::to_owned) };
    client.release_kit(kit.summary.id, &body, kit.summary.version).await.unwrap()
}

async fn with_kit(client: &ApiClient, with_kit: bool) -> usize {
    let query = PracticeQuery { with_kit: Some(with_kit), ..PracticeQuery::default() };
    client.list_practices(&query).await.unwrap().items.len()
}

async fn without_cost_and_means_it_does_not_follow_the_template(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let mut lacking = content(&[]);
    lacking.sections.cost_and_means = Some("  ".to_owned());
    let kit = paul.prepare_kit(id, &write(lacking), &key()).await.unwrap();
    let (of, version) = (kit.summary.id, kit.summary.version);
    let refused = paul.release_kit(of, &ReleaseKitRequest::default(), version).await;
    assert_eq!(faulty_fields(refused), ["/content/sections/cost_and_means required"]);
    assert!(sophie.list_kits(id).await.unwrap().items.is_empty());
    assert_eq!((with_kit(&sophie, true).await, with_kit(&sophie, false).await), (0, 1));
    let kit = paul.edit_kit(of, &write(content(&[])), version).await.unwrap();
    let kit = release(&paul, &kit, None).await;
    assert_eq!((kit.summary.number, kit.summary.pending), (Some(1), false));
    let seen = sophie.list_kits(id).await.unwrap();
    assert_eq!((seen.items.len(), seen.writable), (1, false));
    assert_eq!(seen.items[0].title, TITLE);
    let read = sophie.read_kit(of).await.unwrap();
    assert_eq!(read.release.unwrap().sections.len(), 7);
    assert!(read.draft.is_none() && !read.summary.editable);
    assert_eq!((with_kit(&sophie, true).await, with_kit(&sophie, false).await), (1, 0));
    assert_eq!(sophie.read_practice(id).await.unwrap().summary.kits, 1);
    // Counting is no edition: whoever was changing the practice goes on.
    assert_eq!(sophie.read_practice(id).await.unwrap().version, 1);
}

async fn a_release_stays_when_another_one_follows(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let plan = julie.upload_attachment(&named("plan.pdf"), samples::pdf()).await.unwrap();
    let kit = julie.prepare_kit(id, &write(content(&[&plan])), &key()).await.unwrap();
    let kit = release(&julie, &kit, None).await;
    let (of, drawing) = (kit.summary.id, named("plan.png"));
    let drawing = julie.upload_attachment(&drawing, samples::png()).await.unwrap();
    let mut changed = content(&[&drawing]);
    changed.kind = KitKind::Support;
    changed.sections.steps = Some("Autrement.".to_owned());
    let kit = julie.edit_kit(of, &write(changed), kit.summary.version).await.unwrap();
    assert!(kit.summary.pending);
    let read = sophie.read_kit(of).await.unwrap();
    assert_eq!((read.summary.kind, read.summary.pending), (KitKind::Deployment, false));
    let kit = release(&julie, &kit, Some("Les étapes.")).await;
    let numbers: Vec<_> =
        kit.releases.iter().map(|one| (one.number, one.note.as_deref())).collect();
    assert_eq!(numbers, [(2, Some("Les étapes.")), (1, None)]);
    let (first, second) = (
        sophie.read_kit_release(of, 1).await.unwrap(),
        sophie.read_kit_release(of, 2).await.unwrap(),
    );
    assert_eq!((first.kind, second.kind), (KitKind::Deployment, KitKind::Support));
    assert_eq!(first.files[0].file.name, "plan.pdf");
    assert_eq!(second.files[0].file.name, "plan.png");
    let url = format!("{}{}", app.url, first.files[0].file.url);
    let kept = Client::new().get(url).send().await.unwrap();
    assert_eq!(kept.status(), 200);
    let size = u64::try_from(kept.bytes().await.unwrap().len()).unwrap();
    assert_eq!(size, first.files[0].file.size);
    assert_eq!(first.files[0].sha256.len(), 64);
    assert_ne!(first.files[0].sha256, second.files[0].sha256);
    assert_eq!(first.files[0].accessibility, FileAccessibility::PartlyAccessible);
    assert_eq!(refusal(sophie.read_kit_release(of, 3).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.read_kit_release(of, 0).await), ProblemCode::NotFound);
}

async fn a_release_is_downloaded_whole_and_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let one = julie.upload_attachment(&named("plan.pdf"), samples::pdf()).await.unwrap();
    let two = julie.upload_attachment(&named("plan.pdf"), samples::pdf()).await.unwrap();
    let kit = julie.prepare_kit(id, &write(content(&[&one, &two])), &key()).await.unwrap();
    let of = release(&julie, &kit, None).await.summary.id;
    let bytes = sophie.read_kit_archive(of, 1).await.unwrap();
    assert_eq!(bytes, sophie.read_kit_archive(of, 1).await.unwrap(), "the same bytes each time");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(archive.len(), 3);
    let mut page = String::new();
    archive.by_name("kit.html").unwrap().read_to_string(&mut page).unwrap();
    for words in [
        "<h1>Déployer l’accueil téléphonique dématérialisé</h1>",
        "<h2>Coût et moyens</h2>",
        "<strong>attendent</strong>",
        "Une ligne &lt;dédiée&gt;.",
        "1-plan.pdf (accessible en partie, SHA-256 ",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let mut plan = Vec::new();
    archive.by_name("2-plan.pdf").unwrap().read_to_end(&mut plan).unwrap();
    assert!(plan.starts_with(b"%PDF"));
    let url = format!("{}/api/v1/kits/{of}/releases/1/archive", app.url);
    let token = pocs::token(&app, Demo::Sophie).await;
    let ask = |tag: Option<String>| {
        let request = Client::new().get(&url).bearer_auth(&token);
        match tag {
            Some(tag) => request.header("if-none-match", tag),
            None => request,
        }
    };
    let answer = ask(None).send().await.unwrap();
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/zip");
    assert!(header("content-disposition").contains("-deployment-v1.zip"));
    let tag = header("etag");
    let known = ask(Some(tag.clone())).send().await.unwrap();
    assert_eq!((known.status().as_u16(), known.headers()["etag"].to_str().unwrap()), (304, &*tag));
    let english = ask(Some(tag)).header("accept-language", "en").send().await.unwrap();
    assert_eq!(english.status(), 200, "in another language it is another file");
}

async fn a_draft_is_known_to_those_who_write_it_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let body = write(content(&[]));
    for who in [Demo::Sophie, Demo::Claire, Demo::Thomas] {
        let client = app.client_of(who).await;
        let refused = client.prepare_kit(id, &body, &key()).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{who:?}");
    }
    let kit = julie.prepare_kit(id, &body, &key()).await.unwrap();
    let (of, version) = (kit.summary.id, kit.summary.version);
    let claire = app.client_of(Demo::Claire).await;
    let nothing = ReleaseKitRequest::default();
    assert_eq!(refusal(claire.read_kit(of).await), ProblemCode::NotFound);
    assert_eq!(refusal(claire.edit_kit(of, &body, version).await), ProblemCode::NotFound);
    assert_eq!(refusal(claire.release_kit(of, &nothing, version).await), ProblemCode::NotFound);
    assert_eq!(refusal(claire.read_kit_archive(of, 1).await), ProblemCode::NotFound);
    let told = claire.read_practice_history(id).await.unwrap().items;
    assert!(told.iter().all(|entry| !format!("{:?}", entry.fact).contains(TITLE)));
    assert_eq!(paul.list_kits(id).await.unwrap().items.len(), 1);
    let version = release(&paul, &kit, None).await.summary.version;
    assert_eq!(refusal(claire.edit_kit(of, &body, version).await), ProblemCode::Forbidden);
    assert_eq!(refusal(claire.release_kit(of, &nothing, version).await), ProblemCode::Forbidden);
    assert!(claire.read_kit(of).await.unwrap().draft.is_none());
}

async fn a_draft_is_thrown_away_by_those_who_write_it_and_a_release_stays(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let claire = app.client_of(Demo::Claire).await;
    let file = julie.upload_attachment(&named("plan.pdf"), samples::pdf()).await.unwrap();
    let kit = julie.prepare_kit(id, &write(content(&[&file])), &key()).await.unwrap();
    let (of, version) = (kit.summary.id, kit.summary.version);
    assert_eq!(refusal(claire.discard_kit(of, version).await), ProblemCode::NotFound);
    let stale = julie.discard_kit(of, version + 1).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    paul.discard_kit(of, version).await.unwrap();
    assert_eq!(refusal(julie.read_kit(of).await), ProblemCode::NotFound);
    assert!(julie.list_kits(id).await.unwrap().items.is_empty());
    let status =
        Client::new().get(format!("{}{}", app.url, file.url)).send().await.unwrap().status();
    assert_eq!(status, 404);
    let history = julie.read_practice_history(id).await.unwrap().items;
    assert!(matches!(history[0].fact, Fact::KitDiscarded { kit, .. } if kit == of));
    // What others may have taken away stays.
    let kit = julie.prepare_kit(id, &write(content(&[])), &key()).await.unwrap();
    let kit = release(&julie, &kit, None).await;
    let (of, version) = (kit.summary.id, kit.summary.version);
    assert_eq!(refusal(claire.discard_kit(of, version).await), ProblemCode::Forbidden);
    assert_eq!(refusal(julie.discard_kit(of, version).await), ProblemCode::KitReleased);
    assert_eq!(claire.list_kits(id).await.unwrap().items.len(), 1);
}

async fn what_is_stale_sent_twice_or_wrong_changes_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (body, once) = (write(content(&[])), key());
    let kit = julie.prepare_kit(id, &body, &once).await.unwrap();
    let again = julie.prepare_kit(id, &body, &once).await.unwrap();
    assert_eq!(kit.summary.id, again.summary.id);
    let (of, version) = (kit.summary.id, kit.summary.version);
    let edited = paul.edit_kit(of, &body, version).await.unwrap();
    let stale = julie.edit_kit(of, &body, version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let nothing = ReleaseKitRequest::default();
    let stale = julie.release_kit(of, &nothing, version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let now = edited.summary.version;
    let file = paul.upload_attachment(&named("plan.pdf"), samples::pdf()).await.unwrap();
    // Somebody else sent it; nobody sent the other one; the same one twice.
    let mut wrong = content(&[&file]);
    wrong.files.push(KitFileRequest { attachment_id: AttachmentId::default(), ..wrong.files[0] });
    let refused = julie.edit_kit(of, &write(wrong), now).await;
    let faults = ["/content/files/0 unknown_value", "/content/files/1 unknown_value"];
    assert_eq!(faulty_fields(refused), faults);
    let mut wrong = content(&[&file, &file]);
    "ab".clone_into(&mut wrong.title);
    wrong.sections.steps = Some("\u{0}".to_owned());
    let refused = paul.edit_kit(of, &write(wrong), now).await;
    let faults = [
        "/content/title too_short",
        "/content/sections/steps forbidden_character",
        "/content/files/1 duplicate",
    ];
    assert_eq!(faulty_fields(refused), faults);
    let many = vec![&file; 11];
    let refused = faulty_fields(paul.edit_kit(of, &write(content(&many)), now).await);
    assert!(refused.contains(&"/content/files too_many".to_owned()), "{refused:?}");
    let unknown = paul.prepare_kit(PracticeId::default(), &body, &key()).await;
    assert_eq!(refusal(unknown), ProblemCode::NotFound);
    assert_eq!(refusal(paul.list_kits(PracticeId::default()).await), ProblemCode::NotFound);
    assert_eq!(refusal(paul.read_kit(KitId::default()).await), ProblemCode::NotFound);
    for _ in 1..KITS_MAX {
        paul.prepare_kit(id, &body, &key()).await.unwrap();
    }
    let refused = paul.prepare_kit(id, &body, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content too_many"]);
}

async fn a_file_that_is_dropped_before_any_release_is_forgotten(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let one = julie.upload_attachment(&named("un.pdf"), samples::pdf()).await.unwrap();
    let two = julie.upload_attachment(&named("deux.pdf"), samples::pdf()).await.unwrap();
    let kit = julie.prepare_kit(id, &write(content(&[&one])), &key()).await.unwrap();
    let of = kit.summary.id;
    let kit = julie.edit_kit(of, &write(content(&[&two])), kit.summary.version).await.unwrap();
    let status = async |file: &AttachmentView| {
        Client::new().get(format!("{}{}", app.url, file.url)).send().await.unwrap().status()
    };
    assert_eq!((status(&one).await.as_u16(), status(&two).await.as_u16()), (404, 200));
    let kit = release(&julie, &kit, None).await;
    // Another person keeps it, then drops it: the release has it still.
    let kit = paul.edit_kit(of, &write(content(&[&two])), kit.summary.version).await.unwrap();
    paul.edit_kit(of, &write(content(&[])), kit.summary.version).await.unwrap();
    assert_eq!(status(&two).await, 200);
    assert_eq!(paul.read_kit_release(of, 1).await.unwrap().files.len(), 1);
    // Nothing carries it away from the kit either.
    assert_eq!(refusal(julie.discard_attachment(two.id).await), ProblemCode::NotFound);
}

async fn whoever_follows_the_practice_is_told_of_each_release_and_finds_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let id = practice(&app).await.summary.id;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let _: ExpressionView = sophie.follow(Target::Practice(id)).await.unwrap();
    let mut unsaid = content(&[]);
    unsaid.sections.solution = Some("Un ornithorynque répond.".to_owned());
    let kit = paul.prepare_kit(id, &write(unsaid), &key()).await.unwrap();
    app.index().await;
    let found = async |client: &ApiClient| {
        app.catch_up().await;
        let found = seek(client, "ornithorynque").await.items;
        found.into_iter().map(|hit| (hit.kind, hit.id)).collect::<Vec<_>>()
    };
    assert!(found(&paul).await.is_empty(), "a draft is found by nobody");
    let kit = release(&paul, &kit, Some("La première.")).await;
    assert_eq!(found(&sophie).await, [(SearchKind::Kit, kit.summary.id.0)]);
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    for (client, reason) in
        [(&sophie, NotificationReason::Follower), (&julie, NotificationReason::Contact)]
    {
        let told = client.list_notifications().await.unwrap().items;
        let told: Vec<_> =
            told.iter().filter(|one| matches!(one.fact, Fact::KitReleased { .. })).collect();
        assert_eq!((told.len(), told[0].reason, told[0].subject_id), (1, reason, id.0));
    }
    let history = sophie.read_practice_history(id).await.unwrap().items;
    let released =
        |fact: &Fact| matches!(fact, Fact::KitReleased { number: 1, label, .. } if label == TITLE);
    assert!(released(&history[0].fact), "{:?}", history[0].fact);
}

on_both_databases!(
    without_cost_and_means_it_does_not_follow_the_template,
    a_release_stays_when_another_one_follows,
    a_release_is_downloaded_whole_and_once,
    a_draft_is_known_to_those_who_write_it_alone,
    a_draft_is_thrown_away_by_those_who_write_it_and_a_release_stays,
    what_is_stale_sent_twice_or_wrong_changes_nothing,
    a_file_that_is_dropped_before_any_release_is_forgotten,
    whoever_follows_the_practice_is_told_of_each_release_and_finds_it,
);
