create table document_version (
    number integer primary key,
    applied_at integer not null,
    applied_by text not null,
    note text not null,
    files text not null
) strict;
