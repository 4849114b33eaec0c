//! The letters of a sheet, carried along: no server has to have them. Source Sans 3 and Source Serif 4 (SIL Open Font
//! License 1.1, `fonts/`).

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

const FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../fonts/SourceSans3-Semibold.ttf"),
    include_bytes!("../fonts/SourceSans3-It.ttf"),
    include_bytes!("../fonts/SourceSerif4-Semibold.ttf"),
];

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect());

/// Every face.
pub(crate) fn all() -> Vec<Font> {
    FONTS.clone()
}

/// What stands for a character that no face draws: a sheet with a hole in it is refused by the standard, and would
/// be read aloud as nothing.
pub(crate) const UNKNOWN: char = '■';

/// Whether every face draws this character: words may stand in a heading as well as in the text.
pub(crate) fn draws(c: char) -> bool {
    FONTS.iter().all(|font| font.info().coverage.contains(u32::from(c)))
}
