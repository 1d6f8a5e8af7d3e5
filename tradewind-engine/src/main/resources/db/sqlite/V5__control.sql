create table pause (
    kind text not null,
    name text not null,
    paused_by text not null,
    reason text not null,
    paused_at integer not null,
    primary key (kind, name)
) strict, without rowid;

create table action (
    id integer primary key,
    done_at integer not null,
    who text not null,
    verb text not null,
    target text not null,
    reason text not null
) strict;

create index action_target on action (target, id);
