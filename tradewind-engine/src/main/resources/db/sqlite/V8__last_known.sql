-- What was known of a record, beside the event that says that it is gone.
create table last_known (
    seq integer primary key,
    -- Canonical JSON, packed.
    entity blob not null
) strict;
