//! What the Dinno declares to be a direction's is written by those who belong to it, and by nobody else (A08).

use api_types::rights::DeclareOwnerRequest;
use domain::access::Brick;
use domain::people::OwnerKind;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};

use super::{begin, body};

async fn a_direction_writes_in_what_was_declared_as_its_own(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let dsi = body(&nadia, "cnav-dsi").await;
    let poc = begin(&paul, body(&nadia, "cnav-action-sociale").await).await.unwrap();
    let id = poc.summary.id;
    let writes = async |who: Demo| {
        let read = app.client_of(who).await.read_poc(id).await.unwrap();
        !read.allowed.is_empty()
    };
    // Julie is of that direction; Karim is of the same body, not of it; Thomas is of it, and of no profile that writes.
    let all = [Demo::Julie, Demo::Karim, Demo::Claire, Demo::Thomas];
    for who in all {
        assert!(!writes(who).await, "{who:?}, before");
    }
    let declared = DeclareOwnerRequest {
        brick: Brick::Pocs,
        item_id: Some(id.0),
        owner_kind: OwnerKind::Department,
        owner_id: dsi.0,
    };
    let a_body = DeclareOwnerRequest { owner_id: body(&nadia, "cnav").await.0, ..declared };
    let refused = nadia.declare_owner(&a_body, &key()).await;
    assert_eq!(faulty_fields(refused), ["/owner_id unknown_value"], "no direction");
    let owned = nadia.declare_owner(&declared, &key()).await.unwrap();
    for who in all {
        assert_eq!(writes(who).await, who == Demo::Julie, "{who:?}");
    }
    nadia.remove_owner(owned.id).await.unwrap();
    assert!(!writes(Demo::Julie).await, "taken back");
}

on_both_databases!(a_direction_writes_in_what_was_declared_as_its_own);
