//! The catalogues as code, written by `build.rs`.
#![expect(
    dead_code,
    unused_imports,
    unused_qualifications,
    clippy::pedantic,
    reason = "generated: it offers more than one screen uses"
)]

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
