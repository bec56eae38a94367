-- Ids come from sequences and are never reused. Everything owned carries its space, the tenant.

create sequence account_id;
create sequence space_id;
create sequence membership_id;
create sequence api_key_id;
create sequence router_id;

create table store_meta (
    id integer primary key check (id = 1),
    store_id varchar(64) not null,
    slot_generation bigint not null,
    created_at timestamp(9) with time zone not null
);

create table account (
    id bigint primary key check (id > 0),
    username varchar(150) not null,
    folded_name varchar(150) not null unique,
    email varchar(254),
    store_owner boolean not null,
    public_key varbinary(64) not null,
    created_at timestamp(9) with time zone not null,
    updated_at timestamp(9) with time zone not null
);

create table space (
    id bigint primary key check (id > 0),
    name varchar(200) not null,
    personal_of bigint unique references account (id),
    created_at timestamp(9) with time zone not null
);

-- the space's key, wrapped to the member's public key
create table membership (
    id bigint primary key check (id > 0),
    space_id bigint not null references space (id),
    account_id bigint not null references account (id),
    role varchar(16) not null,
    wrapped_key varbinary(512) not null,
    created_at timestamp(9) with time zone not null,
    unique (account_id, space_id)
);

-- which slots of keyslots.json are alive; this list decides
create table live_slot (
    id varchar(64) primary key,
    account_id bigint not null references account (id)
);

-- a copy for display; what counts stands in the slot
create table api_key (
    id bigint primary key check (id > 0),
    account_id bigint not null references account (id),
    slot_id varchar(64) not null unique references live_slot (id),
    name varchar(200) not null,
    public_key varchar(64) not null unique,
    scopes varchar(100) not null,
    created_at timestamp(9) with time zone not null,
    last_used_at timestamp(9) with time zone,
    expires_at timestamp(9) with time zone
);

-- refresh tokens: one row a family, with the hash of the one that is good
create table token_family (
    id varchar(64) primary key,
    account_id bigint not null references account (id),
    api_key_id bigint references api_key (id) on delete cascade,
    scopes varchar(100) not null,
    secret_hash varbinary(32) not null,
    created_at timestamp(9) with time zone not null,
    expires_at timestamp(9) with time zone not null
);

create table router (
    id bigint primary key check (id > 0),
    space_id bigint not null references space (id),
    name varchar(200) not null,
    host varchar(300) not null,
    port integer not null check (port between 1 and 65535),
    transport varchar(16) not null,
    username varchar(200) not null,
    sealed_password varbinary(8192) not null,
    addresses varchar(100000) not null,
    site varchar(2000) not null,
    tags varchar(100000) not null,
    note varchar(100000) not null,
    custom varchar(1000000) not null,
    created_at timestamp(9) with time zone not null,
    updated_at timestamp(9) with time zone not null
);

create index router_of_space on router (space_id, id);
