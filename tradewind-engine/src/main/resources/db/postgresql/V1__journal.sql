-- Times are microseconds since 1970, UTC. Texts are compared by their bytes, as in the other database.

create table journal (
    seq bigint primary key,
    connection text collate "C" not null,
    stream text collate "C" not null,
    topic text collate "C" not null,
    record_key text collate "C" not null,
    -- Modified time and hash of the dedupe key: 16 bytes that mostly grow, so that the index is written at its end.
    dedupe bytea not null,
    origin text not null,
    priority smallint not null,
    correlation_id text not null,
    modified_at bigint,
    received_at bigint not null,
    -- JSON; empty for none.
    attributes text not null,
    -- 0: body as received; 1: packed, some time later.
    encoding smallint not null,
    body bytea not null
);

create unique index journal_dedupe on journal (dedupe);

create index journal_record on journal (connection, stream, record_key, seq);

-- What is yet to be packed.
create index journal_plain on journal (seq) where encoding = 0;

-- How far the router has come: one row.
create table journal_position (
    id smallint primary key check (id = 1),
    seq bigint not null
);

insert into journal_position (id, seq) values (1, 0);

create table verdict (
    seq bigint not null,
    -- Empty: it holds for the event as a whole.
    flow text collate "C" not null,
    kind text not null,
    reason text not null,
    primary key (seq, flow)
);
