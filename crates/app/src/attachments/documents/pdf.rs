//! PDF: its information dictionary and its XMP go, and the names of those who annotated it.

use lopdf::{Dictionary, Document, LoadOptions, Object, Stream};

use crate::Failure;

/// Most bytes that the streams which hold objects may become, all together.
const INFLATED_MAX: usize = 256 * 1024 * 1024;

pub(in crate::attachments) fn clean(bytes: Vec<u8>) -> Result<Vec<u8>, Failure> {
    let streams = occurrences(&bytes, b"/ObjStm").max(1);
    // A name written in hexadecimal hides from the count above.
    if occurrences(&bytes, b"/Obj#") > 0 {
        return Err(Failure::FileRefused);
    }
    let options = LoadOptions {
        max_decompressed_size: Some(INFLATED_MAX / streams),
        ..LoadOptions::default()
    };
    let mut document =
        Document::load_mem_with_options(&bytes, options).map_err(|_| Failure::FileRefused)?;
    drop(bytes);
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Failure::FileRefused);
    }
    document.trailer.remove(b"Info");
    for object in document.objects.values_mut() {
        if let Object::Dictionary(dictionary) | Object::Stream(Stream { dict: dictionary, .. }) =
            object
        {
            strip(dictionary);
        }
    }
    // What nothing names any more: the information dictionary and the XMP themselves.
    document.prune_objects();
    let mut cleaned = Vec::new();
    document.save_to(&mut cleaned).map_err(|_| Failure::FileRefused)?;
    Ok(cleaned)
}

fn strip(dictionary: &mut Dictionary) {
    dictionary.remove(b"Metadata");
    dictionary.remove(b"PieceInfo");
    // The title of an annotation is its author; that of a form field is its name.
    let annotates = dictionary.has(b"Subtype") && dictionary.has(b"Rect");
    if annotates && !dictionary.has(b"FT") && !dictionary.has(b"Parent") {
        dictionary.remove(b"T");
    }
}

fn occurrences(bytes: &[u8], mark: &[u8]) -> usize {
    bytes.windows(mark.len()).filter(|window| *window == mark).count()
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object, StringFormat, dictionary};

    use super::clean;

    fn pdf_by(author: &str) -> Vec<u8> {
        let mut document = Document::with_version("1.5");
        let text = |text: &str| Object::String(text.into(), StringFormat::Literal);
        let note = document.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Text", "T" => text(author),
            "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()], "Contents" => text("note"),
        });
        let pages = document.new_object_id();
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages, "Annots" => vec![note.into()],
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        });
        let kids = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        document.objects.insert(pages, Object::Dictionary(kids));
        let xmp = lopdf::Stream::new(
            dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
            format!("<dc:creator>{author}</dc:creator>").into_bytes(),
        );
        let xmp = document.add_object(xmp);
        let catalog = document.add_object(dictionary! {
            "Type" => "Catalog", "Pages" => pages, "Metadata" => xmp,
        });
        document.trailer.set("Root", catalog);
        let info = document.add_object(dictionary! { "Author" => text(author) });
        document.trailer.set("Info", info);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn says(bytes: &[u8], words: &str) -> bool {
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    }

    #[test]
    fn a_pdf_forgets_who_wrote_and_annotated_it_and_stays_whole() {
        let bytes = pdf_by("Sophie Lambert");
        assert!(says(&bytes, "Sophie Lambert"));
        let cleaned = clean(bytes).unwrap();
        assert!(!says(&cleaned, "Sophie"));
        let again = Document::load_mem(&cleaned).unwrap();
        assert_eq!(again.get_pages().len(), 1);
        assert!(says(&cleaned, "note"));
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        for broken in ["%PDF-1.7 and nothing else", "%PDF-1.7\n1 0 obj\n<< /Type /Obj#53tm >>"] {
            assert!(clean(broken.as_bytes().to_vec()).is_err());
        }
    }
}
