//! The rules of the law and the statement as pure functions. No clock, no I/O: dates in, dates out.
