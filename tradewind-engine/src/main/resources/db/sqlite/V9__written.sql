-- What the hub has written into records of destinations, by which it recognises its own words when they come back.
create table written (
    connection text not null,
    stream text not null,
    record_key text not null,
    -- Connection from which the values came.
    origin text not null,
    -- JSON, packed: canonical fields with their values.
    said blob not null,
    modified_at integer not null,
    primary key (connection, stream, record_key, origin)
) strict, without rowid;
