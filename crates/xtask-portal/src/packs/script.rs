//! The script that loads packs, in place of the splitter's.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::{COMMON, Piece, Route};

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
    let _ =
        writeln!(script, "const common = pieces('{COMMON}', [{}]);", lengths(&in_common(routes)));
    for Route { name, shared, own } in routes {
        let (common, rest): (Vec<&Piece>, Vec<&Piece>) =
            shared.iter().partition(|piece| piece.pack == COMMON);
        let common: Vec<String> = common.into_iter().map(number).collect();
        let rest: Vec<&Piece> = rest.into_iter().chain(own).collect();
        let (common, rest) = (common.join(","), lengths(&rest));
        let _ = writeln!(
            script,
            "export const __wasm_split_load_{name} = route('{name}.bin', [{common}], [{rest}]);"
        );
    }
    Ok(script)
}

fn in_common(routes: &[Route]) -> Vec<&Piece> {
    let shared = routes.iter().flat_map(|route| &route.shared);
    let mut pieces: Vec<&Piece> = shared.filter(|piece| piece.pack == COMMON).collect();
    pieces.sort_by_key(|piece| piece.start);
    pieces.dedup();
    pieces
}

/// Number and length of each module, in the order they lie in their pack.
fn lengths(pieces: &[&Piece]) -> String {
    let mut pieces = pieces.to_vec();
    pieces.sort_by_key(|piece| piece.start);
    let pairs = pieces.iter().map(|piece| format!("{},{}", number(piece), piece.end - piece.start));
    pairs.collect::<Vec<_>>().join(",")
}

/// The number the splitter gave to what several routes share; 0 for a route's own module.
fn number(piece: &Piece) -> String {
    let number = piece.module.strip_prefix("chunk_").and_then(|rest| rest.split('.').next());
    number.unwrap_or("0").to_owned()
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::packs::{COMMON, Piece, Route};

    const THEIRS: &str = "import { initSync } from \"./frontend.js\";\nfunction getSharedImports() {}\n\
        function wrapAsyncCb(callee) {}\n\
        export const __wasm_split_load_ideas = wrapAsyncCb(makeLoad());\n";

    fn route(name: &str, chunks: &[(&str, &str, usize, usize)]) -> Route {
        let piece = |(module, pack, start, end): &(&str, &str, usize, usize)| Piece {
            module: (*module).to_owned(),
            pack: (*pack).to_owned(),
            start: *start,
            end: *end,
        };
        let own = format!("split_{name}.wasm");
        Route {
            name: name.to_owned(),
            shared: chunks.iter().map(piece).collect(),
            own: Some(piece(&(&own, &format!("{name}.bin"), 3, 9))),
        }
    }

    #[test]
    fn a_route_keeps_its_export_and_names_its_pieces() {
        let shared = [("chunk_1.wasm", COMMON, 5, 7), ("chunk_8.wasm", "ideas.bin", 0, 3)];
        let script = write(THEIRS, &[route("ideas", &shared)]).unwrap();
        assert!(script.starts_with("import { initSync } from \"./frontend.js\";"));
        assert!(!script.contains("wrapAsyncCb"));
        let expected = "const common = pieces('common.bin', [1,2]);\n\
            export const __wasm_split_load_ideas = route('ideas.bin', [1], [8,3,0,6]);\n";
        assert!(script.ends_with(expected), "{script}");
    }

    #[test]
    fn another_version_of_the_splitter_is_noticed() {
        assert!(write("export const load = 1;", &[route("ideas", &[])]).is_err());
        assert!(write(THEIRS, &[route("ideas", &[]), route("pocs", &[])]).is_err());
    }
}
