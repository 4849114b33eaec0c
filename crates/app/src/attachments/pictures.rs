//! Pictures, drawn again from their points: what a camera wrote beside them (place, time, owner) stays behind.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::error::{LimitError, LimitErrorKind};
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, ImageResult, Limits,
};

use crate::Failure;

/// Most points of a picture: more is an attack, or a poster.
const POINTS_MAX: u64 = 40_000_000;
/// Longest side that is kept, in points: enough for any screen.
const SIDE_MAX: u32 = 2_560;
/// Most bytes that decoding may take.
const MEMORY_MAX: u64 = 320 * 1024 * 1024;
const JPEG_QUALITY: u8 = 88;

/// The same picture, upright, no larger than a screen, without its metadata.
pub(super) fn clean(bytes: &[u8], format: ImageFormat) -> Result<Vec<u8>, Failure> {
    redraw(bytes, format).map_err(|error| {
        tracing::debug!(%error, "a picture was refused");
        Failure::FileRefused
    })
}

fn redraw(bytes: &[u8], format: ImageFormat) -> ImageResult<Vec<u8>> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > POINTS_MAX {
        let too_large = LimitError::from_kind(LimitErrorKind::DimensionError);
        return Err(ImageError::Limits(too_large));
    }
    // Cameras write how they were held instead of turning the points.
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > SIDE_MAX {
        picture = picture.thumbnail(SIDE_MAX, SIDE_MAX);
    }
    let mut drawn = Cursor::new(Vec::new());
    if format == ImageFormat::Jpeg {
        let encoder = JpegEncoder::new_with_quality(&mut drawn, JPEG_QUALITY);
        DynamicImage::from(picture.to_rgb8()).write_with_encoder(encoder)?;
    } else {
        DynamicImage::from(picture.to_rgba8()).write_to(&mut drawn, format)?;
    }
    Ok(drawn.into_inner())
}
