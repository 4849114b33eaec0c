//! What a file is, by its content; its name is only a label.

use image::ImageFormat;
use persistence::attachments::Attachment;
use tokio::sync::Semaphore;

use super::{documents, pictures};
use crate::Failure;

/// Files that are cleaned at once: each may hold a large picture in memory.
static CLEANING: Semaphore = Semaphore::const_new(2);

/// The kinds that are taken. Everything else is refused: SVG and HTML run scripts, executables run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Png,
    Jpeg,
    Webp,
    Pdf,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Ods,
    Odp,
}

const KINDS: [Kind; 10] = [
    Kind::Png,
    Kind::Jpeg,
    Kind::Webp,
    Kind::Pdf,
    Kind::Docx,
    Kind::Xlsx,
    Kind::Pptx,
    Kind::Odt,
    Kind::Ods,
    Kind::Odp,
];

/// A file that was recognised and cleaned.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) kind: Kind,
    pub(super) bytes: Vec<u8>,
}

/// Recognises a file and cleans it, aside: it takes a processor for a while.
pub(super) async fn take(bytes: Vec<u8>) -> Result<Taken, Failure> {
    let _turn = CLEANING.acquire().await.map_err(|_| Failure::FileRefused)?;
    // A file that makes a reader panic is refused like any other that cannot be read.
    tokio::task::spawn_blocking(move || clean(bytes)).await.map_err(|_| Failure::FileRefused)?
}

fn clean(bytes: Vec<u8>) -> Result<Taken, Failure> {
    let found = infer::get(&bytes).map(|found| found.mime_type());
    let (kind, bytes) = match found {
        Some("image/png") => (Kind::Png, pictures::clean(&bytes, ImageFormat::Png)?),
        Some("image/jpeg") => (Kind::Jpeg, pictures::clean(&bytes, ImageFormat::Jpeg)?),
        Some("image/webp") => (Kind::Webp, pictures::clean(&bytes, ImageFormat::WebP)?),
        Some("application/pdf") => (Kind::Pdf, documents::clean_pdf(bytes)?),
        _ if bytes.starts_with(b"PK\x03\x04") => documents::clean_office(&bytes)?,
        _ => return Err(Failure::FileRefused),
    };
    Ok(Taken { kind, bytes })
}

impl Kind {
    pub(super) const fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Webp)
    }

    pub(super) const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Odp => "odp",
        }
    }

    /// The name with the extension of what the file is, so that nothing opens it as something else.
    pub(super) fn rename(self, name: &str) -> String {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let stem = if stem.is_empty() { name } else { stem };
        format!("{stem}.{}", self.extension())
    }
}

/// A name that says nothing: what people call their files often names them.
pub(super) fn plain_name(file: &Attachment) -> String {
    let kind = KINDS.into_iter().find(|kind| kind.media_type() == file.media_type);
    let extension = kind.map_or("bin", Kind::extension);
    let short: String = file.id.0.simple().to_string().chars().take(8).collect();
    format!("{short}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_as_its_content_says() {
        assert_eq!(Kind::Jpeg.rename("photo.PNG"), "photo.jpg");
        assert_eq!(Kind::Pdf.rename("compte.rendu.pdf"), "compte.rendu.pdf");
        assert_eq!(Kind::Png.rename(".cache"), ".cache.png");
        assert_eq!(Kind::Png.rename("sans"), "sans.png");
    }

    #[tokio::test]
    async fn what_runs_is_refused_whatever_its_name() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
        let html = "<!DOCTYPE html><script>alert(1)</script>";
        let program = "\u{7f}ELF\u{2}\u{1}\u{1}";
        let rest = ["#!/bin/sh\nrm -rf /", "MZ\u{0}", "", "GIF89a", "PK\u{3}\u{4}", "\u{0}"];
        for refused in [svg, html, program].into_iter().chain(rest) {
            let taken = take(refused.as_bytes().to_vec()).await;
            assert!(matches!(taken, Err(Failure::FileRefused)), "{refused:?}: {taken:?}");
        }
    }
}
