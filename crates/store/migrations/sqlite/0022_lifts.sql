-- What stands still for a request goes on from this day, which the person was told first (GDPR art. 18(3)).
ALTER TABLE request ADD COLUMN lifts_on TEXT;
