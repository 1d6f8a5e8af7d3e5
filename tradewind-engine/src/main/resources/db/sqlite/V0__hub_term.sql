-- PostgreSQL counts its hubs; a SQLite file is locked by the one that has it open, and needs no count.
select 0;
