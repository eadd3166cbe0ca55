-- XMP files that lie beside photos. One that has no photo yet waits for it under its name.
CREATE TABLE sidecars (
    owner_id BYTEA NOT NULL,
    original_id BYTEA NOT NULL,
    filename TEXT NOT NULL,              -- as it came: IMG_0001.jpg.xmp
    name_key TEXT NOT NULL,              -- of the photo, in small letters: img_0001.jpg, or img_0001 for any kind
    folder TEXT NOT NULL,                -- where its door found it; empty where a door knows no folders
    words TEXT,                          -- what it says, as JSON; NULL until it was read
    photo_id BYTEA,                      -- whose it is; NULL while it waits
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, original_id, name_key, folder)
);
CREATE INDEX sidecars_waiting ON sidecars (owner_id, name_key) WHERE photo_id IS NULL;
CREATE INDEX sidecars_by_photo ON sidecars (owner_id, photo_id) WHERE photo_id IS NOT NULL;

-- Where doors that know folders found a photo, so that a sidecar finds the one beside it.
CREATE TABLE photo_folders (
    owner_id BYTEA NOT NULL,
    photo_id BYTEA NOT NULL,
    folder TEXT NOT NULL,
    PRIMARY KEY (owner_id, photo_id, folder)
);
CREATE INDEX photos_by_filename ON photos (owner_id, lower(filename));
