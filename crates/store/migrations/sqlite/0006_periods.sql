-- What the sweep looks for: rows by the day from which their period counts, over all customers.

CREATE INDEX purchase_over ON purchase (completed_on) WHERE completed_on IS NOT NULL;
CREATE INDEX contact_message_over ON contact_message (satisfied_on) WHERE satisfied_on IS NOT NULL;
CREATE INDEX request_over ON request (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX account_closed ON account (closed_on) WHERE closed_on IS NOT NULL;
