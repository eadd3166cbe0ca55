-- Folders of this machine that are watched for photos: what was seen there, so that a look at what did not change costs one listing.
CREATE TABLE watched_folders (
    owner_id BYTEA NOT NULL,
    root TEXT NOT NULL,
    state TEXT NOT NULL,                 -- here, offline, asks
    missing BIGINT NOT NULL,             -- asks: how many files were gone at once
    checked_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, root)
);

CREATE TABLE watched_files (
    owner_id BYTEA NOT NULL,
    root TEXT NOT NULL,
    path TEXT NOT NULL,                  -- within the root
    size BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    sha256 BYTEA NOT NULL,
    photo_id BYTEA,                      -- NULL: it was refused
    refusal TEXT,                        -- why
    gone BIGINT NOT NULL,                -- 1: not there at the last look
    PRIMARY KEY (owner_id, root, path)
);
CREATE INDEX watched_files_by_hash ON watched_files (owner_id, root, sha256);
