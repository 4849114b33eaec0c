//! What is wrong in a JSON body: unreadable, or readable with faulty fields.

use domain::{FieldCode, FieldError};
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use crate::failure::ApiFailure;

/// Reads a body, or says which field is at fault.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiFailure> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let pointer = pointer(error.path());
        let error = error.into_inner();
        match error.classify() {
            Category::Data => ApiFailure::Invalid(vec![fault(pointer, &error.to_string())]),
            Category::Syntax | Category::Eof | Category::Io => ApiFailure::Malformed,
        }
    })?;
    deserializer.end().map_err(|_| ApiFailure::Malformed)?;
    Ok(value)
}

/// serde tells these faults in words only; the words are tested below.
fn fault(pointer: String, message: &str) -> FieldError {
    let named = |prefix: &str| {
        let rest = message.strip_prefix(prefix)?;
        rest.split('`').next().map(str::to_owned)
    };
    if let Some(name) = named("unknown field `") {
        // The path may or may not end with the field that it could not place.
        let inside = if pointer.ends_with(&format!("/{name}")) {
            pointer
        } else {
            format!("{pointer}/{name}")
        };
        return FieldError::new(inside, FieldCode::UnknownField);
    }
    if let Some(name) = named("missing field `") {
        return FieldError::new(format!("{pointer}/{name}"), FieldCode::Required);
    }
    let code = if message.starts_with("unknown variant") {
        FieldCode::UnknownValue
    } else {
        FieldCode::Malformed
    };
    FieldError::new(pointer, code)
}

fn pointer(path: &Path) -> String {
    path.iter().fold(String::new(), |pointer, segment| match segment {
        Segment::Seq { index } => format!("{pointer}/{index}"),
        Segment::Map { key } => {
            format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
        }
        Segment::Enum { variant } => format!("{pointer}/{variant}"),
        Segment::Unknown => pointer,
    })
}

#[cfg(test)]
mod tests {
    use domain::idea::IdeaVerdict;

    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Outer {
        #[expect(dead_code, reason = "only read by serde")]
        inner: Inner,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        #[expect(dead_code, reason = "only read by serde")]
        count: u8,
        #[expect(dead_code, reason = "only read by serde")]
        verdict: IdeaVerdict,
    }

    fn faulty(json: &str) -> (String, FieldCode) {
        match read::<Outer>(json.as_bytes()) {
            Err(ApiFailure::Invalid(errors)) => (errors[0].pointer.clone(), errors[0].code),
            other => panic!("expected a faulty field, got {other:?}"),
        }
    }

    #[test]
    fn each_fault_has_its_place_and_its_code() {
        let field = |pointer: &str, code| (pointer.to_owned(), code);
        let body = r#"{"inner":{"count":1,"verdict":"selected","odd":1}}"#;
        assert_eq!(faulty(body), field("/inner/odd", FieldCode::UnknownField));
        assert_eq!(faulty("{}"), field("/inner", FieldCode::Required));
        assert_eq!(
            faulty(r#"{"inner":{"count":1}}"#),
            field("/inner/verdict", FieldCode::Required)
        );
        assert_eq!(
            faulty(r#"{"inner":{"count":"x","verdict":"selected"}}"#),
            field("/inner/count", FieldCode::Malformed)
        );
        assert_eq!(
            faulty(r#"{"inner":{"count":1,"verdict":"maybe"}}"#),
            field("/inner/verdict", FieldCode::UnknownValue)
        );
    }

    #[test]
    fn what_is_not_json_is_unreadable() {
        let deep = "[".repeat(500);
        for body in ["", "{", "\u{feff}{}", "{\"inner\": \"\u{0}\"}", &deep, "{} {}"] {
            assert!(
                matches!(read::<serde_json::Value>(body.as_bytes()), Err(ApiFailure::Malformed)),
                "{body:?}"
            );
        }
        assert!(matches!(
            read::<serde_json::Value>(b"{\"a\":\"\xff\"}"),
            Err(ApiFailure::Malformed)
        ));
    }
}
