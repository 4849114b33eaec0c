//! Files to send.

use std::fmt::Write as _;

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};

fn drawn(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(width, height).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A small picture.
pub(crate) fn png() -> Vec<u8> {
    drawn(4, 2, ImageFormat::Png)
}

/// A small picture, losslessly.
pub(crate) fn webp() -> Vec<u8> {
    drawn(4, 2, ImageFormat::WebP)
}

/// A photograph of 40 by 20 points by a camera held sideways, which wrote its owner down.
pub(crate) fn photograph_by(owner: &str) -> Vec<u8> {
    let jpeg = drawn(40, 20, ImageFormat::Jpeg);
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    // Orientation 6: turned by a quarter.
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    // Artist.
    tiff.extend([0x3b, 0x01, 2, 0]);
    tiff.extend(u32::try_from(owner.len()).unwrap().to_le_bytes());
    tiff.extend(38_u32.to_le_bytes());
    tiff.extend([0; 4]);
    tiff.extend(owner.as_bytes());
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(tiff);
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

/// A picture that says it has 400 million points, in a few bytes.
pub(crate) fn bomb() -> Vec<u8> {
    let mut bytes = png();
    bytes[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&20_000_u32.to_be_bytes());
    // The sum of the header, made right again.
    let sum = bytes[12..29].iter().fold(u32::MAX, |mut sum, byte| {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        }
        sum
    });
    bytes[29..33].copy_from_slice(&(!sum).to_be_bytes());
    bytes
}

/// A page by Sophie Lambert.
pub(crate) fn pdf() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        "<</Author(Sophie Lambert)/Title(Secret)>>",
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        write!(text, "{} 0 obj\n{object}\nendobj\n", index + 1).unwrap();
    }
    let start = text.len();
    text.push_str("xref\n0 5\n0000000000 65535 f \n");
    for place in places {
        writeln!(text, "{place:010} 00000 n ").unwrap();
    }
    let trailer = "trailer\n<</Size 5/Root 1 0 R/Info 4 0 R>>\n";
    write!(text, "{trailer}startxref\n{start}\n%%EOF\n").unwrap();
    text.into_bytes()
}
