//! A new installation begins with the account that the command line makes (R333), and with what it explains.

use std::io::Write as _;
use std::path::Path;
use std::process::{ExitStatus, Stdio};

use api_types::editorial::EditorialQuery;
use domain::access::Profile;
use domain::editorial::EditorialBrick;

use crate::running::{Server, ozelid};

const EMAIL: &str = "claire.roux@cnav.example";
const PASSWORD: &str = "trois-mots-bien-longs";

fn create(folder: &Path, password: &str) -> ExitStatus {
    let mut child = ozelid(folder)
        .args(["admin", "create", "--email", EMAIL, "--name", "Claire Roux"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{password}").unwrap();
    drop(input);
    child.wait().unwrap()
}

#[actix_web::test]
async fn the_first_account_is_a_super_administrator_made_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    assert!(ozelid(folder.path()).arg("migrate").status().unwrap().success());
    assert!(!create(folder.path(), "court").success(), "too short a password");
    assert!(create(folder.path(), PASSWORD).success());
    assert!(!create(folder.path(), PASSWORD).success(), "the address is taken");

    let server = Server::start(folder.path()).await;
    let claire = server.signed_in(EMAIL, PASSWORD).await;
    let me = claire.read_me().await.unwrap();
    assert_eq!((me.profile, me.person.name.as_str()), (Profile::SuperAdmin, "Claire Roux"));
    let terms = EditorialQuery::of(EditorialBrick::Glossary);
    let terms = claire.list_editorial_items(&terms).await.unwrap().items;
    assert!(!terms.is_empty(), "the words of innovation are explained from the first day");
    server.kill();
}
