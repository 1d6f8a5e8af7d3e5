-- The latest state of every record of every connection.
create table entity (
    id bigint generated always as identity primary key,
    connection text collate "C" not null,
    stream text collate "C" not null,
    record_key text collate "C" not null,
    type text not null,
    label text collate "C" not null,
    status text not null,
    modified_at bigint not null,
    hash text not null,
    seq bigint not null,
    gone smallint not null,
    -- Canonical JSON, packed.
    json bytea not null
);

create unique index entity_record on entity (connection, stream, record_key);

create index entity_label on entity (label);

create index entity_key on entity (record_key);
