//! The rules against tables and against an independent reckoning.

mod calendar;
mod desk_story;
mod desk_table;
mod last_day;
mod pauses;
