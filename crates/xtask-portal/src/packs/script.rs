//! The script that loads packs, in place of the splitter's.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::pack_of;

/// How packs are fetched and modules started.
const RUNTIME: &str = include_str!("load.js");
/// Where the splitter's own runtime begins, after what it shares between modules.
const THEIR_RUNTIME: &str = "function wrapAsyncCb(";

/// Keeps what the splitter wrote about sharing between modules; writes the rest.
pub(super) fn write(theirs: &str, routes: &[&str]) -> Result<String> {
    let Some((sharing, rest)) = theirs.split_once(THEIR_RUNTIME) else {
        bail!("the splitter writes another script than it did; see crates/xtask-portal/src/packs");
    };
    let exports = rest.matches("export const __wasm_split_load_").count();
    if !sharing.contains("function getSharedImports()") || exports != routes.len() {
        bail!("the splitter exports {exports} routes, but names {}", routes.len());
    }
    let mut script = format!("{sharing}{RUNTIME}");
    for route in routes {
        let pack = pack_of(route);
        let _ = writeln!(script, "export const __wasm_split_load_{route} = route('{pack}');");
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::write;

    const THEIRS: &str = "import { initSync } from \"./frontend.js\";\nfunction getSharedImports() {}\n\
        function wrapAsyncCb(callee) {}\n\
        export const __wasm_split_load_ideas = wrapAsyncCb(makeLoad());\n";

    #[test]
    fn a_route_keeps_its_export_and_names_its_pack() {
        let script = write(THEIRS, &["ideas"]).unwrap();
        assert!(script.starts_with("import { initSync } from \"./frontend.js\";"));
        assert!(!script.contains("wrapAsyncCb"));
        let expected = "export const __wasm_split_load_ideas = route('ideas.bin');\n";
        assert!(script.ends_with(expected), "{script}");
    }

    #[test]
    fn another_version_of_the_splitter_is_noticed() {
        assert!(write("export const load = 1;", &["ideas"]).is_err());
        assert!(write(THEIRS, &["ideas", "pocs"]).is_err());
    }
}
