//! Where things lie.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The top of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors().nth(2).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The target folder of the portal: apart, so that building one side never waits for the other.
pub(crate) fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// Tools that were missing and that we installed.
pub(crate) fn tools() -> PathBuf {
    target().join("tools")
}

/// The portal as it is served.
pub(crate) fn portal() -> PathBuf {
    root().join("frontend/dist")
}

/// The journeys.
pub(crate) fn journeys() -> PathBuf {
    root().join("frontend/e2e")
}
