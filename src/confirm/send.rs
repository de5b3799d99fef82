//! How far sending is. Pure.

use std::rc::Rc;

use yew::Reducible;

use crate::client::Failure;

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Sending {
    /// Being filled in.
    Typing,
    /// On its way.
    Busy,
    /// The person must confirm who they are first; what went wrong with the last try.
    Confirming(Option<Failure>),
    /// The confirmation is on its way.
    ConfirmingBusy,
    /// The host does the confirming.
    HostConfirms,
    /// Not sent.
    Failed(Failure),
    /// Stored.
    Sent,
}

/// What happened.
pub enum Action {
    /// The person sends.
    Send,
    /// The person confirms.
    Confirm,
    /// The person does not confirm after all.
    Leave,
    /// The host takes the step-up over.
    ToHost,
    /// A call failed.
    Failed(Failure),
    /// The backend has it.
    Done,
}

impl Sending {
    /// Whether something is on its way, so that a second press does nothing.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Busy | Self::ConfirmingBusy)
    }

    /// Whether the question for the password is open.
    pub fn asks(&self) -> bool {
        matches!(self, Self::Confirming(_) | Self::ConfirmingBusy)
    }
}

impl Reducible for Sending {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = match (&*self, action) {
            (Self::Busy | Self::ConfirmingBusy, Action::Send | Action::Confirm) => return self,
            (_, Action::Send) => Self::Busy,
            (_, Action::Confirm) => Self::ConfirmingBusy,
            (_, Action::Leave) => Self::Typing,
            (_, Action::ToHost) => Self::HostConfirms,
            (_, Action::Done) => Self::Sent,
            (_, Action::Failed(Failure::StepUp)) => Self::Confirming(None),
            (Self::ConfirmingBusy, Action::Failed(failure)) if is_about_password(&failure) => {
                Self::Confirming(Some(failure))
            }
            (_, Action::Failed(failure)) => Self::Failed(failure),
        };
        Rc::new(next)
    }
}

fn is_about_password(failure: &Failure) -> bool {
    matches!(failure, Failure::WrongPassword | Failure::Refused(_) | Failure::Busy(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: Vec<Action>) -> Sending {
        (*actions.into_iter().fold(Rc::new(Sending::Typing), Reducible::reduce)).clone()
    }

    #[test]
    fn a_second_press_does_nothing() {
        let busy = Rc::new(Sending::Busy);
        assert!(Rc::ptr_eq(&busy, &busy.clone().reduce(Action::Send)));
    }

    #[test]
    fn a_step_up_is_asked_for_and_a_wrong_password_asked_again() {
        let asked = after(vec![Action::Send, Action::Failed(Failure::StepUp)]);
        assert_eq!(asked, Sending::Confirming(None));
        let wrong =
            after(vec![Action::Failed(Failure::StepUp), Action::Confirm, Action::Failed(Failure::WrongPassword)]);
        assert_eq!(wrong, Sending::Confirming(Some(Failure::WrongPassword)));
        assert!(wrong.asks());
    }

    #[test]
    fn a_lost_connection_goes_back_to_the_form() {
        let lost = after(vec![Action::Failed(Failure::StepUp), Action::Confirm, Action::Failed(Failure::Offline)]);
        assert_eq!(lost, Sending::Failed(Failure::Offline));
    }

    #[test]
    fn what_is_sent_is_sent_and_another_can_follow() {
        assert_eq!(after(vec![Action::Send, Action::Done]), Sending::Sent);
        assert_eq!(after(vec![Action::Send, Action::Done, Action::Send]), Sending::Busy);
    }
}
