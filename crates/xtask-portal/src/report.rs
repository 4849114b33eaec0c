//! What a visit transfers, against what it may.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use crate::{compress::Encoded, site::Site};

/// What a transfer may weigh; Brotli, in bytes.
struct Limit {
    /// Where it shall come to.
    goal: usize,
    /// What was reached, which no change may exceed: lowered with each gain, until it is the goal.
    held: usize,
}

/// The first load of the home page: page, styles, scripts, main module.
const FIRST_LOAD: Limit = Limit { goal: 300 * 1024, held: 300 * 1024 };
/// The first load and one route's chunks together.
const ROUTE: Limit = Limit { goal: 450 * 1024, held: 511 * 1024 };

/// Bytes transferred, with Brotli.
pub(crate) struct Sizes {
    /// Each file of the first load: path, bytes as they are, bytes transferred.
    first: Vec<(String, usize, usize)>,
    /// Each lazy function: name, bytes transferred beside the first load.
    routes: Vec<(String, usize)>,
}

impl Sizes {
    /// Measures a site.
    pub(crate) fn of(site: &Site, encoded: &BTreeMap<String, Encoded>) -> Self {
        let transferred = |path: &str, content: &Vec<u8>| {
            let mut forms = encoded.get(path).into_iter().flatten();
            forms.find(|(suffix, _)| *suffix == "br").map_or(content.len(), |(_, form)| form.len())
        };
        let sizes: BTreeMap<&str, (usize, usize)> = site
            .files
            .iter()
            .map(|(path, content)| (path.as_str(), (content.len(), transferred(path, content))))
            .collect();
        let sum = |paths: &[String]| {
            paths.iter().filter_map(|path| sizes.get(path.as_str())).map(|size| size.1).sum()
        };
        let mut routes: Vec<(String, usize)> =
            site.routes.iter().map(|(name, paths)| (name.clone(), sum(paths))).collect();
        routes.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
        let lazy: Vec<&String> = site.routes.values().flatten().collect();
        let first = sizes
            .iter()
            .filter(|(path, _)| is_first(path) && !lazy.iter().any(|chunk| chunk == *path))
            .map(|(path, (plain, encoded))| ((*path).to_owned(), *plain, *encoded))
            .collect();
        Self { first, routes }
    }

    fn first_load(&self) -> usize {
        self.first.iter().map(|(_, _, encoded)| encoded).sum()
    }

    /// Prints every file of the first load, every route and the sums.
    #[expect(clippy::print_stdout, reason = "this report is what the command is for")]
    pub(crate) fn print(&self) {
        println!("{:>9}  {:>9}  first load", "bytes", "brotli");
        for (path, plain, encoded) in &self.first {
            println!("{plain:>9}  {encoded:>9}  {path}");
        }
        let total = self.first_load();
        let (goal, held) = (kib(FIRST_LOAD.goal), kib(FIRST_LOAD.held));
        println!("{:>9}  {total:>9}  in all, {} KiB; held {held}, goal {goal}", "", kib(total));
        if !self.routes.is_empty() {
            println!("\n{:>9}  {:>9}  lazy routes", "brotli", "in all");
        }
        for (name, bytes) in &self.routes {
            println!("{bytes:>9}  {:>9}  {}", total + bytes, readable(name));
        }
    }

    /// Fails when something weighs more than it did.
    pub(crate) fn check(&self) -> Result<()> {
        let first = self.first_load();
        if first > FIRST_LOAD.held {
            bail!("the first load transfers {} KiB of {}", kib(first), kib(FIRST_LOAD.held));
        }
        for (name, bytes) in &self.routes {
            let (all, name) = (first + bytes, readable(name));
            if all > ROUTE.held {
                bail!("the route {name} transfers {} KiB of {}", kib(all), kib(ROUTE.held));
            }
        }
        Ok(())
    }
}

/// Pictures and fonts arrive later, and only where a page shows them.
fn is_first(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default();
    path.starts_with("assets/app-") || matches!(extension, "css" | "html" | "js")
}

fn kib(bytes: usize) -> usize {
    bytes.div_ceil(1024)
}

/// A lazy function's name without the number that makes it unique.
fn readable(name: &str) -> &str {
    let numbered = name.rsplit_once('_');
    let number = |end: &str| !end.is_empty() && end.chars().all(|c| c.is_ascii_digit());
    numbered.filter(|(_, end)| number(end)).map_or(name, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::{FIRST_LOAD, ROUTE, Sizes, readable};

    fn sizes(first: usize, route: usize) -> Sizes {
        Sizes {
            first: vec![("index.html".to_owned(), first, first)],
            routes: vec![("ideas_123".to_owned(), route)],
        }
    }

    #[test]
    fn what_was_reached_is_held_and_one_byte_more_is_not() {
        let (first, route) = (FIRST_LOAD.held, ROUTE.held - FIRST_LOAD.held);
        assert!(sizes(first, route).check().is_ok());
        assert!(sizes(first + 1, 0).check().is_err());
        assert!(sizes(first, route + 1).check().is_err());
        assert!(
            first >= FIRST_LOAD.goal && ROUTE.held >= ROUTE.goal,
            "a goal that is reached is held"
        );
    }

    #[test]
    fn a_name_loses_its_number_only() {
        assert_eq!(readable("__ideas_door_view_210498730982979673"), "__ideas_door_view");
        assert_eq!(readable("poc_page"), "poc_page");
    }
}
