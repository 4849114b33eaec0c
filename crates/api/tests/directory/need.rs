//! Whom one seeks, as one says it; how many of each body; on which sites referents are (R263, R267).

use api_client::ApiClient;
use api_types::directory::{
    CardContentRequest, DirectoryQuery, KeepCardRequest, ReferentCountView, ReferentSiteView,
};
use test_support::{Database, Demo, TestApp, on_both_databases};

use super::{asked, names};
use crate::pocs::{me, organisation};

/// Agrees to be found, or not, by what one knows, where one works and what one may be called for.
async fn tell(client: &ApiClient, (knows, site, help): (&str, &str, &str), visible: bool) {
    let content = CardContentRequest {
        expertise: vec![knows.to_owned(), "langage clair".to_owned()],
        site: Some(site.to_owned()),
        help: Some(help.to_owned()),
        visible,
        ..CardContentRequest::default()
    };
    let id = me(client).await;
    let seen = client.read_card(id).await.unwrap().version;
    client.keep_card(id, &KeepCardRequest { content }, seen).await.unwrap();
}

async fn a_need_is_found_by_all_its_words_wherever_they_are_said(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, karim) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Karim).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let here = ("Facilitation graphique", "Quimper", "Animer un premier atelier à l’écoute.");
    // Yann is the referent of the Carsat Bretagne; Karim is of the CNAV.
    tell(&yann, here, true).await;
    tell(&karim, ("Facilitation graphique", "Lyon", "Trouver des testeurs."), true).await;
    let (yann, karim) = (Demo::Yann.person().name, Demo::Karim.person().name);
    for (need, found) in [
        ("Je cherche un référent à Quimper", vec![yann]),
        ("facilitation à Lyon", vec![karim]),
        ("graphique bretagne", vec![yann]),
        ("besoin d’un atelier, Bretagne", vec![yann]),
        ("ECOUTE quimper yann", vec![yann]),
        ("référent lyon", Vec::new()),
        ("graphique vannes", Vec::new()),
        // What one knows is sought in one field.
        ("graphique clair lyon", Vec::new()),
    ] {
        assert_eq!(names(&sophie, asked(need)).await, found, "{need}");
    }
    let mut both = [yann, karim];
    both.sort_unstable();
    assert_eq!(names(&sophie, asked("facilitation graphique")).await, both);
}

async fn each_body_says_how_many_people_it_would_leave(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, karim) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Karim).await);
    let (sophie, claire) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Claire).await);
    for client in [&yann, &karim] {
        tell(client, ("accueil", "Rennes", "Un atelier."), true).await;
    }
    // Nobody counts whoever does not agree to be found.
    tell(&claire, ("accueil", "Rennes", "Un atelier."), false).await;
    let bretagne = organisation(&sophie, "carsat-bretagne").await;
    let cnav = organisation(&sophie, "cnav").await;
    let counted = async |query: DirectoryQuery| {
        let facets = sophie.count_directory(&query).await.unwrap().organisations;
        let mut counted: Vec<_> = facets.into_iter().map(|one| (one.value, one.count)).collect();
        counted.sort();
        counted
    };
    let mut expected = [(bretagne.to_string(), 1_u64), (cnav.to_string(), 1)];
    expected.sort();
    assert_eq!(counted(asked("accueil")).await, expected);
    // A body that is chosen leaves the counts of the others as they are.
    let there = DirectoryQuery { organisation_id: Some(cnav), ..asked("accueil") };
    assert_eq!(counted(there).await, expected);
    assert_eq!(counted(asked("accueil bretagne")).await, [(bretagne.to_string(), 1_u64)]);
    assert!(counted(asked("ailleurs")).await.is_empty());
}

async fn the_sites_of_referents_who_agree_to_be_found_are_known(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, sophie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Sophie).await);
    let bretagne = organisation(&sophie, "carsat-bretagne").await;
    let covered = async || sophie.read_referent_counts().await.unwrap().items;
    let with = |sites: Vec<ReferentSiteView>| {
        [ReferentCountView { organisation_id: bretagne, referents: 1, sites }]
    };
    tell(&yann, ("accueil", "Quimper", "Un atelier."), false).await;
    assert_eq!(covered().await, with(Vec::new()), "not his to be told of");
    tell(&yann, ("accueil", "Quimper", "Un atelier."), true).await;
    // Whoever is no referent does not count.
    tell(&sophie, ("accueil", "Brest", "Un atelier."), true).await;
    let site = ReferentSiteView { site: "Quimper".to_owned(), referents: 1 };
    assert_eq!(covered().await, with(vec![site]));
    let card = sophie.read_card(me(&yann).await).await.unwrap();
    assert_eq!(card.summary.site.as_deref(), Some("Quimper"));
    let own = yann.read_own_data().await.unwrap().card;
    assert_eq!(own.site.as_deref(), Some("Quimper"), "it is theirs to take away");
}

on_both_databases!(
    a_need_is_found_by_all_its_words_wherever_they_are_said,
    each_body_says_how_many_people_it_would_leave,
    the_sites_of_referents_who_agree_to_be_found_are_known,
);
