//! Files of other tools come in whole, once, and tell every line.

mod accounts;
mod columns;
mod pocs;
mod practices;
mod real;

use std::io::{self, Read};

use api_client::ApiClient;
use api_types::challenge::ChallengeQuery;
use api_types::idea::{CommentQuery, EditIdeaRequest, IdeaContentRequest, IdeaQuery, IdeaSummary};
use api_types::import::{ImportKind, ImportLine, ImportQuery, ImportReport, LineOutcome};
use api_types::page::Include;
use api_types::people::PeopleQuery;

use api_types::portfolio::{PortfolioQuery, PortfolioView};
use api_types::problem::ProblemCode;
use api_types::session::SignInRequest;
use app::imports::ImportOrder;
use app::words::Locale;
use domain::idea::Stance;
use domain::poc::PocStatus;
use test_support::{Database, Demo, PASSWORD, TestApp, faulty_fields, on_both_databases, refusal};

const IDEAS: &str = "\
external_id,titre,description_html,rubrique,sous_rubrique,auteur,date_depot,votes_pour,votes_contre,votes_mitiges
I-1,Un guichet unique,<p>Un <strong>seul</strong> num&eacute;ro</p>,S1,Les Communs,agent-1,2015-09-26T02:28:01+0200,12,3,0
I-2,Publier les délais,<p>À rédiger</p>,S2,Ouverture des données publiques,agent-2,2015-09-27T02:28:01+0200,0,0,0
I-3,X,<p>Titre trop court</p>,S2,Les Communs,agent-1,2015-09-27T02:28:01+0200,0,0,0
I-4,Sans auteur,,S2,Les Communs,,,0,0,0
";

const COMMENTS: &str = "\
external_id,idee_external_id,position,texte,auteur,date,soutiens
I-1-A1,I-1,pour,Très utile,agent-2,2015-10-01T10:00:00+0200,4
I-1-A2,I-1,contre,Trop cher,agent-3,2015-10-02T10:00:00+0200,0
I-9-A1,I-9,pour,Une idée inconnue,agent-3,2015-10-02T10:00:00+0200,0
";

const CHALLENGES: &str = "\
external_id,titre,description,porteur,themes,promotions,ville,corps_markdown
C-1,Aider à choisir,Comment aider ?,Un ministère,Santé|Sport,P1,Lyon,## Besoin
";

const fn query(kind: ImportKind) -> ImportQuery {
    ImportQuery { kind, dry_run: false }
}

async fn import(client: &ApiClient, kind: ImportKind, file: &str) -> ImportReport {
    client.import_file(&query(kind), file.to_owned()).await.unwrap()
}

fn counts(report: &ImportReport) -> [u64; 5] {
    let ImportReport { lines, created, updated, unchanged, refused, .. } = report;
    [*lines, *created, *updated, *unchanged, *refused]
}

fn line<'r>(report: &'r ImportReport, id: &str) -> &'r ImportLine {
    report.details.iter().find(|line| line.external_id == id).unwrap()
}

async fn ideas(client: &ApiClient) -> Vec<IdeaSummary> {
    client.list_ideas(&IdeaQuery { limit: 100, ..IdeaQuery::default() }).await.unwrap().items
}

async fn idea(client: &ApiClient, title: &str) -> IdeaSummary {
    ideas(client).await.into_iter().find(|idea| idea.title == title).unwrap()
}

async fn portfolio(client: &ApiClient) -> PortfolioView {
    client.read_portfolio(&PortfolioQuery::default()).await.unwrap()
}

fn with_status(portfolio: &PortfolioView, status: PocStatus) -> u64 {
    portfolio.by_status.iter().find(|count| count.status == status).unwrap().count
}

async fn a_dry_run_tells_what_would_happen_and_writes_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    let dry = ImportQuery { kind: ImportKind::Ideas, dry_run: true };
    let told = admin.import_file(&dry, IDEAS).await.unwrap();
    assert!(told.dry_run);
    assert!(ideas(&admin).await.is_empty());
    let done = import(&admin, ImportKind::Ideas, IDEAS).await;
    assert_eq!(counts(&told), [4, 3, 0, 0, 1]);
    assert_eq!((counts(&done), &done.details), (counts(&told), &told.details));
}

async fn every_line_is_told_and_a_second_run_creates_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    let first = import(&admin, ImportKind::Ideas, IDEAS).await;
    let lines: Vec<_> = first.details.iter().map(|line| (line.line, line.outcome)).collect();
    let expected = [
        (2, LineOutcome::Created),
        (3, LineOutcome::Created),
        (4, LineOutcome::Refused),
        (5, LineOutcome::Created),
    ];
    assert_eq!(lines, expected);
    assert_eq!(line(&first, "I-3").errors[0].pointer, "/titre");

    let second = import(&admin, ImportKind::Ideas, IDEAS).await;
    assert_eq!(counts(&second), [4, 0, 0, 3, 1]);
    assert_eq!(ideas(&admin).await.len(), 3);
}

async fn an_idea_comes_in_as_if_it_had_been_written_here(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    import(&admin, ImportKind::Ideas, IDEAS).await;
    let summary = idea(&admin, "Un guichet unique").await;
    assert_eq!(summary.reference, "IDEE-2015-0001");
    assert_eq!(summary.deposited_on.to_string(), "2015-09-26");
    assert_eq!(summary.subcategory.as_str(), "digital_commons");
    assert_eq!(summary.domain.as_str(), "digital_data");
    assert_eq!(summary.author.person.unwrap().name, "agent-1");
    assert_eq!(summary.votes, 0, "the votes of another tool have no voter here");
    let view = admin.read_idea(summary.id).await.unwrap();
    assert_eq!(view.imported_votes, 15, "they are a number of their own");
    let html = view.proposal_html.unwrap();
    assert!(html.contains("<strong>seul</strong> numéro") && html.contains("12"), "{html}");
    let history = admin.read_idea_history(summary.id).await.unwrap();
    assert_eq!(history.items.len(), 1);
    assert_eq!(history.items[0].actor.as_ref().unwrap().name, "Nadia Benali");
}

async fn authors_are_known_by_name_once_and_have_no_account(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    import(&admin, ImportKind::Ideas, IDEAS).await;
    import(&admin, ImportKind::Comments, COMMENTS).await;
    let people = admin.list_people(&PeopleQuery { q: "agent".into() }).await.unwrap();
    assert!(people.items.is_empty(), "{people:?}");
    let id = idea(&admin, "Un guichet unique").await.id;
    let comments = admin.list_comments(id, &CommentQuery::default()).await.unwrap();
    let author = comments.items[0].author.as_ref().unwrap().id;
    let same = idea(&admin, "Publier les délais").await.author.person.unwrap().id;
    assert_eq!(author, same, "agent-2 wrote both");
}

async fn comments_find_their_idea_or_are_refused(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    let early = import(&admin, ImportKind::Comments, COMMENTS).await;
    assert_eq!(counts(&early), [3, 0, 0, 0, 3]);
    import(&admin, ImportKind::Ideas, IDEAS).await;
    let report = import(&admin, ImportKind::Comments, COMMENTS).await;
    assert_eq!(counts(&report), [3, 2, 0, 0, 1]);
    let refused = &line(&report, "I-9-A1").errors[0];
    assert_eq!(refused.pointer, "/idee_external_id");

    let summary = idea(&admin, "Un guichet unique").await;
    assert_eq!(summary.comments, 2);
    let comments = admin.list_comments(summary.id, &CommentQuery::default()).await.unwrap().items;
    let stances: Vec<_> = comments.iter().map(|comment| comment.stance).collect();
    assert_eq!(stances, [Stance::Supports, Stance::Challenges]);
    assert_eq!(comments[0].posted_at.to_rfc3339(), "2015-10-01T08:00:00+00:00");

    let changed = COMMENTS.replace("Trop cher", "Trop lent");
    let report = import(&admin, ImportKind::Comments, &changed).await;
    assert_eq!(counts(&report), [3, 0, 1, 1, 1]);
    assert_eq!(idea(&admin, "Un guichet unique").await.comments, 2);
}

async fn a_changed_line_updates_unless_somebody_changed_it_here(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    import(&admin, ImportKind::Ideas, IDEAS).await;
    let changed = IDEAS.replace("Un guichet unique", "Un seul guichet");
    let report = import(&admin, ImportKind::Ideas, &changed).await;
    assert_eq!(counts(&report), [4, 0, 1, 2, 1]);
    let summary = idea(&admin, "Un seul guichet").await;
    assert_eq!(summary.reference, "IDEE-2015-0001");

    let view = admin.read_idea(summary.id).await.unwrap();
    let content = IdeaContentRequest {
        title: "Un guichet, mieux dit".to_owned(),
        problem: None,
        proposal: view.proposal.clone(),
        subcategory: view.summary.subcategory.as_str().to_owned(),
        innovation_field: None,
        form: view.form,
        origin: view.origin,
        attachments: Vec::new(),
    };
    let edit = EditIdeaRequest { content };
    admin.edit_idea(summary.id, &edit, view.version).await.unwrap();
    let again = IDEAS.replace("Un guichet unique", "Un troisième titre");
    let report = import(&admin, ImportKind::Ideas, &again).await;
    let kept = line(&report, "I-1");
    assert_eq!((kept.outcome, kept.remarks.len()), (LineOutcome::Unchanged, 1));
    idea(&admin, "Un guichet, mieux dit").await;
}

async fn challenges_come_in_closed(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    let report = import(&admin, ImportKind::Challenges, CHALLENGES).await;
    assert_eq!(counts(&report), [1, 1, 0, 0, 0]);
    let found = admin.list_challenges(&ChallengeQuery::default()).await.unwrap().items;
    assert_eq!(found[0].sponsor.as_deref(), Some("Un ministère"));
    assert!(!found[0].takes_ideas);
    let again = import(&admin, ImportKind::Challenges, CHALLENGES).await;
    assert_eq!(counts(&again), [1, 0, 0, 1, 0]);
}

async fn a_file_that_is_no_such_table_is_refused_whole(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    let comments = query(ImportKind::Comments);
    let missing = admin.import_file(&comments, IDEAS).await;
    let expected = [
        "/date required",
        "/idee_external_id required",
        "/position required",
        "/soutiens required",
        "/texte required",
    ];
    assert_eq!(faulty_fields(missing), expected);
    for file in ["", "external_id,external_id\n"] {
        let refused = admin.import_file(&comments, file).await;
        assert_eq!(refusal(refused), ProblemCode::ImportUnreadable, "{file:?}");
    }
    let nadia = SignInRequest {
        email: Demo::Nadia.person().email.to_owned(),
        password: PASSWORD.to_owned(),
    };
    let token = app.stranger().sign_in(&nadia).await.unwrap().access_token;
    let json = reqwest::Client::new()
        .post(format!("{}/api/v1/imports?kind=ideas", app.url))
        .bearer_auth(token)
        .header("content-type", "application/json")
        .body("{}")
        .send()
        .await
        .unwrap();
    assert_eq!(json.status(), 415);
}

async fn only_those_who_exchange_may_import(database: Database) {
    let app = TestApp::spawn(database).await;
    for who in [Demo::Sophie, Demo::Claire] {
        let client = app.client_of(who).await;
        let refused = client.import_file(&query(ImportKind::Ideas), IDEAS).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden);
    }
}

/// A file that breaks after many good lines.
struct Broken {
    good: io::Cursor<Vec<u8>>,
}

impl Read for Broken {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.good.read(into)? {
            0 => Err(io::Error::other("the disk is gone")),
            read => Ok(read),
        }
    }
}

async fn a_file_that_breaks_leaves_no_trace(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    let (header, line) = IDEAS.split_once('\n').unwrap();
    let line = line.lines().next().unwrap();
    let lines = (0..1_050).map(|number| line.replacen("I-1", &format!("N-{number}"), 1));
    let file = format!("{header}\n{}", lines.collect::<Vec<_>>().join("\n"));
    let actor = app::imports::in_the_name_of(&app.app, None).await.unwrap();
    let mapping = app::imports::shipped_mapping(ImportKind::Ideas, Locale::Fr).unwrap();
    let order = ImportOrder { mapping, dry_run: false, locale: Locale::Fr };
    let broken = Broken { good: io::Cursor::new(file.clone().into_bytes()) };
    app::imports::run(&app.app, &actor, order, broken).await.unwrap_err();
    assert!(ideas(&admin).await.is_empty());

    let report = import(&admin, ImportKind::Ideas, &file).await;
    assert_eq!(counts(&report), [1_050, 1_050, 0, 0, 0]);
    assert_eq!(report.details.len(), 1_000, "the API tells a thousand lines at most");
    let total = IdeaQuery { include: Some(Include::Total), ..IdeaQuery::default() };
    assert_eq!(admin.list_ideas(&total).await.unwrap().total, Some(1_050));
}

on_both_databases!(
    a_dry_run_tells_what_would_happen_and_writes_nothing,
    every_line_is_told_and_a_second_run_creates_nothing,
    an_idea_comes_in_as_if_it_had_been_written_here,
    authors_are_known_by_name_once_and_have_no_account,
    comments_find_their_idea_or_are_refused,
    a_changed_line_updates_unless_somebody_changed_it_here,
    challenges_come_in_closed,
    a_file_that_is_no_such_table_is_refused_whole,
    only_those_who_exchange_may_import,
    a_file_that_breaks_leaves_no_trace,
);
