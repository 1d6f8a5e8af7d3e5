create table document_version (
    number bigint primary key,
    applied_at bigint not null,
    applied_by text not null,
    note text not null,
    files text not null
);
