create table delivery (
    id bigint primary key,
    flow text collate "C" not null,
    connection text collate "C" not null,
    stream text collate "C" not null,
    record_key text collate "C" not null,
    flow_version int not null,
    destination text collate "C" not null,
    seq bigint not null,
    priority smallint not null,
    state text collate "C" not null,
    -- 1: stands in its lane: waiting, or a dead letter that blocks.
    queued smallint not null,
    -- 1: the first of those that stand in its lane. One per lane.
    head smallint not null,
    due_at bigint not null,
    attempts int not null,
    maybe_applied smallint not null,
    correlation_id text not null,
    idempotency_key text not null,
    created_at bigint not null,
    failure text collate "C",
    reason text,
    external_id text collate "C",
    finished_at bigint,
    replay_of bigint
);

-- What may be attempted: only heads are in it, so it is read from its start, however many wait behind them.
create index delivery_due on delivery (flow, priority, due_at, id) where head = 1 and state = 'WAITING';

create index delivery_lane on delivery (flow, connection, stream, record_key, id) where queued = 1;

-- Dead letters that others have passed.
create index delivery_passed on delivery (flow, connection, stream, record_key, id)
    where queued = 0 and state = 'DEAD';

create index delivery_event on delivery (seq);

create index delivery_state on delivery (flow, state, id);

create index delivery_failure on delivery (failure, flow, state, id) where failure is not null;

create index delivery_record on delivery (record_key, id);

create index delivery_finished on delivery (finished_at) where queued = 0 and state <> 'DEAD';

-- How many deliveries each flow has in each state.
create table delivery_tally (
    flow text collate "C" not null,
    state text collate "C" not null,
    deliveries bigint not null,
    primary key (flow, state)
);

create table attempt (
    id bigint generated always as identity primary key,
    delivery bigint not null,
    number int not null,
    started_at bigint not null,
    took_micros bigint not null,
    outcome text collate "C" not null,
    reason text not null,
    -- JSON, packed.
    exchanges bytea not null
);

create unique index attempt_delivery on attempt (delivery, number);
