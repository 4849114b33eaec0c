//! From what use cases read to what travels.

pub(crate) mod people;
