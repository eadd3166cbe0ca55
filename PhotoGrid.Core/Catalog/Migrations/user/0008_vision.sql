-- What models saw. All of it can be made again from the photos, but for what people said about faces.
-- A vector is little-endian 16-bit floats of unit length, never compared with one of another model.

-- What was looked at, with which model, in which state of the pixels: what differs from the models of today is looked at again.
CREATE TABLE photo_looks (
    owner_id BYTEA NOT NULL,
    photo_id BYTEA NOT NULL,
    task TEXT NOT NULL,                  -- faces, objects, scenes, text, colors
    model TEXT NOT NULL,                 -- id@version, several joined by +
    renditions BIGINT NOT NULL,          -- of the photo when it was looked at
    problem TEXT,                        -- why there is nothing
    at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, photo_id, task)
);
CREATE INDEX photo_looks_by_model ON photo_looks (owner_id, task, model);

-- Things, scenes and colours by name.
CREATE TABLE photo_sights (
    owner_id BYTEA NOT NULL,
    photo_id BYTEA NOT NULL,
    task TEXT NOT NULL,                  -- objects, scenes, colors
    name TEXT NOT NULL,                  -- in small letters: traffic light, red, black and white
    confidence DOUBLE PRECISION NOT NULL,-- of a colour: the share of the picture
    boxes TEXT,                          -- JSON [[x,y,w,h],…] in 0..1; NULL where it is the whole picture
    model TEXT NOT NULL,
    PRIMARY KEY (owner_id, photo_id, task, name)
);
CREATE INDEX photo_sights_by_name ON photo_sights (owner_id, name, photo_id);

-- Text in a photo, a line each, in reading order.
CREATE TABLE photo_lines (
    owner_id BYTEA NOT NULL,
    photo_id BYTEA NOT NULL,
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    corners TEXT NOT NULL,               -- JSON [x,y × 4] in 0..1, clockwise from the text's top left
    model TEXT NOT NULL,
    PRIMARY KEY (owner_id, photo_id, position)
);

CREATE TABLE photo_vectors (
    owner_id BYTEA NOT NULL,
    kind TEXT NOT NULL,                  -- visual: what looks alike; joint: what words describe
    model TEXT NOT NULL,
    photo_id BYTEA NOT NULL,
    vector BYTEA NOT NULL,
    PRIMARY KEY (owner_id, kind, model, photo_id)
);
CREATE INDEX photo_vectors_by_photo ON photo_vectors (owner_id, photo_id);

CREATE TABLE people (
    owner_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    name TEXT,                           -- NULL: a group that nobody has named
    is_hidden BIGINT NOT NULL,
    cover_face BYTEA,                    -- as chosen; NULL: the best there is
    photo_count BIGINT NOT NULL,         -- outside the trash
    face_count BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);

CREATE TABLE faces (
    owner_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    photo_id BYTEA NOT NULL,
    x DOUBLE PRECISION NOT NULL,         -- the box in 0..1 of the upright picture
    y DOUBLE PRECISION NOT NULL,
    w DOUBLE PRECISION NOT NULL,
    h DOUBLE PRECISION NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    quality DOUBLE PRECISION NOT NULL,   -- length of the vector before it was made one
    is_clear BIGINT NOT NULL,            -- good enough to be grouped
    model TEXT NOT NULL,                 -- of the vector
    vector BYTEA NOT NULL,
    person_id BYTEA,
    assigned BIGINT NOT NULL,            -- 0 not yet, 1 by likeness, 2 proposed, 3 by a person
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE INDEX faces_by_photo ON faces (owner_id, photo_id);
CREATE INDEX faces_by_person ON faces (owner_id, person_id, photo_id) WHERE person_id IS NOT NULL;
CREATE INDEX faces_waiting ON faces (owner_id, model) WHERE person_id IS NULL AND is_clear = 1 AND assigned = 0;

-- "This is not …": the next grouping knows it.
CREATE TABLE face_refusals (
    owner_id BYTEA NOT NULL,
    face_id BYTEA NOT NULL,
    person_id BYTEA NOT NULL,
    PRIMARY KEY (owner_id, face_id, person_id)
);

-- Merges of people, so that each can be taken back.
CREATE TABLE people_merges (
    owner_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    source TEXT NOT NULL,                -- the person that went, as JSON
    target_id BYTEA NOT NULL,
    target TEXT NOT NULL,                -- the other, as JSON, before
    faces TEXT NOT NULL,                 -- JSON array of the faces that moved
    at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);

-- The text of a photo in one piece, as the API shows it.
ALTER TABLE photos ADD COLUMN ocr_text TEXT;
