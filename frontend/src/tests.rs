//! What is true of the portal's files as a whole. Here, and not in a program of their own, because a program of their
//! own would have the whole portal compiled once more.

mod catalogue;
mod charter;
mod contrast;
mod screens;
mod tokens;
