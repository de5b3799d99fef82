//! Google Analytics and the guard against it, on sites with several host names, with a stand-in for Google's tag that counts.
//!
//! One program, so that two browsers at most run at a time.

mod account;
mod before_a_grant;
mod cookies_that_stay;
mod damage;
mod grant;
mod order;
mod portal;
mod signal;
mod storage;
mod switch;
mod switched_off;
mod tabs;
mod widget;
