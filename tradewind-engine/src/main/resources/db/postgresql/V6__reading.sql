create table cursor (
    connection text collate "C" not null,
    stream text collate "C" not null,
    value text not null,
    moved_at bigint not null,
    primary key (connection, stream)
);

create table reread (
    connection text collate "C" not null,
    stream text collate "C" not null,
    record_key text collate "C" not null,
    reason text not null,
    cause_seq bigint not null,
    due_at bigint not null,
    attempts int not null,
    primary key (connection, stream, record_key)
);

create index reread_due on reread (connection, due_at);

create table backfill (
    id bigint generated always as identity primary key,
    connection text collate "C" not null,
    stream text collate "C" not null,
    from_at bigint,
    until_at bigint,
    cursor text,
    records_read bigint not null,
    total bigint not null,
    state text collate "C" not null,
    reason text not null,
    started_at bigint not null
);

create index backfill_running on backfill (id) where state = 'RUNNING';
