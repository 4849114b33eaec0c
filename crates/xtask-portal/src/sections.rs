//! The sections of a WebAssembly module, as far as leaving some out needs it.

/// Magic number and version.
const HEADER: usize = 8;

/// The same module without its `name` section, which only debuggers read. What is no module is left as it is.
pub(crate) fn without_names(module: &[u8]) -> Vec<u8> {
    kept(module).unwrap_or_else(|| module.to_vec())
}

fn kept(module: &[u8]) -> Option<Vec<u8>> {
    let mut kept = module.get(..HEADER)?.to_vec();
    let mut at = HEADER;
    while at < module.len() {
        let kind = *module.get(at)?;
        let (size, body) = number(module, at + 1)?;
        let end = body.checked_add(size)?;
        let section = module.get(at..end)?;
        if kind != 0 || custom_name(module, body)? != b"name" {
            kept.extend_from_slice(section);
        }
        at = end;
    }
    Some(kept)
}

fn custom_name(module: &[u8], at: usize) -> Option<&[u8]> {
    let (length, start) = number(module, at)?;
    module.get(start..start.checked_add(length)?)
}

/// An unsigned LEB128 number, and where it ends.
fn number(module: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for shift in (0..35).step_by(7) {
        let byte = *module.get(at)?;
        at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some((value, at));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::without_names;

    #[test]
    fn names_go_and_everything_else_stays() {
        let header = b"\0asm\x01\0\0\0";
        let type_section = [1, 1, 0];
        let names = [0, 6, 4, b'n', b'a', b'm', b'e', 9];
        let other = [0, 3, 1, b'x', 7];
        let module = [header.as_slice(), &type_section, &names, &other].concat();
        assert_eq!(without_names(&module), [header.as_slice(), &type_section, &other].concat());
    }

    #[test]
    fn what_is_cut_short_is_left_as_it_is() {
        for broken in [b"".as_slice(), b"\0asm", b"\0asm\x01\0\0\0\x01\xff"] {
            assert_eq!(without_names(broken), broken);
        }
    }
}
