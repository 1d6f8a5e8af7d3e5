-- Raised by every hub at its start: a hub whose connection was lost finds out whether another one was here meanwhile.
create table hub_term (
    term bigint not null
);

insert into hub_term (term) values (0);
