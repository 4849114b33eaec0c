//! What travels between the server and its clients. Shapes only: the rules are in `domain`.
//!
//! Views are made from aggregates by whoever has read them; requests become domain values by `parse`, which the
//! portal calls before it sends, so that both sides refuse for the same reason and in the same place.

pub mod account;
pub mod action;
pub mod agenda;
pub mod attachment;
pub mod brick;
pub mod celebration;
pub mod chain;
pub mod challenge;
pub mod charter;
pub mod communication;
mod dates;
pub mod directory;
pub mod document;
pub mod editorial;
pub mod export;
pub mod expression;
pub mod half_year_review;
pub mod help_request;
pub mod history;
pub mod home;
pub mod idea;
pub mod import;
pub mod message;
pub mod notification;
pub mod own_rights;
pub mod page;
pub mod partner;
pub mod password;
pub mod people;
pub mod personal;
pub mod poc;
pub mod portfolio;
pub mod practice;
pub mod problem;
pub mod reference;
pub mod resource_need;
pub mod resource_request;
pub mod review;
pub mod rich_text;
pub mod rights;
pub mod saved_view;
pub mod search;
pub mod session;
pub mod showcase;
pub mod team;
pub mod training;
pub mod video;
