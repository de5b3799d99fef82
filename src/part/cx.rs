//! What a part remembers, and what it does once it is drawn.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::NodeRef;

use super::State;

/// What a part remembers from one drawing to the next, in the order in which it asks for it.
pub struct Cx {
    redraw: Rc<dyn Fn()>,
    kept: Vec<Rc<dyn Any>>,
    at: usize,
    effects: Vec<Box<dyn FnOnce()>>,
}

impl Cx {
    /// Of a part that `redraw` draws anew.
    pub fn new(redraw: Rc<dyn Fn()>) -> Self {
        Self { redraw, kept: Vec::new(), at: 0, effects: Vec::new() }
    }

    /// A drawing begins.
    pub fn begin(&mut self) {
        self.at = 0;
    }

    /// What is to be done now that it is drawn.
    pub fn effects(&mut self) -> Vec<Box<dyn FnOnce()>> {
        std::mem::take(&mut self.effects)
    }

    fn known(&mut self) -> Option<Rc<dyn Any>> {
        self.at += 1;
        self.kept.get(self.at.wrapping_sub(1)).cloned()
    }

    fn remember(&mut self, new: Rc<dyn Any>) {
        self.kept.truncate(self.at.saturating_sub(1));
        self.kept.push(new);
    }

    /// Something that is made once.
    pub fn keep<T: 'static>(&mut self, make: impl FnOnce() -> T) -> Rc<T> {
        if let Some(known) = self.known().and_then(|known| known.downcast().ok()) {
            return known;
        }
        let new = Rc::new(make());
        self.remember(new.clone());
        new
    }

    /// A value that draws the part anew when it becomes another.
    pub fn state<T: 'static>(&mut self, first: impl FnOnce() -> T) -> State<T> {
        let value = self.keep(|| RefCell::new(Rc::new(first())));
        State::new(value, self.redraw.clone())
    }

    /// A place for an element.
    pub fn node(&mut self) -> NodeRef {
        (*self.keep(NodeRef::default)).clone()
    }

    /// Runs once it is drawn: the first time, and whenever `on` is another than the last time.
    pub fn effect<D: PartialEq + 'static>(&mut self, on: D, run: impl FnOnce(&D) + 'static) {
        let last = self.keep(|| RefCell::new(None::<Rc<D>>));
        if last.borrow().as_deref() != Some(&on) {
            let on = Rc::new(on);
            last.replace(Some(on.clone()));
            self.effects.push(Box::new(move || run(&on)));
        }
    }

    /// The same. What `run` answers is called before it runs again, and when the part goes.
    pub fn effect_until<D: PartialEq + 'static>(&mut self, on: D, run: impl FnOnce(&D) -> Box<dyn FnOnce()> + 'static) {
        let end = self.keep(End::default);
        self.effect(on, move |on| {
            end.come();
            end.0.set(Some(run(on)));
        });
    }
}

#[derive(Default)]
struct End(Cell<Option<Box<dyn FnOnce()>>>);

impl End {
    fn come(&self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}

impl Drop for End {
    fn drop(&mut self) {
        self.come();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cx() -> (Cx, Rc<Cell<u32>>) {
        let drawn = Rc::new(Cell::new(0));
        let again = drawn.clone();
        (Cx::new(Rc::new(move || again.set(again.get() + 1))), drawn)
    }

    #[test]
    fn what_is_kept_is_made_once() {
        let (mut cx, _) = cx();
        let first = (cx.keep(|| 1_u32), cx.keep(|| String::from("a")));
        cx.begin();
        let again = (cx.keep(|| 2_u32), cx.keep(|| String::from("b")));
        assert!(Rc::ptr_eq(&first.0, &again.0) && Rc::ptr_eq(&first.1, &again.1));
    }

    #[test]
    fn only_another_value_draws_anew() {
        let (mut cx, drawn) = cx();
        let state = cx.state(|| 1_u32);
        state.set(1);
        assert_eq!((drawn.get(), *state.now()), (0, 1));
        state.set(2);
        assert_eq!((drawn.get(), *state.now()), (1, 2));
    }

    #[test]
    fn an_effect_runs_when_what_it_is_about_changed_and_ends_before_the_next() {
        let (mut cx, _) = cx();
        let said = Rc::new(RefCell::new(Vec::new()));
        let mut draw = |on: u32| {
            cx.begin();
            let said = said.clone();
            cx.effect_until(on, move |on| {
                let on = *on;
                said.borrow_mut().push(format!("begins {on}"));
                Box::new(move || said.borrow_mut().push(format!("ends {on}")))
            });
            cx.effects().into_iter().for_each(|effect| effect());
        };
        draw(1);
        draw(1);
        draw(2);
        drop(cx);
        assert_eq!(*said.borrow(), ["begins 1", "ends 1", "begins 2", "ends 2"]);
    }
}
