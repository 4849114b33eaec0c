//! Scenarios 1, 2 and 3: the landing page, one sign-in for everything, the tool that ideas may go through.

use api_types::document::DocumentQuery;
use api_types::editorial::FeatureNewsRequest;
use chrono::Days;
use domain::brick::{Departure, FUNCTIONS, LinkAddress};
use domain::civil::Zone;
use domain::document::{DocumentSlug, Language};
use reqwest::{Client, StatusCode};
use serde_json::Value;
use test_support::{Database, Demo, TestApp, on_both_databases};

use crate::bricks::{change, link, name_hosts};
use crate::challenges::life::{call, running};
use crate::editorial::{news, published};
use crate::ideas::deposit;
use crate::pocs::{launched, token};
use crate::practices::{publish, validated};

/// What the page is made of; that it is one screen, with the names of its doors, is walked by `home.spec.ts`.
async fn scenario_01_the_landing_page_holds_doors_functions_values_and_the_featured_action(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let paul = app.client_of(Demo::Paul).await;
    deposit(&sophie, "Rappel automatique des assurés").await;
    launched(&julie, "Ateliers mobiles").await;
    publish(&julie, &validated(&app, &julie, "Relire à voix haute").await).await;
    let told = published(&paul, &news("Le rappel passe à l’essai", None)).await;
    let today = Zone::Paris.day(app.app.now());
    let week = FeatureNewsRequest { from: today, until: today + Days::new(6) };
    paul.feature_news(told.summary.id, &week, told.version).await.unwrap();

    let home = sophie.read_home().await.unwrap();
    let doors = (home.counts.ideas, home.counts.pocs_in_progress, home.counts.practices);
    assert_eq!(doors, (1, 1, 1), "each of the three doors has something behind it");
    assert_eq!(home.featured.unwrap().title, "Le rappel passe à l’essai");
    assert!(home.unavailable.is_empty(), "{:?}", home.unavailable);
    let functions = sophie.list_bricks().await.unwrap().functions;
    assert_eq!(functions, FUNCTIONS, "the eleven of them");
    let values = DocumentQuery { language: Some(Language::Fr) };
    let values = sophie.read_document(DocumentSlug::Values, &values).await.unwrap();
    for value in ["Respect", "Bienveillance", "Conciliation", "Réalisme", "Créativité"] {
        assert!(values.body_html.contains(value), "{value}: {}", values.body_html);
    }
}

/// What the three doors and the eleven functions open with.
const BRICKS: [&str; 16] = [
    "/home",
    "/ideas",
    "/challenges",
    "/pocs",
    "/practices",
    "/editorial-items?brick=news",
    "/agenda?from=2026-05-01&until=2026-05-31",
    "/directory",
    "/editorial-items?brick=testimonials",
    "/editorial-items?brick=key_figures",
    "/editorial-items?brick=method_resources",
    "/editorial-items?brick=newsletters",
    "/search?q=accueil",
    "/resource-requests",
    "/tags",
    "/help-requests",
];

async fn scenario_02_nothing_answers_before_one_signs_in_and_everything_after_once(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let http = Client::new();
    let asked = |brick: &str| http.get(format!("{}/api/v1{brick}", app.url));
    for brick in BRICKS {
        let answer = asked(brick).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{brick}");
        assert_eq!(answer.json::<Value>().await.unwrap()["code"], "not_signed_in", "{brick}");
    }
    let once = token(&app, Demo::Sophie).await;
    for brick in BRICKS {
        let answer = asked(brick).bearer_auth(&once).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{brick}");
    }
}

/// That the head of the portal is the same on the way back is walked by `bricks.spec.ts`.
async fn scenario_03_the_button_of_ideas_jumps_with_the_challenge_and_the_way_back(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let challenge = running(&app, call("Simplification 2026")).await.summary.id;
    name_hosts(&nadia, &["jump.example.fr"]).await;
    let address = "https://jump.example.fr/defis?titre={challenge}&retour={return}";
    let jump = link(&nadia, "Jump", address).await.summary.id;
    change(&nadia, |next| next.idea_door = Some(jump)).await;

    let opened = sophie.list_bricks().await.unwrap();
    assert_eq!(opened.idea_door, Some(jump));
    let shown = opened.items.into_iter().find(|brick| brick.id == jump).unwrap();
    let title = sophie.read_challenge(challenge).await.unwrap().summary.title;
    let back = format!("https://ozeli-d.example/defis/{challenge}");
    let left = LinkAddress::parse("", &shown.address.unwrap()).unwrap().leave(&Departure {
        query: "",
        challenge: &title,
        language: Language::Fr,
        back: &back,
    });
    let carried = "https://jump.example.fr/defis?titre=Simplification%202026";
    let returned = format!("https%3A%2F%2Fozeli-d.example%2Fdefis%2F{challenge}");
    assert_eq!(left, format!("{carried}&retour={returned}"));

    // Switched, the same button opens the form of the portal, and nothing else changed.
    change(&nadia, |next| next.idea_door = None).await;
    let opened = sophie.list_bricks().await.unwrap();
    assert_eq!((opened.idea_door, opened.items.len()), (None, 1));
}

on_both_databases!(
    scenario_01_the_landing_page_holds_doors_functions_values_and_the_featured_action,
    scenario_02_nothing_answers_before_one_signs_in_and_everything_after_once,
    scenario_03_the_button_of_ideas_jumps_with_the_challenge_and_the_way_back,
);
