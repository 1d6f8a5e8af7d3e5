create table pause (
    kind text collate "C" not null,
    name text collate "C" not null,
    paused_by text collate "C" not null,
    reason text not null,
    paused_at bigint not null,
    primary key (kind, name)
);

create table action (
    id bigint generated always as identity primary key,
    done_at bigint not null,
    who text collate "C" not null,
    verb text collate "C" not null,
    target text collate "C" not null,
    reason text not null
);

create index action_target on action (target, id);
