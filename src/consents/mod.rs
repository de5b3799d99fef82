//! The choices: one switch each, which tells the truth.

mod change;
mod here;
mod shared;
mod state;
mod view;

pub use change::{Change, saving_text};
pub use here::Here;
pub use shared::{Listening, listen};
pub use state::{Action, Phase, Press, Switch, Switches};
pub use view::{Choices, panel, row};
