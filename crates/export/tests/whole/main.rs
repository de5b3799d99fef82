//! The whole file, as somebody who gets it opens it.

mod kept;
mod pieces;
mod readable;
mod world;
