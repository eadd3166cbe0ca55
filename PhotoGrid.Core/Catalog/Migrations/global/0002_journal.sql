-- Whose changes may not be in their journal yet, so that a start after a crash looks there and nowhere else.
CREATE TABLE journal_open (
    owner_id BYTEA PRIMARY KEY
);
