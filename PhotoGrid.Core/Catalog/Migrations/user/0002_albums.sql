-- Albums. A row of album_photos holds whose photo it is: a contributor's photo stays the contributor's.
CREATE TABLE albums (
    owner_id BYTEA NOT NULL,
    id BYTEA NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    cover_owner BYTEA,                   -- the cover that was chosen; NULL: the first photo
    cover_photo BYTEA,
    photo_count BIGINT NOT NULL,         -- of those outside the trash
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,          -- the album or what is in it
    version BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE INDEX albums_by_change ON albums (owner_id, updated_at, id);

CREATE TABLE album_photos (
    owner_id BYTEA NOT NULL,
    album_id BYTEA NOT NULL,
    photo_owner BYTEA NOT NULL,
    photo_id BYTEA NOT NULL,
    position BIGINT NOT NULL,            -- with gaps, so that moving one writes one row
    taken_local BIGINT NOT NULL,         -- as the photo's row has it: from when to when an album is, without reading its photos
    is_trashed BIGINT NOT NULL,          -- hidden and not counted until the photo is restored
    added_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, album_id, photo_owner, photo_id)
);
CREATE INDEX album_photos_in_order ON album_photos (owner_id, album_id, position, photo_id);
CREATE INDEX album_photos_by_time ON album_photos (owner_id, album_id, taken_local) WHERE is_trashed = 0;
CREATE INDEX album_photos_by_photo ON album_photos (owner_id, photo_owner, photo_id);

-- Where an upload goes when it is complete.
ALTER TABLE uploads ADD COLUMN album_id BYTEA;
