-- How a router is reached beyond address and transport: settings as JSON without any secret, and
-- the password for the proxy or the SSH server on the way.
alter table router add column reach varchar(20000) default '{}' not null;
alter table router add column sealed_via_password varbinary(8192);

create sequence authority_id;

-- Authorities whose word on routers' certificates a space takes. The certificate is sealed under
-- the space's key, so that none is slipped in through the file.
create table authority (
    id bigint primary key check (id > 0),
    space_id bigint not null references space (id),
    sealed_certificate varbinary(20000) not null,
    created_at timestamp(9) with time zone not null
);

create index authority_of_space on authority (space_id, id);
