//! The rules of ideas are published, and administrators keep them (R064, R066; scenario 9).

use api_types::document::{DocumentQuery, EditDocumentRequest, VersionsQuery};
use api_types::problem::ProblemCode;
use api_types::rich_text::PreviewTextRequest;
use domain::document::{DocumentSlug, Language};
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

const RULES: DocumentSlug = DocumentSlug::IdeaRules;

fn text(body: &str) -> EditDocumentRequest {
    EditDocumentRequest { title: "Les règles des idées".to_owned(), body: body.to_owned() }
}

fn french() -> DocumentQuery {
    DocumentQuery { language: Some(Language::Fr) }
}

async fn everybody_reads_the_rules_that_are_shipped(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let rules = sophie.read_document(RULES, &DocumentQuery::default()).await.unwrap();
    assert_eq!((rules.title.as_str(), rules.language), ("Les règles des idées", Language::Fr));
    for part in ["Qui décide", "Sur quels critères", "Quand vous recevez", "anonymat"] {
        assert!(rules.body_html.contains(part), "{part}");
    }
    assert!(!rules.editable && rules.edited_at.is_none());
    let english = DocumentQuery { language: Some(Language::En) };
    let english = sophie.read_document(RULES, &english).await.unwrap();
    assert_eq!(english.title, "The rules of ideas");
    let refused = sophie.edit_document((RULES, Language::Fr), &text("Moi"), 1).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

async fn an_administrator_changes_the_rules_and_two_do_not_overwrite_each_other(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let seen = paul.read_document(RULES, &french()).await.unwrap();
    assert!(seen.editable);
    let attack = text("Réponse sous **deux mois**. <script>alert(1)</script>");
    let place = (RULES, Language::Fr);
    let changed = paul.edit_document(place, &attack, seen.version).await.unwrap();
    assert!(changed.body_html.contains("<strong>deux mois</strong>"));
    assert!(!changed.body_html.contains("<script"));
    assert_eq!(changed.edited_by.unwrap().name, "Paul Mercier");
    let late = nadia.edit_document(place, &text("Autre"), seen.version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let again = nadia.edit_document(place, &text("Autre"), changed.version).await.unwrap();
    assert_eq!(nadia.read_document(RULES, &french()).await.unwrap().version, again.version);
    let english = DocumentQuery { language: Some(Language::En) };
    let english = nadia.read_document(RULES, &english).await.unwrap();
    assert_eq!(english.version, 1, "each language has its own text");
    let empty = nadia.edit_document(place, &text(" "), again.version).await;
    assert_eq!(faulty_fields(empty), ["/body required"]);
}

async fn what_a_text_said_before_is_read_by_whoever_reads_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let all = VersionsQuery { language: Some(Language::Fr), ..VersionsQuery::default() };
    let none = sophie.list_document_versions(RULES, &all).await.unwrap().items;
    assert!(none.is_empty(), "the shipped text is in force");
    for (version, body) in [(1, "Un."), (2, "Deux."), (3, "Trois.")] {
        paul.edit_document((RULES, Language::Fr), &text(body), version).await.unwrap();
    }
    let items = sophie.list_document_versions(RULES, &all).await.unwrap().items;
    assert_eq!(items.iter().map(|one| one.number).collect::<Vec<_>>(), [3, 2, 1]);
    assert!(items[0].body_html.contains("Deux.") && items[1].body_html.contains("Un."));
    assert_eq!(items[0].written_by.as_ref().unwrap().name, "Paul Mercier");
    assert!(items[0].written_at.unwrap() >= items[1].written_at.unwrap());
    assert!(items[2].body_html.contains("Qui décide") && items[2].written_by.is_none());
    // A page at a time, to the shipped text.
    let mut query = VersionsQuery { limit: 1, ..all.clone() };
    let mut numbers = Vec::new();
    loop {
        let page = sophie.list_document_versions(RULES, &query).await.unwrap();
        numbers.extend(page.items.iter().map(|one| one.number));
        query.cursor = page.next;
        if query.cursor.is_none() {
            break;
        }
    }
    assert_eq!(numbers, [3, 2, 1]);
    let english = VersionsQuery { language: Some(Language::En), ..all };
    assert!(sophie.list_document_versions(RULES, &english).await.unwrap().items.is_empty());
    let refused = app.stranger().list_document_versions(RULES, &english).await;
    assert_eq!(refusal(refused), ProblemCode::NotSignedIn);
}

async fn two_who_change_at_once_leave_one_change(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let changes: Vec<_> = (0..6)
        .map(|index| {
            let paul = paul.clone();
            actix_web::rt::spawn(async move {
                let text = text(&format!("Texte {index}"));
                paul.edit_document((RULES, Language::Fr), &text, 1).await
            })
        })
        .collect();
    let mut done = 0;
    for change in changes {
        match change.await.unwrap() {
            Ok(_) => done += 1,
            refused => assert_eq!(refusal(refused), ProblemCode::EditConflict),
        }
    }
    assert_eq!(done, 1);
    assert_eq!(paul.read_document(RULES, &french()).await.unwrap().version, 2);
}

async fn whoever_writes_sees_how_it_will_be_read(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let preview = |text: &str| PreviewTextRequest { text: text.to_owned() };
    let shown = sophie.preview_text(&preview("Un **mot**.\n\n<script>alert(1)</script>")).await;
    let shown = shown.unwrap();
    assert!(shown.html.starts_with("<p>Un <strong>mot</strong>.</p>"), "{}", shown.html);
    assert!(!shown.html.contains("<script"), "{}", shown.html);
    assert_eq!(faulty_fields(sophie.preview_text(&preview(" ")).await), ["/text required"]);
    let endless = "mot ".repeat(30_000);
    assert_eq!(faulty_fields(sophie.preview_text(&preview(&endless)).await), ["/text too_long"]);
    let refused = app.stranger().preview_text(&preview("Un mot.")).await;
    assert_eq!(refusal(refused), ProblemCode::NotSignedIn);
}

async fn anybody_reads_the_legal_texts_and_nothing_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, stranger) = (app.client_of(Demo::Paul).await, app.stranger());
    let place = (DocumentSlug::LegalNotice, Language::Fr);
    let written = text("## Éditeur\n\nLa CNAV.");
    paul.edit_document(place, &written, 1).await.unwrap();
    let read = stranger.read_legal_text(DocumentSlug::LegalNotice, &french()).await.unwrap();
    assert!(read.body_html.contains("La CNAV.") && !read.editable);
    assert_eq!(read.edited_by, None, "nobody is named to strangers");
    let english = DocumentQuery { language: Some(Language::En) };
    let personal = stranger.read_legal_text(DocumentSlug::PersonalData, &english).await.unwrap();
    assert_eq!(personal.title, "Personal data");
    for slug in DocumentSlug::ALL.iter().copied().filter(|slug| !slug.is_public()) {
        let refused = stranger.read_legal_text(slug, &french()).await;
        assert_eq!(refusal(refused), ProblemCode::NotFound, "{slug}");
        let refused = stranger.read_document(slug, &french()).await;
        assert_eq!(refusal(refused), ProblemCode::NotSignedIn, "{slug}");
    }
}

async fn the_five_values_are_a_text_that_administrators_keep(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let shipped = sophie.read_document(DocumentSlug::Values, &french()).await.unwrap();
    for value in ["Respect", "Bienveillance", "Conciliation", "Réalisme", "Créativité"] {
        let line = format!("<li><strong>{value}</strong>");
        assert!(shipped.body_html.contains(&line), "{value}");
    }
    let place = (DocumentSlug::Values, Language::Fr);
    let refused = sophie.edit_document(place, &text("Moi"), shipped.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    paul.edit_document(place, &text("- **Audace** On ose."), shipped.version).await.unwrap();
    let read = sophie.read_document(DocumentSlug::Values, &french()).await.unwrap();
    assert!(read.body_html.contains("<strong>Audace</strong>"));
}

async fn every_page_of_the_foot_is_shipped_in_both_languages(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let shipped = [
        (DocumentSlug::LegalNotice, "Mentions légales", "Legal notice"),
        (DocumentSlug::PersonalData, "Données personnelles", "Personal data"),
        (DocumentSlug::Help, "Aide", "Help"),
        (DocumentSlug::EcoDesign, "Écoconception", "Eco-design"),
        (DocumentSlug::EditorialCharter, "Charte éditoriale", "Editorial charter"),
    ];
    for (slug, french_title, english_title) in shipped {
        let read = sophie.read_document(slug, &french()).await.unwrap();
        assert_eq!(read.title, french_title);
        assert!(read.body_html.contains("<h2>") && !read.editable, "{slug}");
        let english = DocumentQuery { language: Some(Language::En) };
        assert_eq!(sophie.read_document(slug, &english).await.unwrap().title, english_title);
    }
    let place = (DocumentSlug::LegalNotice, Language::Fr);
    let refused = sophie.edit_document(place, &text("Moi"), 1).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let kept = paul.edit_document(place, &text("**Éditeur** : la Cnav."), 1).await.unwrap();
    assert!(kept.body_html.contains("<strong>Éditeur</strong>"));
    let help = sophie.read_document(DocumentSlug::Help, &french()).await.unwrap();
    assert_eq!(help.version, 1, "each text is kept apart");
}

on_both_databases!(
    what_a_text_said_before_is_read_by_whoever_reads_it,
    whoever_writes_sees_how_it_will_be_read,
    anybody_reads_the_legal_texts_and_nothing_else,
    the_five_values_are_a_text_that_administrators_keep,
    every_page_of_the_foot_is_shipped_in_both_languages,
    everybody_reads_the_rules_that_are_shipped,
    an_administrator_changes_the_rules_and_two_do_not_overwrite_each_other,
    two_who_change_at_once_leave_one_change,
);
