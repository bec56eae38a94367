-- What somebody may know who left a space can be a credential that routers share; names of these
-- are unique within a space.

alter table credential add constraint credential_of_name unique (space_id, name);

alter table exposure add column credential_id bigint references credential (id) on delete cascade;
alter table exposure drop constraint exposure_of_one;
alter table exposure add constraint exposure_of_one check (
    case when router_id is null then 0 else 1 end
    + case when payment_id is null then 0 else 1 end
    + case when credential_id is null then 0 else 1 end = 1);
