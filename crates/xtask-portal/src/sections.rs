//! The sections of a WebAssembly module, as far as putting them in another order needs it.

/// Magic number and version.
pub(crate) const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// Each section of a module: its kind, and its bytes from that kind on. Nothing when this is no module.
pub(crate) fn sections(module: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut sections = Vec::new();
    let mut rest = module.strip_prefix(HEADER)?;
    while let Some((kind, body)) = rest.split_first() {
        let (size, size_bytes) = number(body)?;
        let end = size.checked_add(size_bytes)?.checked_add(1)?;
        let section;
        (section, rest) = rest.split_at_checked(end)?;
        sections.push((*kind, section));
    }
    Some(sections)
}

/// An unsigned LEB128 number, and how many bytes it takes.
fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for (at, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, at + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{HEADER, sections};

    #[test]
    fn a_module_is_cut_into_its_sections() {
        let long = [vec![10, 0xc8, 1], vec![7; 200]].concat();
        let module = [HEADER, &[1, 1, 0], &long, &[0, 3, 1, b'x', 7]].concat();
        let expected = vec![(1, &[1, 1, 0][..]), (10, &long), (0, &[0, 3, 1, b'x', 7])];
        assert_eq!(sections(&module), Some(expected));
        assert_eq!(sections(HEADER), Some(vec![]));
    }

    #[test]
    fn what_is_cut_short_is_no_module() {
        for broken in
            [b"".as_slice(), b"\0asm", b"\0asm\x01\0\0\0\x01\xff", b"\0asm\x01\0\0\0\x01\x02\0"]
        {
            assert_eq!(sections(broken), None);
        }
    }
}
