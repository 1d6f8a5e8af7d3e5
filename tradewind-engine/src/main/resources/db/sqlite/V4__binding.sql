create table binding (
    connection text not null,
    stream text not null,
    record_key text not null,
    destination text not null,
    object text not null,
    external_id text not null,
    -- JSON; empty for none.
    details text not null,
    hash text not null,
    bound_at integer not null,
    primary key (connection, stream, record_key, destination, object)
) strict, without rowid;

create index binding_external on binding (destination, object, external_id, bound_at);

create index binding_key on binding (destination, object, record_key);
