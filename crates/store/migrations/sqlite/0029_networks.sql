-- Requests without an account are limited by the network that they come from: known by a digest, which goes with the row.
ALTER TABLE public_ask ADD COLUMN network BLOB CHECK (length(network) = 32);
CREATE INDEX public_ask_network ON public_ask (network, expires_at) WHERE network IS NOT NULL;
