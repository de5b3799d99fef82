//! `mijn-privacy-server`: the command line.

fn main() {}
