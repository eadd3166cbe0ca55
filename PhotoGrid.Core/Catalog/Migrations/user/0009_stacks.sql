-- Photos of one moment that are shown as one: bursts, RAW+JPEG, and what people put together.
ALTER TABLE photos ADD COLUMN stack_id BYTEA;                          -- the same in all of a stack, those in the trash or the archive too
ALTER TABLE photos ADD COLUMN stack_state BIGINT NOT NULL DEFAULT 0;   -- 1 somebody chose it to stand for its stack, 2 somebody said what it belongs with
ALTER TABLE photos ADD COLUMN stack_primary BYTEA;                     -- the photo that stands for the stack on the screen; NULL while fewer than two can be seen
ALTER TABLE photos ADD COLUMN stack_count BIGINT NOT NULL DEFAULT 0;   -- how many of it can be seen
CREATE INDEX photos_by_stack ON photos (owner_id, stack_id) WHERE stack_id IS NOT NULL;
-- What else was taken in that second.
CREATE INDEX photos_by_clock ON photos (owner_id, taken_local) WHERE deleted_at IS NULL AND is_archived = 0;
