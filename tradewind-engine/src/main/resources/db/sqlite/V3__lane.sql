create table delivery (
    id integer primary key,
    flow text not null,
    connection text not null,
    stream text not null,
    record_key text not null,
    flow_version integer not null,
    destination text not null,
    seq integer not null,
    priority integer not null,
    state text not null,
    -- 1: stands in its lane: waiting, or a dead letter that blocks.
    queued integer not null,
    -- 1: the first of those that stand in its lane. One per lane.
    head integer not null,
    due_at integer not null,
    attempts integer not null,
    maybe_applied integer not null,
    correlation_id text not null,
    idempotency_key text not null,
    created_at integer not null,
    failure text,
    reason text,
    external_id text,
    finished_at integer,
    replay_of integer
) strict;

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
    flow text not null,
    state text not null,
    deliveries integer not null,
    primary key (flow, state)
) strict, without rowid;

create table attempt (
    id integer primary key,
    delivery integer not null,
    number integer not null,
    started_at integer not null,
    took_micros integer not null,
    outcome text not null,
    reason text not null,
    -- JSON, packed.
    exchanges blob not null
) strict;

create unique index attempt_delivery on attempt (delivery, number);
