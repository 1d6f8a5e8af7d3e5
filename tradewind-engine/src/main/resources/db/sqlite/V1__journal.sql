-- Times are microseconds since 1970, UTC.

create table journal (
    seq integer primary key,
    connection text not null,
    stream text not null,
    topic text not null,
    record_key text not null,
    -- Modified time and hash of the dedupe key: 16 bytes that mostly grow, so that the index is written at its end.
    dedupe blob not null,
    origin text not null,
    priority integer not null,
    correlation_id text not null,
    modified_at integer,
    received_at integer not null,
    -- JSON; empty for none.
    attributes text not null,
    -- 0: body as received; 1: packed, some time later.
    encoding integer not null,
    body blob not null
) strict;

create unique index journal_dedupe on journal (dedupe);

create index journal_record on journal (connection, stream, record_key, seq);

-- What is yet to be packed.
create index journal_plain on journal (seq) where encoding = 0;

-- How far the router has come: one row.
create table journal_position (
    id integer primary key check (id = 1),
    seq integer not null
) strict;

insert into journal_position (id, seq) values (1, 0);

create table verdict (
    seq integer not null,
    -- Empty: it holds for the event as a whole.
    flow text not null,
    kind text not null,
    reason text not null,
    primary key (seq, flow)
) strict, without rowid;
