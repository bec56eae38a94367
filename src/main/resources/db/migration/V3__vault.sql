-- Shared spaces, invitations, the audit chain, settings, and key slots that can be given back.

-- a slot as keyslots.json has it, to write that file anew after an older one was put in its place
alter table live_slot add column content varchar(8000);

-- when this user was last asked to make a recovery key
alter table account add column recovery_asked_at timestamp(9) with time zone;

-- a member left who could read the space's key: it is replaced as soon as somebody holds it
alter table space add column rotation_due boolean default false not null;

-- a pair that works in this space only
alter table api_key add column space_id bigint references space (id);

create sequence invitation_id;

-- single use; the code itself is not kept
create table invitation (
    id bigint primary key check (id > 0),
    secret_hash varbinary(32) not null unique,
    made_by bigint not null references account (id),
    created_at timestamp(9) with time zone not null,
    expires_at timestamp(9) with time zone not null
);

create sequence exposure_id;

-- routers whose password somebody knew who left the space since; until it is changed
create table exposure (
    id bigint primary key check (id > 0),
    space_id bigint not null references space (id),
    router_id bigint not null references router (id) on delete cascade,
    leaver varchar(150) not null,
    since timestamp(9) with time zone not null
);

create index exposure_of_space on exposure (space_id, router_id);

create table setting (
    name varchar(100) primary key,
    text varchar(10000) not null
);

-- the audit chain: who did what, each entry bound to the one before by a MAC
create table audit_entry (
    sequence bigint primary key check (sequence > 0),
    at timestamp(9) with time zone not null,
    account_id bigint,
    username varchar(150) not null,
    via varchar(100) not null,
    space_id bigint,
    action varchar(100) not null,
    target varchar(1000) not null,
    outcome varchar(100) not null,
    detail varchar(4000) not null,
    mac varbinary(32) not null
);

create index audit_by_time on audit_entry (at);

-- the chain's newest end, locked by whoever appends; the key is random and in this file alone
create table audit_head (
    id integer primary key check (id = 1),
    sequence bigint not null,
    mac varbinary(32) not null,
    audit_key varbinary(32) not null
);
