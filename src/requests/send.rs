//! How far sending a request is. Pure.

use std::rc::Rc;

use mijn_privacy_api::RequestId;
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
    Sent(RequestId),
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
    Stored(RequestId),
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
            (Self::Busy | Self::ConfirmingBusy | Self::Sent(_), Action::Send | Action::Confirm) => return self,
            (_, Action::Send) => Self::Busy,
            (_, Action::Confirm) => Self::ConfirmingBusy,
            (_, Action::Leave) => Self::Typing,
            (_, Action::ToHost) => Self::HostConfirms,
            (_, Action::Stored(id)) => Self::Sent(id),
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
    fn what_is_sent_stays_sent() {
        let id: Option<RequestId> = "a1".parse().ok();
        let Some(id) = id else { unreachable!() };
        assert_eq!(after(vec![Action::Send, Action::Stored(id.clone()), Action::Send]), Sending::Sent(id));
    }
}
