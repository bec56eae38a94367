-- Accounts with payment providers. What proves who we are towards a provider is sealed under the
-- space's key, bound to the row and to where it may be sent.

create sequence payment_credential_id;

create table payment_credential (
    id bigint primary key check (id > 0),
    space_id bigint not null references space (id),
    provider varchar(16) not null,
    environment varchar(16) not null,
    -- empty for the provider's own
    base_url varchar(500) not null,
    active boolean not null,
    sealed_api_key varbinary(8192) not null,
    sealed_private_key varbinary(8192) not null,
    -- the key that signs the provider's calls to us
    sealed_webhook_key varbinary(8192),
    -- what the provider last said of it
    verified_at timestamp(9) with time zone,
    verdict varchar(32),
    created_at timestamp(9) with time zone not null,
    updated_at timestamp(9) with time zone not null,
    unique (space_id, provider)
);

-- somebody who left may know a payment credential instead of a router's password
alter table exposure alter column router_id set null;
alter table exposure add column payment_id bigint references payment_credential (id) on delete cascade;
alter table exposure add constraint exposure_of_one check ((router_id is null) <> (payment_id is null));
