//! A server that is killed in the middle of writing loses nothing that it acknowledged.

use std::process::Stdio;
use std::time::Duration;

use api_client::{ApiClient, IdempotencyKey};
use api_types::idea::{DepositIdeaRequest, IdeaContentRequest, IdeaQuery};
use api_types::page::{Codes, Include};
use api_types::search::SearchQuery;
use app::demonstration::Demo;
use domain::IdeaId;
use domain::idea::{IdeaOrigin, InnovationForm};
use domain::search::SearchKind;

use crate::running::{Server, ozelid, prepared};

const ROUNDS: u64 = 5;
const WRITERS: usize = 4;

pub(crate) fn idea(number: usize) -> DepositIdeaRequest {
    DepositIdeaRequest {
        content: IdeaContentRequest {
            title: format!("Idée numéro {number}"),
            problem: None,
            proposal: Some("Écrite juste avant la coupure.".to_owned()),
            subcategory: "reception".to_owned(),
            innovation_field: None,
            form: InnovationForm::Participative,
            origin: IdeaOrigin::Internal,
            attachments: Vec::new(),
        },
        challenge_id: None,
        anonymous: number.is_multiple_of(3),
        draft_id: None,
        rebound_of: None,
        on_behalf_of: None,
    }
}

/// Deposits until the server dies; tells what was acknowledged, and the keys of the last attempts.
async fn write(client: ApiClient, writer: usize) -> (Vec<IdeaId>, IdempotencyKey, usize) {
    let mut acknowledged = Vec::new();
    for number in 0.. {
        let name = writer * 1_000_000 + number;
        let key = IdempotencyKey(format!("{}-{name}", client.base()));
        match client.deposit_idea(&idea(name), &key).await {
            Ok(view) => acknowledged.push(view.summary.id),
            Err(_) => return (acknowledged, key, name),
        }
    }
    unreachable!("the server is killed")
}

/// Search finds each idea, once, however the server ended the last time.
async fn expect_found(client: &ApiClient, total: u64) {
    let kind = Codes(vec![SearchKind::Idea]);
    let query = SearchQuery { kind, ..SearchQuery::default() };
    let mut last = None;
    for _ in 0..100 {
        let found = client.search_items(&query).await.map(|found| found.total);
        if found.as_ref().is_ok_and(|found| *found == total) {
            return;
        }
        last = Some(found);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("search finds {last:?} ideas of {total}");
}

#[actix_web::test]
async fn a_kill_in_the_middle_of_writing_loses_nothing_that_was_acknowledged() {
    let folder = prepared();
    let mut acknowledged: Vec<IdeaId> = Vec::new();
    for round in 0..ROUNDS {
        let server = Server::start(folder.path()).await;
        let client = server.client_of(Demo::Sophie).await;
        let writers: Vec<_> =
            (0..WRITERS).map(|writer| tokio::spawn(write(client.clone(), writer))).collect();
        tokio::time::sleep(Duration::from_millis(150 + 37 * round)).await;
        server.kill();
        let mut interrupted = Vec::new();
        for writer in writers {
            let (ids, key, name) = writer.await.unwrap();
            acknowledged.extend(ids);
            interrupted.push((key, name));
        }
        let server = Server::start(folder.path()).await;
        let client = server.client_of(Demo::Sophie).await;
        for (key, name) in interrupted {
            // Whether or not the kill came before the answer, sending it again makes it once.
            let first = client.deposit_idea(&idea(name), &key).await.unwrap().summary.id;
            let again = client.deposit_idea(&idea(name), &key).await.unwrap().summary.id;
            assert_eq!(first, again);
            acknowledged.push(first);
        }
        for id in &acknowledged {
            assert!(client.read_idea(*id).await.is_ok(), "{id} was acknowledged and is gone");
        }
        let query = IdeaQuery { include: Some(Include::Total), ..IdeaQuery::default() };
        let total = client.list_ideas(&query).await.unwrap().total.unwrap();
        let demonstration = 6;
        assert_eq!(total, acknowledged.len() as u64 + demonstration, "none lost, none doubled");
        expect_found(&client, total).await;
        if round + 1 == ROUNDS {
            let asked = ozelid(folder.path()).arg("reindex").status().unwrap();
            assert!(asked.success(), "an index is made anew while it serves");
            tokio::time::sleep(Duration::from_secs(3)).await;
            expect_found(&client, total).await;
            let doctor = ozelid(folder.path()).arg("doctor").stdout(Stdio::piped()).output();
            let said = String::from_utf8(doctor.unwrap().stdout).unwrap();
            assert!(said.contains("well  search:"), "{said}");
        }
        server.kill();
    }
    assert!(acknowledged.len() > 10, "only {} writes were acknowledged", acknowledged.len());
}
