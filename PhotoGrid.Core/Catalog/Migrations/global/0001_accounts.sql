-- What is not any one user's.
CREATE TABLE users (
    id BYTEA PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,          -- lower case
    name TEXT NOT NULL,
    password TEXT NOT NULL,
    is_admin BIGINT NOT NULL,
    quota_bytes BIGINT,                  -- NULL: none
    preferences TEXT NOT NULL,           -- JSON
    bucket BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    id BYTEA PRIMARY KEY,
    user_id BYTEA NOT NULL,
    family BYTEA NOT NULL,               -- the sign-in that this and its refreshed successors belong to
    kind TEXT NOT NULL,                  -- cookie, token
    access_hash BYTEA NOT NULL UNIQUE,
    refresh_hash BYTEA,
    refresh_used BIGINT NOT NULL,
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    refresh_expires_at BIGINT
);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_family ON sessions (family);
CREATE UNIQUE INDEX sessions_by_refresh ON sessions (refresh_hash) WHERE refresh_hash IS NOT NULL;

CREATE TABLE api_keys (
    id BYTEA PRIMARY KEY,
    user_id BYTEA NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,                -- read write upload, by spaces
    secret_hash BYTEA NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE INDEX api_keys_by_user ON api_keys (user_id);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value BYTEA NOT NULL
);

-- The one road to another's rows.
CREATE TABLE grants (
    grantee BYTEA NOT NULL,
    owner BYTEA NOT NULL,
    kind TEXT NOT NULL,
    resource BYTEA NOT NULL,
    bits BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (grantee, kind, resource)
);
CREATE INDEX grants_by_owner ON grants (owner, resource);

-- Who has work waiting, so that a start never opens every library to look.
CREATE TABLE work (
    owner_id BYTEA PRIMARY KEY,
    generation BIGINT NOT NULL,
    next_due BIGINT NOT NULL
);

-- Buckets that were moved from the shard of the first map (bucket mod 64).
CREATE TABLE shard_map (
    bucket BIGINT PRIMARY KEY,
    shard BIGINT NOT NULL,
    epoch BIGINT NOT NULL
);
