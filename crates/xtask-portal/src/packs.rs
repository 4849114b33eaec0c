//! Few downloads per route instead of dozens.
//!
//! The splitter makes one module of what each set of routes shares: with eight routes some eighty,
//! most of them tiny, and a route waits for fifty. Here they are put together: what at least half
//! of the routes need goes into one pack, and each route gets a pack with all the rest it needs.
//! A first visit downloads two files, a quarter smaller together than the pieces were; what two
//! routes share may come twice, but is started once.

mod script;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use crate::bindings::{Bindings, CHUNK_LOADER};

/// The pack of what at least half of the routes need.
const COMMON: &str = "common.bin";

/// One module within a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// Which module it is, whatever pack it comes from.
    module: String,
    pack: String,
    start: usize,
    end: usize,
}

/// What loading one route takes.
#[derive(Debug, PartialEq, Eq)]
struct Route {
    name: String,
    /// Modules other routes may have started already; their order does not matter.
    shared: Vec<Piece>,
    /// The route's own module, after those.
    own: Option<Piece>,
}

/// Replaces the modules of lazy routes by packs, and the script that loads them by ours.
pub(crate) fn pack(bindings: Bindings) -> Result<Bindings> {
    let Bindings { mut files, routes } = bindings;
    if routes.is_empty() {
        return Ok(Bindings { files, routes });
    }
    let mut modules = BTreeMap::new();
    for name in routes.values().flatten().collect::<BTreeSet<_>>() {
        let content = files.remove(name).with_context(|| format!("the chunk {name} is missing"))?;
        modules.insert(name.clone(), content);
    }
    let (packs, plan) = arrange(&routes, &modules);
    let loader = files.remove(CHUNK_LOADER).context("there is no script that loads chunks")?;
    let script = script::write(&String::from_utf8(loader)?, &plan)?;
    files.insert(CHUNK_LOADER.to_owned(), script.into_bytes());
    files.extend(packs);
    let routes = plan.iter().map(|route| (route.name.clone(), downloads(route))).collect();
    Ok(Bindings { files, routes })
}

/// Puts each module into the packs that need it.
fn arrange(
    routes: &BTreeMap<String, Vec<String>>,
    modules: &BTreeMap<String, Vec<u8>>,
) -> (BTreeMap<String, Vec<u8>>, Vec<Route>) {
    let mut packs = BTreeMap::new();
    let in_common = |module: &str| {
        let users = routes.values().filter(|needed| needed.iter().any(|n| n == module)).count();
        users > 1 && users * 2 >= routes.len()
    };
    let common: BTreeMap<&str, Piece> = modules
        .iter()
        .filter(|(name, _)| in_common(name))
        .map(|(name, content)| (name.as_str(), append(&mut packs, COMMON, name, content)))
        .collect();
    let mut plan = Vec::new();
    for (name, needed) in routes {
        let mut place = |module: &String| {
            let packed = common.get(module.as_str()).cloned();
            packed.or_else(|| {
                let content = modules.get(module)?;
                Some(append(&mut packs, &format!("{name}.bin"), module, content))
            })
        };
        let pieces = needed.iter().filter_map(&mut place);
        let (own, shared): (Vec<_>, _) = pieces.partition(|p| p.module.starts_with("split_"));
        plan.push(Route { name: name.clone(), shared, own: own.into_iter().next() });
    }
    (packs, plan)
}

fn append(
    packs: &mut BTreeMap<String, Vec<u8>>,
    pack: &str,
    module: &str,
    content: &[u8],
) -> Piece {
    let bytes = packs.entry(pack.to_owned()).or_default();
    let start = bytes.len();
    bytes.extend_from_slice(content);
    Piece { module: module.to_owned(), pack: pack.to_owned(), start, end: bytes.len() }
}

fn downloads(route: &Route) -> Vec<String> {
    let pieces = route.shared.iter().chain(&route.own);
    pieces.map(|piece| piece.pack.clone()).collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fmt::Write as _};

    use super::{Bindings, CHUNK_LOADER, arrange, pack};

    fn routes() -> BTreeMap<String, Vec<String>> {
        let route = |name: &str, needs: &[&str]| {
            (name.to_owned(), needs.iter().map(|need| format!("{need}.wasm")).collect())
        };
        BTreeMap::from([
            route("a", &["chunk_1", "chunk_2", "split_a"]),
            route("b", &["chunk_1", "chunk_2", "split_b"]),
            route("c", &["chunk_1", "split_c"]),
            route("d", &["chunk_3", "split_d"]),
            route("e", &["chunk_3"]),
        ])
    }

    fn modules() -> BTreeMap<String, Vec<u8>> {
        let names = ["chunk_1", "chunk_2", "chunk_3", "split_a", "split_b", "split_c", "split_d"];
        names.map(|name| (format!("{name}.wasm"), name.as_bytes().to_vec())).into()
    }

    #[test]
    fn every_route_finds_every_module_it_needs_in_the_packs_it_downloads() {
        let (packs, plan) = arrange(&routes(), &modules());
        for route in &plan {
            let pieces: Vec<_> = route.shared.iter().chain(&route.own).collect();
            let mut found: Vec<String> = Vec::new();
            for piece in &pieces {
                let content = &packs[&piece.pack][piece.start..piece.end];
                assert_eq!(content, modules()[&piece.module]);
                found.push(piece.module.clone());
            }
            found.sort();
            assert_eq!(found, routes()[&route.name]);
            assert!(route.own.as_ref().is_none_or(|own| own.module.starts_with("split_")));
            assert!(!route.shared.iter().any(|piece| piece.module.starts_with("split_")));
        }
    }

    #[test]
    fn what_half_of_the_routes_need_is_packed_once() {
        let (packs, _) = arrange(&routes(), &modules());
        assert_eq!(packs["common.bin"], b"chunk_1");
        assert_eq!(packs["a.bin"], b"chunk_2split_a");
        assert_eq!(packs["b.bin"], b"chunk_2split_b");
        assert_eq!(packs["e.bin"], b"chunk_3");
    }

    #[test]
    fn the_single_modules_are_gone_and_the_routes_name_their_packs() {
        let mut files = modules();
        let mut loader = "function getSharedImports() {}\nfunction wrapAsyncCb() {}\n".to_owned();
        for name in routes().keys() {
            let _ = writeln!(loader, "export const __wasm_split_load_{name} = wrapAsyncCb(x);");
        }
        files.insert(CHUNK_LOADER.to_owned(), loader.into_bytes());
        let packed = pack(Bindings { files, routes: routes() }).unwrap();
        assert!(!packed.files.keys().any(|name| name.contains(".wasm")));
        assert_eq!(packed.routes["a"], ["a.bin", "common.bin"]);
        assert_eq!(packed.routes["d"], ["d.bin"]);
        assert!(packed.routes.values().flatten().all(|name| packed.files.contains_key(name)));
    }
}
