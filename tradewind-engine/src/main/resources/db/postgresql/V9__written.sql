-- What the hub has written into records of destinations, by which it recognises its own words when they come back.
create table written (
    connection text collate "C" not null,
    stream text collate "C" not null,
    record_key text collate "C" not null,
    -- Connection from which the values came.
    origin text collate "C" not null,
    -- JSON, packed: canonical fields with their values.
    said bytea not null,
    modified_at bigint not null,
    primary key (connection, stream, record_key, origin)
);
