//! The two encodings every browser accepts, made once here rather than at each request.

use std::{collections::BTreeMap, io::Write as _};

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// A file's encoded forms: the suffix of its name and its content.
pub(crate) type Encoded = Vec<(&'static str, Vec<u8>)>;

/// Formats that are compressed already gain nothing.
fn gains(path: &str) -> bool {
    const TEXTUAL: [&str; 9] =
        ["bin", "css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];
    path.rsplit('.').next().is_some_and(|extension| TEXTUAL.contains(&extension))
}

/// Brotli and gzip of each file that gains from them, by path.
pub(crate) fn all(files: &BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, Encoded>> {
    let mut all = BTreeMap::new();
    for (path, content) in files.iter().filter(|(path, _)| gains(path)) {
        let mut forms = vec![("br", brotli(content)?), ("gz", gzip(content)?)];
        forms.retain(|(_, encoded)| encoded.len() < content.len());
        all.insert(path.clone(), forms);
    }
    Ok(all)
}

/// At quality 11: it takes seconds here and is read a million times.
fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoded = Vec::new();
    let params = BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut encoded, &params)?;
    Ok(encoded)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::all;

    #[test]
    fn text_is_compressed_where_it_gains_and_a_picture_is_not() {
        let files = BTreeMap::from([
            ("a.css".to_owned(), "a{color:red}".repeat(100).into_bytes()),
            ("b.webp".to_owned(), vec![0; 1000]),
            ("c.js".to_owned(), b"x".to_vec()),
        ]);
        let encoded = all(&files).unwrap();
        let suffixes = |path: &str| encoded[path].iter().map(|(s, _)| *s).collect::<Vec<_>>();
        assert_eq!(suffixes("a.css"), ["br", "gz"]);
        assert!(encoded["a.css"].iter().all(|(_, content)| content.len() < 100));
        assert!(!encoded.contains_key("b.webp"));
        assert!(suffixes("c.js").is_empty());
    }
}
