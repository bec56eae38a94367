-- What the local API keeps: profiles, key pairs on their way out, answers for requests that are
-- sent again, the last look at a router, credentials that routers share.

alter table account add column bio varchar(2000) default '' not null;
alter table account add column website varchar(500) default '' not null;

-- a pair that was replaced is good until then
alter table api_key add column ends_at timestamp(9) with time zone;

-- by a hash of user, space, endpoint and Idempotency-Key; what was asked and answered is sealed
-- under the space's key
create table kept_answer (
    id varchar(64) primary key,
    space_id bigint not null references space (id),
    sealed_answer blob not null,
    created_at timestamp(9) with time zone not null
);

create index kept_answer_by_time on kept_answer (space_id, created_at);

-- what a router last told of itself, for those who may look while its space is locked
create table last_look (
    router_id bigint primary key references router (id) on delete cascade,
    space_id bigint not null references space (id),
    info varchar(100000) not null,
    at timestamp(9) with time zone not null
);

create sequence credential_id;

-- a user name and a password that several routers share; each of them has a sealed copy, bound to
-- where it may be sent
create table credential (
    id bigint primary key check (id > 0),
    space_id bigint not null references space (id),
    name varchar(200) not null,
    username varchar(200) not null,
    sealed_password varbinary(8192) not null,
    created_at timestamp(9) with time zone not null,
    updated_at timestamp(9) with time zone not null
);

create index credential_of_space on credential (space_id, id);

alter table router add column credential_id bigint references credential (id);
create index router_of_credential on router (credential_id);
