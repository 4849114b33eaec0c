//! What every module of handlers uses.

pub(crate) use actix_web::web::{Data, Path};
pub(crate) use actix_web::{delete, get, patch, post, put};
pub(crate) use api_types::problem::Problem;
pub(crate) use app::App;
pub(crate) use uuid::Uuid;

pub(crate) use crate::caller::Caller;
pub(crate) use crate::failure::Answer;
pub(crate) use crate::registry::Registry;
pub(crate) use crate::request::{Body, IdempotencyKey, IfMatch, Key, Params, Seen, cursor, next};
pub(crate) use crate::respond::{Created, Nothing, Plain, Versioned};
