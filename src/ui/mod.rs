//! Parts of the screen that know no backend.

mod bare;
mod field;
mod focus;
mod panel;
mod press;

pub use bare::{el, note, of, row, rows, text};
pub use field::{Check, Field, summary};
pub use focus::{focus_beside, focus_by_id, use_focus};
pub use panel::{contact_link, expired, failed, failed_line, head, heading, more, sign, waiting};
pub use press::{Look, line, press, second, small};
