-- The moving part of a photo: a file of its own (a live pair), or some bytes of the photo's own file (a motion photo).
CREATE TABLE photo_motion (
    owner_id BYTEA NOT NULL,
    photo_id BYTEA NOT NULL,
    original_id BYTEA NOT NULL,
    first_byte BIGINT NOT NULL,
    length BIGINT NOT NULL,
    mime_type TEXT NOT NULL,
    PRIMARY KEY (owner_id, photo_id)
);

-- What phones write into files that belong together.
ALTER TABLE photos ADD COLUMN content_id TEXT;
ALTER TABLE photos ADD COLUMN burst_id TEXT;
CREATE INDEX photos_by_content_id ON photos (owner_id, content_id) WHERE content_id IS NOT NULL;
CREATE INDEX photos_by_burst_id ON photos (owner_id, burst_id) WHERE burst_id IS NOT NULL;
