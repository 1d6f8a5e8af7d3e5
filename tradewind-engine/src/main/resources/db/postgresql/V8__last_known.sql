-- What was known of a record, beside the event that says that it is gone.
create table last_known (
    seq bigint primary key,
    -- Canonical JSON, packed.
    entity bytea not null
);
