//! Who may know whom: the crates of the workspace, and what reaches the browser.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::exec::{cargo, output};

/// A crate of the workspace.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    /// Its folder from the top.
    pub(crate) folder: String,
    /// What it depends on, tests aside.
    pub(crate) knows: Vec<String>,
}

/// The crates of the workspace and everything the portal is linked from.
#[derive(Debug)]
pub(crate) struct Graph {
    pub(crate) members: Vec<Member>,
    pub(crate) portal: Vec<String>,
}

/// What a crate of ours may know of ours; a crate that is not listed is not limited.
const MAY_KNOW: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("migrations", &[]),
    ("api-types", &["domain"]),
    ("api-client", &["api-types", "domain"]),
    ("persistence", &["domain", "migrations"]),
    ("search", &["domain", "persistence"]),
    ("import", &["api-types", "domain"]),
    ("pdf", &[]),
    ("app", &["domain", "import", "persistence", "search"]),
];
/// Who alone may know a library of others.
const KNOWN_BY: [(&str, &[&str]); 8] = [
    ("sea-orm", &["persistence", "migrations"]),
    ("sea-orm-migration", &["persistence", "migrations"]),
    ("sqlx", &["bench", "persistence", "migrations"]),
    ("actix-web", &["api", "bench", "server", "test-support"]),
    ("tantivy", &["search"]),
    ("typst", &["pdf"]),
    ("lettre", &["app"]),
    ("reqwest", &["api-client", "app", "test-support"]),
];
/// What has no business in a browser.
const NEVER_IN_PORTAL: [&str; 8] =
    ["actix-web", "lettre", "sea-orm", "sqlx-core", "tokio-rustls", "tantivy", "typst", "comrak"];

impl Graph {
    /// Asks cargo.
    pub(crate) fn read() -> Result<Self> {
        let mut metadata = cargo(["metadata", "--no-deps", "--format-version", "1"]);
        let metadata: Value = serde_json::from_str(&output(&mut metadata)?)?;
        let mut tree = cargo(["tree", "--package", "frontend", "--edges", "normal"]);
        tree.args(["--target", "wasm32-unknown-unknown", "--prefix", "none"]);
        let members = members(&metadata).context("cargo metadata has another form")?;
        Ok(Self { members, portal: names(&output(&mut tree)?) })
    }
}

fn members(metadata: &Value) -> Option<Vec<Member>> {
    let root = metadata["workspace_root"].as_str()?;
    let member = |package: &Value| {
        let folder = package["manifest_path"].as_str()?.strip_prefix(root)?;
        let dependencies = package["dependencies"].as_array()?.iter();
        let knows = dependencies.filter(|d| d["kind"].as_str() != Some("dev"));
        Some(Member {
            name: package["name"].as_str()?.to_owned(),
            folder: folder.trim_start_matches('/').strip_suffix("/Cargo.toml")?.to_owned(),
            knows: knows.filter_map(|d| d["name"].as_str()).map(str::to_owned).collect(),
        })
    };
    metadata["packages"].as_array()?.iter().map(member).collect()
}

/// The names of `cargo tree --prefix none`.
fn names(tree: &str) -> Vec<String> {
    let mut names: Vec<String> =
        tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// Looks at the edges.
pub(super) fn look(graph: &Graph, findings: &mut Vec<String>) {
    let ours: Vec<&str> = graph.members.iter().map(|member| member.name.as_str()).collect();
    for Member { name, folder, knows } in &graph.members {
        for known in knows {
            let ours_too = ours.contains(&known.as_str());
            let floor = MAY_KNOW.iter().find(|(who, _)| who == name);
            if ours_too && floor.is_some_and(|(_, may)| !may.contains(&known.as_str())) {
                findings.push(format!("{folder}: {name} may not know {known}"));
            }
            let library = KNOWN_BY.iter().find(|(library, _)| library == known);
            if library.is_some_and(|(_, by)| !by.contains(&name.as_str())) {
                findings.push(format!("{folder}: {name} may not know {known}"));
            }
        }
    }
    for never in NEVER_IN_PORTAL.iter().filter(|never| graph.portal.iter().any(|n| n == *never)) {
        findings.push(format!("frontend: {never} reaches the browser"));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Graph, look, members, names};

    #[test]
    fn an_edge_that_goes_up_or_past_its_floor_is_found() {
        let package = |name: &str, knows: &[(&str, Option<&str>)]| {
            let knows = knows.iter().map(|(name, kind)| json!({ "name": name, "kind": kind }));
            json!({
                "name": name,
                "manifest_path": format!("/top/crates/{name}/Cargo.toml"),
                "dependencies": knows.collect::<Vec<_>>(),
            })
        };
        let metadata = json!({
            "workspace_root": "/top",
            "packages": [
                package("domain", &[("chrono", None), ("app", Some("dev"))]),
                package("app", &[("domain", None), ("sea-orm", None)]),
                package("api-types", &[("app", None)]),
            ],
        });
        let portal = names("frontend v0.1.0 (/top/frontend)\nsea-orm v2.0.4\nsea-orm v2.0.4 (*)\n");
        let graph = Graph { members: members(&metadata).unwrap(), portal };
        let mut findings = Vec::new();
        look(&graph, &mut findings);
        let expected = [
            "crates/app: app may not know sea-orm",
            "crates/api-types: api-types may not know app",
            "frontend: sea-orm reaches the browser",
        ];
        assert_eq!(findings, expected);
    }
}
