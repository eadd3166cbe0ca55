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

-- One sign-in. Removing the row ends it, with all its tokens.
CREATE TABLE sessions (
    id BYTEA PRIMARY KEY,
    user_id BYTEA NOT NULL,
    kind TEXT NOT NULL,                  -- cookie, token
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL              -- slides with use
);
CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE TABLE session_tokens (
    hash BYTEA PRIMARY KEY,              -- SHA-256; the token itself is nowhere
    session_id BYTEA NOT NULL,
    kind TEXT NOT NULL,                  -- cookie, access, refresh
    expires_at BIGINT NOT NULL,
    used_at BIGINT                       -- a refresh token works once; again ends the session
);
CREATE INDEX session_tokens_by_session ON session_tokens (session_id);

CREATE TABLE api_keys (
    id BYTEA PRIMARY KEY,
    user_id BYTEA NOT NULL,
    name TEXT NOT NULL,
    scopes BIGINT NOT NULL,              -- bits: 1 read, 2 write, 4 upload
    hint TEXT NOT NULL,                  -- the first letters, to tell keys apart
    hash BYTEA NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE INDEX api_keys_by_user ON api_keys (user_id);

-- Answers to POSTs that carried an Idempotency-Key and no credentials; users' own are in their library.
CREATE TABLE open_idempotency (
    owner_id BYTEA NOT NULL,
    key_hash BYTEA NOT NULL,
    request_hash BYTEA NOT NULL,
    status BIGINT NOT NULL,
    content_type TEXT NOT NULL,
    body BYTEA NOT NULL,                 -- sealed with the key, which is not stored
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, key_hash)
);
CREATE INDEX open_idempotency_by_age ON open_idempotency (owner_id, created_at);

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
