//! A release of a kit as one file: its texts as a page that any browser opens, and its files beside.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write as _};

use domain::civil::Zone;
use domain::practice::{KitFile, KitSection};
use persistence::attachments::Attachment;
use tokio::sync::Semaphore;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::kits::KitReleaseReading;
use crate::rich_text::{self, escaped};
use crate::words::{Locale, say, say_with};
use crate::{App, Failure};

/// Archives that are made at once: each reads one file after the other, and is written to a temporary file.
static PACKING: Semaphore = Semaphore::const_new(2);

/// What the page is called.
const PAGE: &str = "kit.html";

/// Makes the archive of a release, at its beginning; it is gone when it is closed. The same release makes the same
/// bytes.
///
/// # Errors
/// When a file cannot be read, or a temporary one cannot be written.
pub async fn archive(
    app: &App,
    reading: &KitReleaseReading,
    locale: Locale,
) -> Result<File, Failure> {
    let _turn = PACKING.acquire().await.map_err(|_| Failure::Files(io::Error::other("closed")))?;
    let page = page(reading, locale);
    let mut packed = aside(move || {
        let mut zip = ZipWriter::new(tempfile::tempfile()?);
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(PAGE, options)?;
        zip.write_all(page.as_bytes())?;
        Ok(zip)
    })
    .await?;
    for (place, (_, file)) in files(reading).enumerate() {
        let (bytes, name) = (app.files.get(&file.storage_key).await?, entry(place, &file.name));
        packed = aside(move || {
            // Documents and pictures are compressed already.
            let options =
                SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            packed.start_file(name, options)?;
            packed.write_all(&bytes)?;
            Ok(packed)
        })
        .await?;
    }
    aside(move || {
        let mut file = packed.finish()?;
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    })
    .await
}

/// Writes where it keeps no request waiting.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ZipError> + Send + 'static,
) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work).await;
    let done = done.map_err(|error| Failure::Files(io::Error::other(error)))?;
    done.map_err(|error| Failure::Files(io::Error::other(error)))
}

fn files(reading: &KitReleaseReading) -> impl Iterator<Item = (&KitFile, &Attachment)> {
    let files = &reading.release.content.files;
    files.iter().filter_map(|file| Some((file, reading.files.get(&file.attachment)?)))
}

/// The name of a file inside: its place first, for two may have the same name; nothing that a system refuses.
fn entry(place: usize, name: &str) -> String {
    let safe: String = name
        .chars()
        .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c })
        .collect();
    format!("{}-{safe}", place + 1)
}

/// The texts of the kit, section by section, and the list of its files.
fn page(reading: &KitReleaseReading, locale: Locale) -> String {
    let KitReleaseReading { practice, release, .. } = reading;
    let content = &release.content;
    let title = escaped(content.title.as_str());
    let kind = say(locale, &format!("kit-kind-{}", content.kind));
    let day = Zone::Paris.day(release.at).format("%d/%m/%Y").to_string();
    let told = [("number", release.number.to_string()), ("day", day)];
    let version = say_with(locale, "kit-release", &told);
    let of = practice.parts();
    let mut page = String::new();
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n<p>{kind} · {} ({}) · {version}</p>\n",
        locale.code(),
        escaped(of.content.title.as_str()),
        escaped(&of.reference),
    );
    for section in KitSection::ALL {
        let Some(text) = content.sections.get(*section) else { continue };
        let heading = say(locale, &format!("kit-section-{section}"));
        let _ = write!(page, "<h2>{heading}</h2>\n{}\n", rich_text::to_html(text.as_str()));
    }
    page.push_str(&list(reading, locale));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn list(reading: &KitReleaseReading, locale: Locale) -> String {
    let mut lines = String::new();
    for (place, (file, kept)) in files(reading).enumerate() {
        let _ = writeln!(
            lines,
            "<li>{} ({}, SHA-256 {})</li>",
            escaped(&entry(place, &kept.name)),
            say(locale, &format!("kit-file-{}", file.accessibility)),
            kept.sha256.as_deref().unwrap_or_default(),
        );
    }
    if lines.is_empty() {
        return lines;
    }
    format!("<h2>{}</h2>\n<ul>\n{lines}</ul>\n", say(locale, "kit-files"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_of_one_name_are_two_and_no_name_leaves_the_folder() {
        assert_eq!(entry(0, "plan.pdf"), "1-plan.pdf");
        assert_eq!(entry(1, "plan.pdf"), "2-plan.pdf");
        assert_eq!(entry(2, "../..\\a:b.pdf"), "3-.._.._a_b.pdf");
    }
}
