//! Who may read a practice (A28): what is kept for some is told to nobody else, anywhere, and counts all the same.

use std::collections::BTreeSet;

use api_types::directory::{CardContentRequest, KeepCardRequest};
use api_types::editorial::{CountedFiguresQuery, EditorialQuery};
use api_types::export::{ExportKind, ExportQuery};
use api_types::idea::PostCommentRequest;
use api_types::page::Include;
use api_types::poc::{CreatePocRequest, RestrictPocRequest};
use api_types::practice::{
    DeclareReuseRequest, KitContentRequest, KitSectionsRequest, PracticeQuery,
    PublishPracticeRequest, ReleaseKitRequest, RestrictPracticeRequest, ReuseContentRequest,
    WithdrawPracticeRequest, WriteKitRequest,
};
use api_types::problem::ProblemCode;
use domain::editorial::{CountedFigure, EditorialBrick};
use domain::expression::Target;
use domain::idea::Stance;
use domain::poc::{GateVerdict, Visibility};
use domain::practice::{KitKind, ReuseResult};
use domain::showcase::ShowcaseKind;
use domain::{IdeaId, KitId, PocId, PracticeId, ReuseId, UserId};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{publish, validated};
use crate::editorial::knowledge::{spoken, testimonial};
use crate::editorial::published;
use crate::leaks::{Looked, telling};
use crate::pocs::{card, complete, launch, me, organisation, selected_idea};

const SECRET: &str = "Veillée Zéphyrine";

/// What a reader is told it by while it is everybody's, or the walk is blind.
const REACHED: [&str; 15] = [
    "/celebrations",
    "/comments/{kind}/{id}",
    "/directory/{id}",
    "/editorial-items/{id}",
    "/follows",
    "/home",
    "/ideas/{id}",
    "/kits/{id}",
    "/notifications",
    "/pocs/{id}",
    "/practice-reuses",
    "/practices",
    "/practices/{id}",
    "/search",
    "/similar-items",
];

/// A practice of Julie's, and all that is around it.
struct Kept {
    idea: IdeaId,
    poc: PocId,
    practice: PracticeId,
    kit: KitId,
    reuse: ReuseId,
    told: uuid::Uuid,
    julie: UserId,
    marks: [String; 2],
}

impl Kept {
    async fn tells(&self, app: &TestApp, who: Demo) -> BTreeSet<String> {
        let around = [
            ("/ideas/", self.idea.0),
            ("/pocs/", self.poc.0),
            ("/kits/", self.kit.0),
            ("/reuses/", self.reuse.0),
            ("/editorial-items/", self.told),
            ("/directory/", self.julie.0),
        ];
        let (kind, id, word) = ("practice", self.practice.0, "zéphyrine");
        telling(app, who, &Looked { kind, id, around: &around, word, marks: &self.marks }).await
    }
}

async fn take_up(app: &TestApp, who: Demo, id: PracticeId, body: Option<&str>) -> ReuseId {
    let client = app.client_of(who).await;
    let organisation_id = match body {
        Some(code) => Some(organisation(&client, code).await),
        None => None,
    };
    let content = ReuseContentRequest {
        since: app.app.now().date_naive(),
        adaptations: None,
        effort: None,
        result: ReuseResult::Worked,
        contact_id: None,
    };
    let body = DeclareReuseRequest { organisation_id, content };
    client.declare_reuse(id, &body, &key()).await.unwrap().id
}

/// A kit of the practice, released.
async fn kit(app: &TestApp, id: PracticeId) -> KitId {
    let julie = app.client_of(Demo::Julie).await;
    let text = |words: &str| Some(words.to_owned());
    let sections = KitSectionsRequest {
        context: text("Les appels attendent."),
        solution: text("Un serveur vocal."),
        conditions: text("Une ligne dédiée."),
        cost_and_means: text("Deux agents."),
        steps: text("1. Former"),
        contact: text("Julie"),
        evaluation: text("Le temps d’attente."),
    };
    let title = format!("Déployer la {SECRET}");
    let content =
        KitContentRequest { kind: KitKind::Deployment, title, sections, files: Vec::new() };
    let kit = julie.prepare_kit(id, &WriteKitRequest { content }, &key()).await.unwrap().summary;
    let note = ReleaseKitRequest { note: None };
    julie.release_kit(kit.id, &note, kit.version).await.unwrap();
    kit.id
}

/// A practice of Julie's, from an idea of Yann's: taken up twice, with a kit, a testimonial, a comment, a follower.
async fn everywhere(app: &TestApp) -> Kept {
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (yann, sophie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Sophie).await);
    let idea = selected_idea(&yann, &paul, "Une idée publique").await.summary.id;
    let card = card(&julie, "Un essai public").await;
    let poc = CreatePocRequest { idea_id: Some(idea), ..card };
    let poc = launch(&julie, &julie.create_poc(&poc, &key()).await.unwrap()).await;
    let poc = complete(&julie, &poc, GateVerdict::Validated, me(&paul).await).await.summary.id;
    let mut content = julie.propose_practice(poc).await.unwrap();
    SECRET.clone_into(&mut content.title);
    let body = PublishPracticeRequest::of_poc(poc, content);
    let practice = julie.publish_practice(&body, &key()).await.unwrap().summary;
    let id = practice.id;
    sophie.follow(Target::Practice(id)).await.unwrap();
    let said = PostCommentRequest::signed(Stance::Supports, &format!("Vive la {SECRET}"));
    paul.post_comment_on(Target::Practice(id), &said, &key()).await.unwrap();
    let mut about = testimonial("Nous y allons à pied.");
    about.practice_id = Some(id);
    let told = published(&julie, &spoken("Au marché", about)).await.summary.id.0;
    let kit = kit(app, id).await;
    let reuse = take_up(app, Demo::Claire, id, None).await;
    take_up(app, Demo::Paul, id, Some("carsat-nord-est")).await;
    let (hers, shown) = (me(&julie).await, true);
    let content = CardContentRequest { visible: shown, ..CardContentRequest::default() };
    julie.keep_card(hers, &KeepCardRequest { content }, 0).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    app.index().await;
    let marks = [SECRET.to_owned(), practice.reference];
    Kept { idea, poc, practice: id, kit, reuse, told, julie: hers, marks }
}

async fn restrict(app: &TestApp, id: PracticeId, visibility: Visibility) {
    let paul = app.client_of(Demo::Paul).await;
    let version = paul.read_practice(id).await.unwrap().version;
    let body = RestrictPracticeRequest { visibility };
    let kept = paul.restrict_practice(id, &body, version).await.unwrap();
    assert_eq!((kept.summary.visibility, kept.version), (visibility, version + 1));
}

async fn a_practice_that_is_kept_is_told_to_nobody_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let kept = everywhere(&app).await;
    let before = kept.tells(&app, Demo::Sophie).await;
    for operation in REACHED {
        assert!(before.contains(operation), "{operation} is not reached: {before:?}");
    }
    restrict(&app, kept.practice, Visibility::TopManagement).await;
    assert_eq!(kept.tells(&app, Demo::Sophie).await, BTreeSet::new());
    let developer = kept.tells(&app, Demo::Thomas).await;
    assert_eq!(developer, BTreeSet::new(), "nor in an export");
    // Whoever answers for it, COMEX and the Dinno go on as before.
    for who in [Demo::Julie, Demo::Marc, Demo::Paul] {
        let told = kept.tells(&app, who).await;
        for operation in ["/practices", "/practices/{id}", "/search", "/kits/{id}", "/pocs/{id}"] {
            assert!(told.contains(operation), "{who:?} {operation}: {told:?}");
        }
    }
    restrict(&app, kept.practice, Visibility::Everyone).await;
    assert_eq!(kept.tells(&app, Demo::Sophie).await, before);
}

async fn whoever_it_is_not_kept_for_does_nothing_with_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let kept = everywhere(&app).await;
    let (id, target) = (kept.practice, Target::Practice(kept.practice));
    let sophie = app.client_of(Demo::Sophie).await;
    let total = async || {
        let query = PracticeQuery { include: Some(Include::Total), ..PracticeQuery::default() };
        sophie.list_practices(&query).await.unwrap().total
    };
    let spoken_of = async || {
        let of = EditorialQuery::of(EditorialBrick::Testimonials);
        let query = EditorialQuery { practice_id: Some(id), ..of };
        sophie.list_editorial_items(&query).await.unwrap().items.len()
    };
    assert_eq!((total().await, spoken_of().await), (Some(1), 1));
    restrict(&app, id, Visibility::TopManagement).await;
    assert_eq!(spoken_of().await, 0, "nor who speaks of it");
    let claire = app.client_of(Demo::Claire).await;
    let why = WithdrawPracticeRequest { reason: "Une raison.".to_owned() };
    for hidden in [
        sophie.read_practice(id).await.map(drop),
        sophie.read_practice_history(id).await.map(drop),
        sophie.list_reuses(id).await.map(drop),
        sophie.read_reuse(kept.reuse).await.map(drop),
        sophie.list_kits(id).await.map(drop),
        sophie.read_kit(kept.kit).await.map(drop),
        sophie.read_expression(target).await.map(drop),
        sophie.follow(target).await.map(drop),
        sophie.like(target).await.map(drop),
        claire.withdraw_practice(id, &why, 1).await.map(drop),
    ] {
        assert_eq!(refusal(hidden), ProblemCode::NotFound, "one may not even know of it");
    }
    // It counts in the figures, and in no list.
    assert_eq!(total().await, Some(0));
    let counted = sophie.read_counted_figures(&CountedFiguresQuery::default()).await.unwrap().items;
    let practices = counted.iter().find(|one| one.figure == CountedFigure::Practices).unwrap();
    assert_eq!(practices.value, 1);
    // What is kept for some is not shown to strangers either.
    let paul = app.client_of(Demo::Paul).await;
    let refused = paul.open_showcase_item(ShowcaseKind::Practice, id.0).await;
    assert_eq!(refusal(refused), ProblemCode::NotFound);
    let export = paul.export_set(&ExportQuery { kind: ExportKind::Practices }).await.unwrap();
    assert!(export.contains(SECRET), "administrators take it away");
}

async fn what_came_out_of_a_kept_experiment_begins_kept(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let poc = validated(&app, &julie, SECRET).await;
    let version = paul.read_poc(poc.summary.id).await.unwrap().version;
    let body = RestrictPocRequest { visibility: Visibility::TopManagement };
    paul.restrict_poc(poc.summary.id, &body, version).await.unwrap();
    let practice = publish(&julie, &poc).await.summary;
    assert_eq!(practice.visibility, Visibility::TopManagement);
    let hidden = sophie.read_practice(practice.id).await;
    assert_eq!(refusal(hidden), ProblemCode::NotFound);
    // Its direction is that of the experiment, not its whole body.
    restrict(&app, practice.id, Visibility::Department).await;
    let hidden = sophie.read_practice(practice.id).await;
    assert_eq!(refusal(hidden), ProblemCode::NotFound);
    restrict(&app, practice.id, Visibility::Everyone).await;
    assert_eq!(sophie.read_practice(practice.id).await.unwrap().summary.title, SECRET);
}

async fn only_an_administrator_chooses_who_reads_a_practice(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let practice = publish(&julie, &validated(&app, &julie, "À tous").await).await;
    let id = practice.summary.id;
    assert!(practice.editable && !practice.restrictable);
    let body = RestrictPracticeRequest { visibility: Visibility::TopManagement };
    let refused = julie.restrict_practice(id, &body, practice.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    assert!(paul.read_practice(id).await.unwrap().restrictable);
    paul.restrict_practice(id, &body, practice.version).await.unwrap();
    let stale = paul.restrict_practice(id, &body, practice.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    // The same again is no news.
    let entries = async || {
        let reader = app.app.store.reader();
        persistence::journal::about(&reader, id.0, 50).await.unwrap().len()
    };
    let told = entries().await;
    let version = paul.read_practice(id).await.unwrap().version;
    assert_eq!(paul.restrict_practice(id, &body, version).await.unwrap().version, version);
    assert_eq!(entries().await, told);
}

on_both_databases!(
    a_practice_that_is_kept_is_told_to_nobody_else,
    whoever_it_is_not_kept_for_does_nothing_with_it,
    what_came_out_of_a_kept_experiment_begins_kept,
    only_an_administrator_chooses_who_reads_a_practice,
);
