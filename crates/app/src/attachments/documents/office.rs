//! Office documents: archives of XML whose properties say who wrote them.

use std::borrow::Cow;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::super::kinds::Kind;
use super::names;
use crate::Failure;

/// Most entries of an archive.
const ENTRIES_MAX: usize = 5_000;
/// Most bytes that the entries may become, all together.
const INFLATED_MAX: u64 = 128 * 1024 * 1024;

/// Entries that only say who wrote the document, when and with what: emptied.
const PROPERTIES: [(&str, &str); 4] = [
    (
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>",
    ),
    (
        "docProps/app.xml",
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>",
    ),
    (
        "docProps/custom.xml",
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>",
    ),
    (
        "meta.xml",
        "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:version=\"1.2\"/>",
    ),
];
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pub(in crate::attachments) fn clean(bytes: &[u8]) -> Result<(Kind, Vec<u8>), Failure> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Failure::FileRefused)?;
    let kind = kind(&mut archive)?;
    let mut cleaned = ZipWriter::new(Cursor::new(Vec::new()));
    let mut left = INFLATED_MAX;
    for index in 0..archive.len() {
        copy(&mut archive, index, &mut cleaned, &mut left)?;
    }
    let cleaned = cleaned.finish().map_err(|_| Failure::FileRefused)?;
    Ok((kind, cleaned.into_inner()))
}

/// What the archive holds. Macros are refused: they run.
fn kind(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Kind, Failure> {
    if archive.len() > ENTRIES_MAX {
        return Err(Failure::FileRefused);
    }
    let entries = archive.file_names().map(|name| name.map(Cow::into_owned));
    let entries: Vec<String> =
        entries.collect::<Result<_, _>>().map_err(|_| Failure::FileRefused)?;
    let runs = |name: &String| {
        let name = name.to_lowercase();
        let program = ends(&name, "bin") && (name.contains("vba") || name.contains("/embeddings/"));
        program || name.starts_with("basic/") || name.starts_with("scripts/")
    };
    if entries.iter().any(runs) {
        return Err(Failure::FileRefused);
    }
    let holds = |name: &str| entries.iter().any(|entry| entry == name);
    let open_xml = holds("[Content_Types].xml");
    for (entry, kind) in [
        ("word/document.xml", Kind::Docx),
        ("xl/workbook.xml", Kind::Xlsx),
        ("ppt/presentation.xml", Kind::Pptx),
    ] {
        if open_xml && holds(entry) {
            return Ok(kind);
        }
    }
    let mut declared = String::new();
    let mimetype = archive.by_name("mimetype").map_err(|_| Failure::FileRefused)?;
    mimetype.take(100).read_to_string(&mut declared).map_err(|_| Failure::FileRefused)?;
    [Kind::Odt, Kind::Ods, Kind::Odp]
        .into_iter()
        .find(|kind| kind.media_type() == declared.trim())
        .ok_or(Failure::FileRefused)
}

fn copy(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    cleaned: &mut ZipWriter<Cursor<Vec<u8>>>,
    left: &mut u64,
) -> Result<(), Failure> {
    let refused = |_| Failure::FileRefused;
    if let Some((name, text)) = replacement(archive, index, left)? {
        cleaned.start_file(name, SimpleFileOptions::default()).map_err(refused)?;
        return cleaned.write_all(text.as_bytes()).map_err(|_| Failure::FileRefused);
    }
    let entry = archive.by_index_raw(index).map_err(refused)?;
    cleaned.raw_copy_file(entry).map_err(refused)
}

fn ends(name: &str, extension: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(extension))
}

/// The name of an entry and what it says from now on; nothing when it stays as it is.
fn replacement(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: &mut u64,
) -> Result<Option<(String, String)>, Failure> {
    let entry = archive.by_index(index).map_err(|_| Failure::FileRefused)?;
    let name = entry.name().map_err(|_| Failure::FileRefused)?.into_owned();
    if entry.encrypted() {
        return Err(Failure::FileRefused);
    }
    if let Some((_, empty)) = PROPERTIES.iter().find(|(path, _)| *path == name) {
        return Ok(Some((name, format!("{DECLARATION}{empty}"))));
    }
    if !ends(&name, "xml") && !ends(&name, "rels") {
        return Ok(None);
    }
    let mut text = String::new();
    let read = entry.take(*left + 1).read_to_string(&mut text);
    let size = u64::try_from(read.map_err(|_| Failure::FileRefused)?).unwrap_or(u64::MAX);
    *left = left.checked_sub(size).ok_or(Failure::FileRefused)?;
    Ok(names::emptied(&name, &text).map(|text| (name, text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn entry(bytes: &[u8], name: &str) -> String {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_document_forgets_who_wrote_it_and_keeps_what_it_says() {
        let docx = archive(&[
            ("[Content_Types].xml", "<Types/>"),
            ("docProps/core.xml", "<dc:creator>Sophie Lambert</dc:creator>"),
            ("word/document.xml", "<w:ins w:author=\"Sophie Lambert\">Bonjour</w:ins>"),
        ]);
        let (kind, cleaned) = clean(&docx).unwrap();
        assert_eq!(kind, Kind::Docx);
        assert!(!entry(&cleaned, "docProps/core.xml").contains("Sophie"));
        assert_eq!(entry(&cleaned, "word/document.xml"), "<w:ins w:author=\"\">Bonjour</w:ins>");
        let odt = archive(&[
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("meta.xml", "<meta:initial-creator>Sophie</meta:initial-creator>"),
            ("content.xml", "<text:p>Bonjour</text:p>"),
        ]);
        let (kind, cleaned) = clean(&odt).unwrap();
        assert_eq!(kind, Kind::Odt);
        assert!(!entry(&cleaned, "meta.xml").contains("Sophie"));
        assert_eq!(entry(&cleaned, "content.xml"), "<text:p>Bonjour</text:p>");
    }

    #[test]
    fn macros_and_other_archives_are_refused() {
        let macros = [
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", "<w/>"),
            ("word/vbaProject.bin", "x"),
        ];
        for refused in [archive(&macros), archive(&[("a.exe", "MZ")]), b"PK\x03\x04".to_vec()] {
            assert!(matches!(clean(&refused), Err(Failure::FileRefused)));
        }
    }
}
