//! What the company does with requests, and the work that comes of it: the real router, a real database, a clock that stands
//! still, and systems that listen.

mod afterwards;
mod api;
mod api_input;
mod corrections;
mod customers;
mod due;
mod erased;
mod given_up;
mod hand;
mod hook;
mod killed;
mod kinds;
mod lifted;
mod lifted_by_erasure;
#[path = "../requests/portal/mod.rs"]
#[expect(dead_code, reason = "the other tests use the rest of it")]
mod portal;
mod refused;
mod seen;
mod switches;
mod verbs;
mod webhooks;
mod worker;
