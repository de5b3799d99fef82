//! A value that draws its part anew when it becomes another.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Reducible;

/// A handle on it: whoever holds one reads and writes the same.
pub struct State<T> {
    value: Rc<RefCell<Rc<T>>>,
    redraw: Rc<dyn Fn()>,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), redraw: self.redraw.clone() }
    }
}

/// Two are the same when they are one, whatever its value.
impl<T> PartialEq for State<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.value, &other.value)
    }
}

impl<T> State<T> {
    /// Of a value that `redraw` shows.
    pub fn new(value: Rc<RefCell<Rc<T>>>, redraw: Rc<dyn Fn()>) -> Self {
        Self { value, redraw }
    }

    /// The value as it is now.
    pub fn now(&self) -> Rc<T> {
        self.value.borrow().clone()
    }

    /// Changes it.
    pub fn set(&self, new: T)
    where
        T: PartialEq,
    {
        if *self.now() != new {
            self.put(Rc::new(new));
        }
    }

    /// Changes it by what happened.
    pub fn reduce(&self, action: T::Action)
    where
        T: Reducible,
    {
        let before = self.now();
        let new = before.clone().reduce(action);
        if !Rc::ptr_eq(&before, &new) {
            self.put(new);
        }
    }

    fn put(&self, new: Rc<T>) {
        self.value.replace(new);
        (self.redraw)();
    }
}
