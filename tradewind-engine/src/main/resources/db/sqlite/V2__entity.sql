-- The latest state of every record of every connection.
create table entity (
    id integer primary key,
    connection text not null,
    stream text not null,
    record_key text not null,
    type text not null,
    label text not null,
    status text not null,
    modified_at integer not null,
    hash text not null,
    seq integer not null,
    gone integer not null,
    -- Canonical JSON, packed.
    json blob not null
) strict;

create unique index entity_record on entity (connection, stream, record_key);

create index entity_label on entity (label);

create index entity_key on entity (record_key);
