//! Lists are read page by page, by an opaque cursor.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// Items on a page when nothing is asked.
pub const LIMIT_DEFAULT: u16 = 20;
/// Most items on a page.
pub const LIMIT_MAX: u16 = 100;

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The items, in the order that was asked.
    pub items: Vec<T>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// How many there are in all, when `include=total` was asked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub total: Option<u64>,
}

/// What a list may count besides its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Include {
    /// The number of items in all.
    Total,
}

/// Several codes in one parameter, separated by commas: `status=submitted,selected`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codes<T>(pub Vec<T>);

impl<T> Default for Codes<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Codes<T> {
    /// Whether nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: fmt::Display> Serialize for Codes<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let codes: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        serializer.serialize_str(&codes.join(","))
    }
}

impl<'de, T: FromStr> Deserialize<'de> for Codes<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Commas<T>(PhantomData<T>);

        impl<T: FromStr> Visitor<'_> for Commas<T> {
            type Value = Codes<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("codes separated by commas")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                let codes = text.split(',').filter(|code| !code.is_empty());
                let parse = |code: &str| {
                    code.parse().map_err(|_| E::custom(format_args!("unknown code `{code}`")))
                };
                codes.map(parse).collect::<Result<_, _>>().map(Codes)
            }
        }

        deserializer.deserialize_str(Commas(PhantomData))
    }
}
