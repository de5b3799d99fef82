//! A part of a section that remembers something: one component of Yew for all of them. Each of Yew's components and hooks is a
//! copy of its machinery per type; here a part costs what is its own (docs/adr/0026).

mod cx;
mod state;

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

pub use cx::Cx;
pub use state::State;

/// A part, drawn from `props`; the same `key` at the same place is the same part. `draw` asks its `Cx` for the same things in the
/// same order each time.
pub fn part<P: PartialEq + 'static>(key: &str, draw: fn(&P, &mut Cx) -> Html, props: P) -> Html {
    node(key, Rc::new(Held { props, draw }))
}

fn node(key: &str, drawn: Rc<dyn Draw>) -> Html {
    VComp::new::<Part>(Rc::new(PartProps { drawn: Drawn(drawn) }), Some(Key::from(key))).into()
}

trait Draw {
    fn draw(&self, cx: &mut Cx) -> Html;
    fn is(&self, other: &dyn Any) -> bool;
    fn any(&self) -> &dyn Any;
}

struct Held<P> {
    props: P,
    draw: fn(&P, &mut Cx) -> Html,
}

impl<P: PartialEq + 'static> Draw for Held<P> {
    fn draw(&self, cx: &mut Cx) -> Html {
        (self.draw)(&self.props, cx)
    }

    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<Self>().is_some_and(|other| self.props == other.props)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

#[derive(Clone)]
struct Drawn(Rc<dyn Draw>);

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(other.0.any())
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    drawn: Drawn,
}

struct Part {
    cx: RefCell<Cx>,
}

impl Component for Part {
    type Message = ();
    type Properties = PartProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        Self { cx: RefCell::new(Cx::new(Rc::new(move || link.send_message(())))) }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let mut cx = self.cx.borrow_mut();
        cx.begin();
        ctx.props().drawn.0.draw(&mut cx)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let effects = self.cx.borrow_mut().effects();
        effects.into_iter().for_each(|effect| effect());
    }
}
