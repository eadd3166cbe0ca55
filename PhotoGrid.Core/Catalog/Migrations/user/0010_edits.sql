-- What was done to a photo, as the API shows it; NULL: nothing. On the row, as every list of photos shows it (decision 0011).
ALTER TABLE photos ADD COLUMN edits TEXT;

-- How an edited photo looks without its edits, and how it looked when its pictures were last made: JSON, written and read by PhotoGrid alone.
CREATE TABLE photo_edits (
    owner_id BYTEA NOT NULL,
    photo_id BYTEA NOT NULL,
    unedited TEXT NOT NULL,
    made TEXT,                           -- NULL: the pictures of the present edits are made
    PRIMARY KEY (owner_id, photo_id)
);
