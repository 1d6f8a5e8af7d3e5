create table binding (
    connection text collate "C" not null,
    stream text collate "C" not null,
    record_key text collate "C" not null,
    destination text collate "C" not null,
    object text collate "C" not null,
    external_id text collate "C" not null,
    -- JSON; empty for none.
    details text not null,
    hash text not null,
    bound_at bigint not null,
    primary key (connection, stream, record_key, destination, object)
);

create index binding_external on binding (destination, object, external_id, bound_at);

create index binding_key on binding (destination, object, record_key);
