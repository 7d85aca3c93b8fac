-- Who did what, in 16 chains by actor: each row holds the hash of the one before. Never changed, never removed.
create table kernel.audit_row (
  chain int2 not null check (chain between 0 and 15),
  sequence int8 not null check (sequence > 0),
  recorded_at timestamptz not null,
  actor text not null,
  act text not null,
  account_id uuid,
  subject text,
  facts jsonb not null,
  -- Keyed digest of what stands in audit_personal, which may be erased.
  personal_digest bytea,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (chain, sequence)
);
create index audit_row_account on kernel.audit_row (account_id, recorded_at desc) where account_id is not null;
create index audit_row_actor on kernel.audit_row (actor, recorded_at desc);
grant select, insert on kernel.audit_row to ligne_claire_server;

create table kernel.audit_personal (
  chain int2 not null,
  sequence int8 not null,
  personal_sealed bytea not null,
  primary key (chain, sequence),
  foreign key (chain, sequence) references kernel.audit_row (chain, sequence)
);
grant select, insert, delete on kernel.audit_personal to ligne_claire_server;

-- Where each chain stands: locked by whoever adds a row.
create table kernel.audit_head (
  chain int2 primary key check (chain between 0 and 15),
  sequence int8 not null,
  hash bytea not null
);
insert into kernel.audit_head (chain, sequence, hash)
select chain, 0, decode(repeat('00', 32), 'hex') from generate_series(0, 15) chain;
grant select, update on kernel.audit_head to ligne_claire_server;

create function kernel.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name;
end $$;
create trigger never_rewritten before update or delete or truncate on kernel.audit_row
  for each statement execute function kernel.refuse_rewriting();
