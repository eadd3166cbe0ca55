-- Photos that were said to be no duplicates of each other: all of one dismissal.
CREATE TABLE dismissed_duplicates (
    owner_id BYTEA NOT NULL,
    dismissal_id BYTEA NOT NULL,
    photo_id BYTEA NOT NULL,
    PRIMARY KEY (owner_id, dismissal_id, photo_id)
);
CREATE INDEX dismissed_duplicates_by_photo ON dismissed_duplicates (owner_id, photo_id);
