//! The script that loads packs, in place of the splitter's.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::{Piece, Route};

/// How packs are fetched and modules started.
const RUNTIME: &str = include_str!("load.js");
/// Where the splitter's own runtime begins, after what it shares between modules.
const THEIR_RUNTIME: &str = "function wrapAsyncCb(";

/// Keeps what the splitter wrote about sharing between modules; writes the rest.
pub(super) fn write(theirs: &str, routes: &[Route]) -> Result<String> {
    let Some((sharing, rest)) = theirs.split_once(THEIR_RUNTIME) else {
        bail!("the splitter writes another script than it did; see crates/xtask-portal/src/packs");
    };
    let exports = rest.matches("export const __wasm_split_load_").count();
    if !sharing.contains("function getSharedImports()") || exports != routes.len() {
        bail!("the splitter exports {exports} routes, but names {}", routes.len());
    }
    let mut script = format!("{sharing}{RUNTIME}");
    for Route { name, shared, own } in routes {
        let shared: Vec<String> = shared.iter().map(piece).collect();
        let own = own.as_ref().map(piece).into_iter().collect::<String>();
        let arguments = [format!("[{}]", shared.join(",")), own].join(", ");
        let arguments = arguments.trim_end_matches([',', ' ']);
        let _ = writeln!(script, "export const __wasm_split_load_{name} = route({arguments});");
    }
    Ok(script)
}

fn piece(piece: &Piece) -> String {
    let Piece { module, pack, start, end } = piece;
    let module = module.trim_end_matches(".wasm");
    format!("['{module}','{pack}',{start},{end}]")
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::packs::{Piece, Route};

    const THEIRS: &str = "import { initSync } from \"./frontend.js\";\nfunction getSharedImports() {}\n\
        function wrapAsyncCb(callee) {}\n\
        export const __wasm_split_load_ideas = wrapAsyncCb(makeLoad());\n";

    fn route(name: &str) -> Route {
        let piece = |module: &str, pack: &str, start, end| Piece {
            module: module.to_owned(),
            pack: pack.to_owned(),
            start,
            end,
        };
        Route {
            name: name.to_owned(),
            shared: vec![piece("chunk_1.wasm", "common.bin", 0, 7)],
            own: Some(piece("split_ideas.wasm", "ideas.bin", 3, 9)),
        }
    }

    #[test]
    fn a_route_keeps_its_export_and_names_its_pieces() {
        let script = write(THEIRS, &[route("ideas")]).unwrap();
        assert!(script.starts_with("import { initSync } from \"./frontend.js\";"));
        assert!(!script.contains("wrapAsyncCb"));
        let expected = "export const __wasm_split_load_ideas = \
            route([['chunk_1','common.bin',0,7]], ['split_ideas','ideas.bin',3,9]);\n";
        assert!(script.ends_with(expected), "{script}");
    }

    #[test]
    fn another_version_of_the_splitter_is_noticed() {
        assert!(write("export const load = 1;", &[route("ideas")]).is_err());
        assert!(write(THEIRS, &[route("ideas"), route("pocs")]).is_err());
    }
}
