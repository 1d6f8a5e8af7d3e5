-- What could not be understood, for a person to see, and what of it is to be routed again.
create index verdict_unreadable on verdict (seq) where kind = 'UNREADABLE';

create index verdict_again on verdict (seq) where kind = 'AGAIN';
