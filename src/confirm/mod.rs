//! Writes that the person may have to confirm with their password, sent once however often they are pressed.

mod act;
mod send;
mod step_up;

pub use act::{Act, act, use_send};
pub use send::Sending;
