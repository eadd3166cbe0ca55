-- One user's library. SQLite: a file of its own; PostgreSQL: rows among others', which is why every key begins with owner_id.
-- Times are milliseconds since 1970 UTC; ids are 16 big-endian bytes.

CREATE TABLE photos (
    owner_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    number BIGINT NOT NULL,              -- small and never used twice: the grid's id
    kind BIGINT NOT NULL,                -- 0 photo, 1 video
    filename TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 BYTEA NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    taken_at BIGINT NOT NULL,            -- the instant: /photos orders by it
    taken_local BIGINT NOT NULL,         -- the wall clock where it was taken, as if UTC: the timeline orders by it
    taken_source TEXT NOT NULL,
    utc_offset BIGINT,                   -- minutes; NULL when unknown
    time_zone TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    city TEXT,
    region TEXT,
    country TEXT,
    country_code TEXT,
    camera_make TEXT,
    camera_model TEXT,
    lens TEXT,
    iso BIGINT,
    f_number DOUBLE PRECISION,
    exposure TEXT,
    focal_length DOUBLE PRECISION,
    blurhash TEXT,
    color BIGINT NOT NULL,               -- average colour, 0xRRGGBB
    phash BIGINT,
    dominant_colors TEXT,                -- JSON array of #rrggbb
    is_favorite BIGINT NOT NULL,
    is_archived BIGINT NOT NULL,
    deleted_at BIGINT,
    description TEXT,
    tags TEXT NOT NULL,                  -- JSON array as the API shows it
    faces TEXT NOT NULL,                 -- JSON array as the API shows it
    duration_ms BIGINT,
    flags BIGINT NOT NULL,               -- 4 motion, 8 raw (the geometry's bits)
    renditions BIGINT NOT NULL,          -- rises only when the pixels shown change
    processing BIGINT NOT NULL,          -- 0 pending, 1 ready, 2 failed
    processing_error TEXT,
    PRIMARY KEY (owner_id, id)
);
CREATE UNIQUE INDEX photos_by_number ON photos (owner_id, number);
CREATE INDEX photos_by_hash ON photos (owner_id, sha256);
CREATE INDEX photos_shown ON photos (owner_id, taken_at, id) WHERE deleted_at IS NULL AND is_archived = 0;
CREATE INDEX photos_added ON photos (owner_id, created_at, id) WHERE deleted_at IS NULL AND is_archived = 0;
CREATE INDEX photos_favorite ON photos (owner_id, taken_at, id) WHERE deleted_at IS NULL AND is_favorite = 1;
CREATE INDEX photos_archived ON photos (owner_id, taken_at, id) WHERE deleted_at IS NULL AND is_archived = 1;
CREATE INDEX photos_video ON photos (owner_id, taken_at, id) WHERE deleted_at IS NULL AND kind = 1;
CREATE INDEX photos_trash ON photos (owner_id, taken_at, id) WHERE deleted_at IS NOT NULL;

-- Every tag that was read, as JSON of at most 32 KB: later it would mean reading every original again.
CREATE TABLE photo_exif (
    owner_id BYTEA NOT NULL,
    photo_id BYTEA NOT NULL,
    exif TEXT NOT NULL,
    PRIMARY KEY (owner_id, photo_id)
);

-- The files, apart from the photos they make up.
CREATE TABLE originals (
    owner_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    sha256 BYTEA NOT NULL,
    size BIGINT NOT NULL,
    kind TEXT NOT NULL,                  -- file, external, sidecar, motion
    key TEXT,                            -- in the blob store, for files of ours
    root TEXT,                           -- for external ones
    path TEXT,
    state TEXT NOT NULL,                 -- here, offline, missing
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE INDEX originals_by_hash ON originals (owner_id, sha256);
CREATE UNIQUE INDEX originals_by_key ON originals (owner_id, key) WHERE key IS NOT NULL;

CREATE TABLE photo_originals (
    owner_id BYTEA NOT NULL,
    photo_id BYTEA NOT NULL,
    original_id BYTEA NOT NULL,
    role TEXT NOT NULL,                  -- primary, raw, live, edited-elsewhere, sidecar
    PRIMARY KEY (owner_id, photo_id, original_id)
);
CREATE INDEX photo_originals_by_original ON photo_originals (owner_id, original_id);

CREATE TABLE uploads (
    owner_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    token_hash BYTEA NOT NULL,
    filename TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 BYTEA,                        -- as declared at init
    last_modified BIGINT,
    on_duplicate TEXT,
    status BIGINT NOT NULL,              -- 0 open, 1 completed, 2 cancelled, 3 expired
    blob_key TEXT,                       -- chosen once, before the promotion
    photo_id BYTEA,
    outcome TEXT,                        -- created, duplicate, replaced
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE INDEX uploads_expiring ON uploads (owner_id, expires_at) WHERE status = 0;

-- The operation log: sync, replay, undo, audit and the source of the journal are this one table.
CREATE TABLE changes (
    owner_id BYTEA NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor BYTEA NOT NULL,
    what TEXT NOT NULL,
    subject BYTEA,
    before_json TEXT,
    after_json TEXT,
    PRIMARY KEY (owner_id, number)
);
CREATE INDEX changes_by_subject ON changes (owner_id, subject);

CREATE TABLE counters (
    owner_id BYTEA NOT NULL,
    name TEXT NOT NULL,                  -- change, photo-number, journaled, bytes, photos
    value BIGINT NOT NULL,
    PRIMARY KEY (owner_id, name)
);

-- Answers to POSTs that carried an Idempotency-Key, for 24 hours.
CREATE TABLE idempotency (
    owner_id BYTEA NOT NULL,
    key_hash BYTEA NOT NULL,
    request_hash BYTEA NOT NULL,
    status BIGINT NOT NULL,
    content_type TEXT NOT NULL,
    body BYTEA NOT NULL,                 -- sealed with the key, which is not stored
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, key_hash)
);
CREATE INDEX idempotency_by_age ON idempotency (owner_id, created_at);

-- Work to be done, queued in the transaction of what it is about.
CREATE TABLE jobs (
    owner_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    kind TEXT NOT NULL,
    subject BYTEA,                       -- the photo it is about
    arguments TEXT NOT NULL,
    priority BIGINT NOT NULL,            -- higher first
    state BIGINT NOT NULL,               -- 0 queued, 1 running, 2 parked
    due_at BIGINT NOT NULL,              -- queued: not before; running: when the lease ends
    attempts BIGINT NOT NULL,
    token BIGINT NOT NULL,               -- of the newest lease; an older one is refused
    reason TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE INDEX jobs_in_line ON jobs (owner_id, state, priority DESC, created_at, id);
