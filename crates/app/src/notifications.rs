//! Telling people what became of what they care about, from the journal alone.
