//! What serde writes is read, and what is of another form is not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Unreadable, of_value, read};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Form {
    Plain,
    Counted(u8),
    Paired(i32, bool),
    Named { name: String },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Tagged {
    Empty,
    Full { size: u64, share: f64 },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Newtype(String);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Inner {
    letter: char,
    deep: Vec<Option<i16>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Everything {
    #[serde(flatten)]
    inner: Inner,
    name: Newtype,
    forms: Vec<Form>,
    tagged: Vec<Tagged>,
    by_form: BTreeMap<String, f32>,
    pair: (u32, String),
    nothing: Option<String>,
    unit: (),
    any: serde_json::Value,
    #[serde(default)]
    absent: bool,
}

fn everything() -> Everything {
    let form = |name: &str| Form::Named { name: name.to_owned() };
    Everything {
        inner: Inner { letter: 'é', deep: vec![Some(-3), None] },
        name: Newtype("« retraite »".to_owned()),
        forms: vec![Form::Plain, Form::Counted(255), Form::Paired(-1, true), form("x")],
        tagged: vec![Tagged::Empty, Tagged::Full { size: u64::MAX, share: 0.5 }],
        by_form: BTreeMap::from([("one".to_owned(), 1.5), ("whole".to_owned(), 2.0)]),
        pair: (7, "seven".to_owned()),
        nothing: None,
        unit: (),
        any: json!({ "a": [1, -2, 3.5, null, true, "t"] }),
        absent: true,
    }
}

#[test]
fn what_serde_writes_is_read() {
    let text = serde_json::to_vec(&everything()).unwrap();
    assert_eq!(read(&text), Ok(everything()));
}

#[test]
fn what_nobody_asked_for_is_left_and_what_may_be_absent_is_absent() {
    let mut value = serde_json::to_value(everything()).unwrap();
    value["absent"].take();
    value.as_object_mut().unwrap().remove("absent");
    value["more"] = json!({ "deep": [1, 2] });
    assert_eq!(of_value(value), Ok(Everything { absent: false, ..everything() }));
}

#[test]
fn another_form_is_unreadable() {
    let unreadable = [
        r#"["x", 1]"#,
        r#"{ "letter": "x" }"#,
        r#"{ "letter": "xy", "deep": [] }"#,
        r#"{ "letter": "x", "deep": [40000] }"#,
        r#"{ "letter": "x", "deep": [1.5] }"#,
        r#"{ "letter": "x", "deep": "" }"#,
        r#"{ "letter": "x", "deep": ["#,
    ];
    for text in unreadable {
        assert_eq!(read::<Inner>(text.as_bytes()), Err(Unreadable), "{text}");
    }
    for text in [r#""unknown""#, r#""counted""#, r#"{ "plain": 1 }"#, "{}", "1"] {
        assert_eq!(read::<Form>(text.as_bytes()), Err(Unreadable), "{text}");
    }
}
