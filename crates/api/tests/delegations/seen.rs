//! What the agenda and the directory hold for whoever reads a part of them: that part, counted too (R037, D.3).

use std::collections::BTreeSet;

use api_types::agenda::AgendaQuery;
use api_types::challenge::ChallengeContentRequest;
use api_types::directory::{CardContentRequest, DirectoryQuery, KeepCardRequest};
use api_types::editorial::EditorialItemRequest;
use api_types::page::Include;
use chrono::{Days, TimeDelta};
use domain::access::Brick;
use domain::agenda::AgendaKind;
use domain::home::ServiceNumber;
use test_support::{Database, Demo, TestApp, on_both_databases};

use super::parts::close;
use super::{body, id_of, today};
use crate::challenges::life::{call, running};
use crate::editorial::agenda::event;
use crate::editorial::published;
use crate::home::services::number;

async fn the_agenda_is_of_the_part_that_one_reads(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let (here, there) = (body(&paul, "carsat-bretagne").await, body(&paul, "cnav").await);
    for place in [here, there] {
        let organisation_id = Some(place);
        let visit = EditorialItemRequest { organisation_id, ..event(&app, "Visite", None) };
        published(&paul, &visit).await;
        let votes_until = Some(app.app.now() + TimeDelta::days(8));
        let local =
            ChallengeContentRequest { organisation_id, votes_until, ..call("Un défi local") };
        running(&app, local).await;
    }
    let told = async || {
        let query = AgendaQuery::between(today(&app), today(&app) + Days::new(40));
        let items = sophie.read_agenda(&query).await.unwrap().items.into_iter();
        let told = items.map(|entry| (entry.kind.code(), entry.organisation.map(|body| body.id)));
        told.collect::<BTreeSet<_>>()
    };
    let mut part = told().await;
    for kind in [AgendaKind::Event, AgendaKind::ChallengeVotes, AgendaKind::ChallengeClosing] {
        let of = |body| part.contains(&(kind.code(), Some(body)));
        assert!(of(here) && of(there), "{kind}: {part:?}");
    }
    close(&app, &[Brick::Events, Brick::Challenges], here).await;
    part.retain(|(_, body)| *body == Some(here));
    assert_eq!(told().await, part);
}

async fn people_are_listed_and_counted_of_the_part_that_one_reads(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    // Yann is of the Carsat Bretagne, Karim of the CNAV.
    for who in [Demo::Yann, Demo::Karim] {
        let client = app.client_of(who).await;
        let expertise = vec!["accueil".to_owned()];
        let content =
            CardContentRequest { expertise, visible: true, ..CardContentRequest::default() };
        let id = id_of(&client).await;
        client.keep_card(id, &KeepCardRequest { content }, 0).await.unwrap();
    }
    let told = async || {
        let all = DirectoryQuery { include: Some(Include::Total), ..DirectoryQuery::default() };
        let page = sophie.list_directory(&all).await.unwrap();
        let bodies = sophie.count_directory(&all).await.unwrap().organisations;
        let counted: u64 = bodies.iter().map(|one| one.count).sum();
        let names: BTreeSet<_> = page.items.into_iter().map(|card| card.person.name).collect();
        (names, page.total, counted, number(&sophie, Brick::Directory).await)
    };
    let names = |all: &[Demo]| -> BTreeSet<String> {
        all.iter().map(|who| who.person().name.to_owned()).collect()
    };
    let people = |count| Some((ServiceNumber::People, count));
    assert_eq!(told().await, (names(&[Demo::Yann, Demo::Karim]), Some(2), 2, people(2)));
    let here = body(&sophie, "carsat-bretagne").await;
    close(&app, &[Brick::Directory], here).await;
    assert_eq!(told().await, (names(&[Demo::Yann]), Some(1), 1, people(1)));
}

on_both_databases!(
    the_agenda_is_of_the_part_that_one_reads,
    people_are_listed_and_counted_of_the_part_that_one_reads,
);
