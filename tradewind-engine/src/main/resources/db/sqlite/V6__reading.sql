create table cursor (
    connection text not null,
    stream text not null,
    value text not null,
    moved_at integer not null,
    primary key (connection, stream)
) strict, without rowid;

create table reread (
    connection text not null,
    stream text not null,
    record_key text not null,
    reason text not null,
    cause_seq integer not null,
    due_at integer not null,
    attempts integer not null,
    primary key (connection, stream, record_key)
) strict, without rowid;

create index reread_due on reread (connection, due_at);

create table backfill (
    id integer primary key,
    connection text not null,
    stream text not null,
    from_at integer,
    until_at integer,
    cursor text,
    records_read integer not null,
    total integer not null,
    state text not null,
    reason text not null,
    started_at integer not null
) strict;

create index backfill_running on backfill (id) where state = 'RUNNING';
