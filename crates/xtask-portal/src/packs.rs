//! Few downloads per route instead of dozens.
//!
//! The splitter makes one module of what each set of routes shares: with eight routes some eighty,
//! most of them tiny, and a route waits for fifty. Here they are put together: what at least half
//! of the routes need goes into one pack, and each route gets a pack with all the rest it needs.
//! A first visit downloads two files, a quarter smaller together than the pieces were; what two
//! routes share may come twice, but is started once.
//!
//! A pack begins with whole numbers of four bytes, the smallest first: how many modules of the common
//! pack it needs, and which; how many it holds itself, and which. What a route needs is thus read with the
//! route, not with the first page. The modules follow, not one after the other but kind of section by kind
//! of section, for like is pressed best beside like: they share one list of types, and a pack is a
//! twentieth lighter. Where a module has no section of a kind stands a nought.

mod script;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use crate::{
    bindings::{Bindings, CHUNK_LOADER},
    sections::sections,
};

/// The pack of what at least half of the routes need.
const COMMON: &str = "common.bin";

/// A route's own module, which the splitter does not number, for no other route has it.
const OWN: u32 = 0;

/// The kinds of sections in the order in which a module holds them. What a module says of itself to tools (kind
/// 0) is left out.
const KINDS: [u8; 12] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 10, 11];

/// Modules that are downloaded together.
#[derive(Debug, Default, PartialEq, Eq)]
struct Pack<'a> {
    /// Numbers of the modules of the common pack that are started with these.
    needs: Vec<u32>,
    /// Number and content of each module it holds.
    held: Vec<(u32, &'a [u8])>,
}

impl Pack<'_> {
    fn bytes(&self) -> Result<Vec<u8>> {
        let mut numbers = vec![u32::try_from(self.needs.len())?];
        numbers.extend(&self.needs);
        numbers.push(u32::try_from(self.held.len())?);
        numbers.extend(self.held.iter().map(|(number, _)| number));
        let mut bytes: Vec<u8> = numbers.into_iter().flat_map(u32::to_le_bytes).collect();
        let modules = self.held.iter().map(|(number, content)| {
            sections(content).with_context(|| format!("chunk {number} is no module"))
        });
        let modules = modules.collect::<Result<Vec<_>>>()?;
        for kind in KINDS {
            for module in &modules {
                let section = module.iter().find(|(of, _)| *of == kind);
                bytes.extend_from_slice(section.map_or(&[0], |(_, section)| *section));
            }
        }
        Ok(bytes)
    }
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
    let loader = files.remove(CHUNK_LOADER).context("there is no script that loads chunks")?;
    let names: Vec<&str> = routes.keys().map(String::as_str).collect();
    let script = script::write(&String::from_utf8(loader)?, &names)?;
    files.insert(CHUNK_LOADER.to_owned(), script.into_bytes());
    for (name, pack) in arrange(&routes, &modules) {
        files.insert(name, pack.bytes()?);
    }
    let downloads = |route: &String| vec![COMMON.to_owned(), pack_of(route)];
    let routes = routes.keys().map(|route| (route.clone(), downloads(route))).collect();
    Ok(Bindings { files, routes })
}

/// The pack of one route.
fn pack_of(route: &str) -> String {
    format!("{route}.bin")
}

/// Puts each module into the packs that need it.
fn arrange<'a>(
    routes: &BTreeMap<String, Vec<String>>,
    modules: &'a BTreeMap<String, Vec<u8>>,
) -> BTreeMap<String, Pack<'a>> {
    let in_common = |module: &String| {
        let users = routes.values().filter(|needed| needed.contains(module)).count();
        users > 1 && users * 2 >= routes.len()
    };
    let (common, rest): (BTreeMap<_, _>, BTreeMap<_, _>) =
        modules.iter().partition(|(module, _)| in_common(module));
    let held = common.iter().map(|(module, content)| (number(module), content.as_slice()));
    let mut packs =
        BTreeMap::from([(COMMON.to_owned(), Pack { held: by_size(held), needs: vec![] })]);
    for (route, needed) in routes {
        let needs = needed.iter().filter(|module| common.contains_key(module)).map(|m| number(m));
        let held = needed.iter().filter_map(|module| {
            rest.get(module).map(|content| (number(module), content.as_slice()))
        });
        packs.insert(pack_of(route), Pack { needs: needs.collect(), held: by_size(held) });
    }
    packs
}

/// The smallest first: those that resemble one another stand together.
fn by_size<'a>(modules: impl Iterator<Item = (u32, &'a [u8])>) -> Vec<(u32, &'a [u8])> {
    let mut modules: Vec<_> = modules.collect();
    modules.sort_by_key(|(number, content)| (content.len(), *number));
    modules
}

/// The number that the splitter gave to what several routes share.
fn number(module: &str) -> u32 {
    let numbered = module.strip_prefix("chunk_").and_then(|rest| rest.split('.').next());
    numbered.and_then(|number| number.parse().ok()).unwrap_or(OWN)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fmt::Write as _};

    use super::{Bindings, CHUNK_LOADER, Pack, arrange, by_size, pack};
    use crate::sections::HEADER;

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

    /// A module with nothing but code: its name.
    fn module(name: &str) -> Vec<u8> {
        [HEADER, &[10, u8::try_from(name.len()).unwrap()], name.as_bytes()].concat()
    }

    fn modules() -> BTreeMap<String, Vec<u8>> {
        let names = ["chunk_1", "chunk_2", "chunk_3", "split_a", "split_b", "split_c", "split_d"];
        names.map(|name| (format!("{name}.wasm"), module(name))).into()
    }

    #[test]
    fn what_half_of_the_routes_need_is_packed_once_and_named_by_those_who_need_it() {
        let modules = modules();
        let packs = arrange(&routes(), &modules);
        let pack = |needs: &[u32], held: &[(u32, &str)]| Pack {
            needs: needs.to_vec(),
            held: held
                .iter()
                .map(|(number, name)| (*number, modules[&format!("{name}.wasm")].as_slice()))
                .collect(),
        };
        assert_eq!(packs["common.bin"], pack(&[], &[(1, "chunk_1")]));
        assert_eq!(packs["a.bin"], pack(&[1], &[(0, "split_a"), (2, "chunk_2")]));
        assert_eq!(packs["b.bin"], pack(&[1], &[(0, "split_b"), (2, "chunk_2")]));
        assert_eq!(packs["c.bin"], pack(&[1], &[(0, "split_c")]));
        assert_eq!(packs["d.bin"], pack(&[], &[(0, "split_d"), (3, "chunk_3")]));
        assert_eq!(packs["e.bin"], pack(&[], &[(3, "chunk_3")]));
        assert_eq!(packs.len(), 6);
    }

    #[test]
    fn the_smallest_module_comes_first() {
        let held = [(1, &b"long"[..]), (2, b"is"), (0, b"it")].into_iter();
        assert_eq!(by_size(held), [(0, &b"it"[..]), (2, b"is"), (1, b"long")]);
    }

    #[test]
    fn a_pack_says_what_it_needs_and_holds_before_it_holds_it_kind_by_kind() {
        let module = |sections: &[&[u8]]| [HEADER, &sections.concat()].concat();
        let two = module(&[&[1, 1, 7], &[10, 2, 8, 9]]);
        let own = module(&[&[1, 1, 7], &[2, 1, 5], &[10, 1, 3], &[0, 2, 1, b'x']]);
        let pack = Pack { needs: vec![7, 300], held: vec![(2, &two), (0, &own)] };
        let mut expected = Vec::new();
        for number in [2_u32, 7, 300, 2, 2, 0] {
            expected.extend(number.to_le_bytes());
        }
        expected.extend([1, 1, 7, 1, 1, 7]);
        expected.extend([0, 2, 1, 5]);
        expected.extend([0; 16]);
        expected.extend([10, 2, 8, 9, 10, 1, 3]);
        expected.extend([0; 2]);
        assert_eq!(pack.bytes().unwrap(), expected);
        assert_eq!(Pack::default().bytes().unwrap(), [0; 8]);
        assert!(Pack { needs: vec![], held: vec![(1, b"no module")] }.bytes().is_err());
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
        assert_eq!(packed.routes["a"], ["common.bin", "a.bin"]);
        assert!(packed.routes.values().flatten().all(|name| packed.files.contains_key(name)));
    }
}
