//! E-mails as they arrive: written, sent to a real SMTP server, read with a mail parser.

mod composed;
mod folder;
mod outbox;
mod parts;
mod server;
mod smtp;
mod tls;
