//! The habit before each commit.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::{
    checks,
    exec::{self, cargo, output, program, step},
    tidy,
    tidy::graph::Graph,
    tools,
};

/// What counts as touched.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Everything that differs from this commit, and new files.
    #[arg(long, default_value = "HEAD")]
    since: String,
}

/// Format, lints and tests of the crates that were touched, then tidy.
pub(crate) fn run(options: &Options) -> Result<()> {
    let touched = touched_crates(&changed_files(&options.since)?, &Graph::read()?);
    step("tidy", tidy::run)?;
    let host: Vec<&str> = touched.iter().map(String::as_str).filter(|n| *n != "frontend").collect();
    if !touched.is_empty() {
        step("format", || exec::run(cargo(["fmt", "--check"]).args(packages(&touched))))?;
    }
    if touched.contains("frontend") {
        step("lints, portal", checks::lint_portal)?;
    }
    if host.is_empty() {
        return Ok(());
    }
    tools::nextest()?;
    step("lints", || {
        let mut clippy = cargo(["clippy", "--all-targets"]);
        exec::run(clippy.args(packages(&host)).args(["--", "-D", "warnings"]))
    })?;
    step("tests", || {
        let mut test = cargo(["nextest", "run", "--no-tests", "pass"]);
        exec::run(test.args(packages(&host)))
    })
}

fn packages<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Vec<String> {
    names.into_iter().flat_map(|name| ["--package".to_owned(), name.as_ref().to_owned()]).collect()
}

fn changed_files(since: &str) -> Result<Vec<String>> {
    let changed = output(program("git").args(["diff", "--name-only", since]))?;
    let new = output(program("git").args(["ls-files", "--others", "--exclude-standard"]))?;
    Ok(changed.lines().chain(new.lines()).map(str::to_owned).collect())
}

fn touched_crates(files: &[String], graph: &Graph) -> BTreeSet<String> {
    let owner = |file: &String| {
        graph.members.iter().find(|member| file.starts_with(&format!("{}/", member.folder)))
    };
    files.iter().filter_map(owner).map(|member| member.name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::touched_crates;
    use crate::tidy::graph::{Graph, Member};

    #[test]
    fn a_file_touches_the_crate_it_lies_in() {
        let member = |name: &str, folder: &str| Member {
            name: name.to_owned(),
            folder: folder.to_owned(),
            knows: Vec::new(),
        };
        let members = vec![member("api", "crates/api"), member("api-types", "crates/api-types")];
        let graph = Graph { members, portal: Vec::new() };
        let files = ["crates/api-types/src/lib.rs".to_owned(), "README.md".to_owned()];
        let touched = touched_crates(&files, &graph);
        assert_eq!(touched.into_iter().collect::<Vec<_>>(), ["api-types"]);
    }
}
