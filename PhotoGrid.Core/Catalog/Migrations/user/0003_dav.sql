-- What WebDAV clients see: a path for each photo that came by that door, and files that are neither photo nor video.
CREATE TABLE dav_entries (
    owner_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    parent_id BYTEA NOT NULL,            -- sixteen zero bytes: the root
    name TEXT NOT NULL,
    kind BIGINT NOT NULL,                -- 0 folder, 1 photo, 2 file
    photo_id BYTEA,                      -- of a photo; several entries may show one
    original_id BYTEA,                   -- of a file; NULL when it is empty
    size BIGINT NOT NULL,
    sha256 BYTEA,
    sha1 BYTEA,                          -- what clients check with; NULL where the bytes did not come by this door
    md5 BYTEA,
    uploaded BIGINT NOT NULL,            -- 1: the photo came by this door
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,         -- as the client says, else when it came
    deleted_at BIGINT,                   -- files only; a photo has its own trash
    deleted_path TEXT,                   -- where it was
    PRIMARY KEY (owner_id, id)
);
CREATE UNIQUE INDEX dav_entries_by_name ON dav_entries (owner_id, parent_id, name) WHERE deleted_at IS NULL;
CREATE INDEX dav_entries_by_photo ON dav_entries (owner_id, photo_id) WHERE photo_id IS NOT NULL;
CREATE INDEX dav_entries_by_original ON dav_entries (owner_id, original_id) WHERE original_id IS NOT NULL;
CREATE INDEX dav_files ON dav_entries (owner_id, created_at, id) WHERE kind = 2;

-- Properties that clients set and PhotoGrid only keeps.
CREATE TABLE dav_properties (
    owner_id BYTEA NOT NULL,
    entry_id BYTEA NOT NULL,
    namespace TEXT NOT NULL,
    name TEXT NOT NULL,
    xml TEXT NOT NULL,                   -- the whole element
    PRIMARY KEY (owner_id, entry_id, namespace, name)
);
