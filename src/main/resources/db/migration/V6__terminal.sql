-- What the terminal keeps: lines that were sent, snippets, and command trees that routers told.

create sequence console_line_id;

-- a line as it was sent, without its secrets; each person's own, in one space
create table console_line (
    id bigint primary key check (id > 0),
    space_id bigint not null references space (id) on delete cascade,
    account_id bigint not null references account (id) on delete cascade,
    router_id bigint not null references router (id) on delete cascade,
    line varchar(4000) not null,
    at timestamp(9) with time zone not null
);

create index console_line_of_person on console_line (space_id, account_id, id);

create sequence snippet_id;

-- lines with gaps to be filled in, shared by a space's members; no secret in them
create table snippet (
    id bigint primary key check (id > 0),
    space_id bigint not null references space (id) on delete cascade,
    name varchar(100) not null,
    text varchar(10000) not null,
    created_at timestamp(9) with time zone not null,
    unique (space_id, name)
);

-- the console's commands, as routers of one version told them; nothing of any router is in them
create table console_tree (
    version varchar(40) primary key,
    tree varbinary(1000000) not null,
    learned_at timestamp(9) with time zone not null
);
