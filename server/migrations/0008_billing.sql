create schema billing;
grant usage on schema billing to ligne_claire_server;

-- One row per civil day on which bills are made. It is closed when every account of that day has its bill.
create table billing.run (
  run_on date primary key,
  due_at timestamptz not null,
  finished_at timestamptz
);
create unique index run_open on billing.run (run_on) where finished_at is null;
grant select, insert, update on billing.run to ligne_claire_server;

-- What another domain asks to be billed once, or given back. Never updated: it is billed when a line names it.
create table billing.charge (
  account_id uuid not null,
  id uuid not null,
  source_ref text not null,
  contract_id uuid,
  line_id uuid,
  kind text not null check (kind in ('pass', 'fee', 'credit', 'equipment')),
  section text not null check (section in ('own', 'third-party')),
  names jsonb not null,
  gross_cents int8 not null check (gross_cents <> 0),
  shares jsonb not null,
  rate jsonb not null,
  occurred_on date not null,
  primary key (account_id, id),
  unique (account_id, source_ref)
);
grant select, insert on billing.charge to ligne_claire_server;

-- Prepared without a number, in parallel; numbered and posted afterwards, in order. Issued, it never changes.
create table billing.bill (
  account_id uuid not null,
  id uuid not null,
  state text not null check (state in ('prepared', 'issued')),
  numero_client text not null,
  customer_kind text not null check (customer_kind in ('consumer', 'company')),
  -- The month paid ahead; it begins on the day of issue.
  period_start date not null,
  period_end date not null check (period_end > period_start),
  due_on date not null,
  collected boolean not null,
  net_cents int8 not null,
  vat_cents int8 not null,
  rounding_cents int8 not null,
  total_cents int8 not null check (total_cents = net_cents + vat_cents + rounding_cents),
  previous_bill_id uuid,
  number text unique check ((number is null) = (state = 'prepared')),
  -- SHA-256 of the frozen input and the number: what the document was made from.
  input_hash bytea check ((input_hash is null) = (state = 'prepared')),
  primary key (account_id, id),
  unique (account_id, period_start)
);
create index bill_prepared on billing.bill (period_start, numero_client) where state = 'prepared';
grant select, insert on billing.bill to ligne_claire_server;
grant update (state, number, input_hash) on billing.bill to ligne_claire_server;

create function billing.refuse_change_of_issued() returns trigger language plpgsql as $$
begin
  raise exception 'an issued bill does not change';
end
$$;
create trigger bill_issued before update on billing.bill
  for each row when (old.state = 'issued') execute function billing.refuse_change_of_issued();

create table billing.bill_line (
  account_id uuid not null,
  bill_id uuid not null,
  position int4 not null,
  subject text not null,
  cause text not null,
  kind text not null check (kind in ('plan', 'option', 'pass', 'equipment', 'discount', 'fee', 'credit', 'usage-included', 'usage-charged')),
  step text not null check (step in ('advance', 'adjustment', 'usage', 'single')),
  section text not null check (section in ('own', 'third-party')),
  names jsonb not null,
  contract_id uuid,
  line_id uuid,
  charge_id uuid,
  covers_from date,
  covers_until date,
  net_cents int8 not null,
  vat_cents int8 not null,
  gross_cents int8 not null check (gross_cents = net_cents + vat_cents),
  proof jsonb not null,
  usage jsonb,
  happened_on date,
  primary key (account_id, bill_id, position),
  foreign key (account_id, bill_id) references billing.bill (account_id, id),
  foreign key (account_id, charge_id) references billing.charge (account_id, id)
);
create unique index bill_line_charge on billing.bill_line (account_id, charge_id) where charge_id is not null;
grant select, insert on billing.bill_line to ligne_claire_server;

create table billing.bill_vat (
  account_id uuid not null,
  bill_id uuid not null,
  rate_basis_points int4 not null,
  net_cents int8 not null,
  vat_cents int8 not null,
  gross_cents int8 not null check (gross_cents = net_cents + vat_cents),
  primary key (account_id, bill_id, rate_basis_points),
  foreign key (account_id, bill_id) references billing.bill (account_id, id)
);
grant select, insert on billing.bill_vat to ligne_claire_server;

-- What the document is made from, frozen with the bill.
create table billing.bill_input (
  account_id uuid not null,
  bill_id uuid not null,
  content jsonb not null,
  primary key (account_id, bill_id),
  foreign key (account_id, bill_id) references billing.bill (account_id, id)
);
grant select, insert on billing.bill_input to ligne_claire_server;

-- The document as it was archived: made once, then only read.
create table billing.bill_document (
  account_id uuid not null,
  bill_id uuid not null,
  digest text not null,
  bytes int4 not null,
  rendered_at timestamptz not null,
  primary key (account_id, bill_id),
  foreign key (account_id, bill_id) references billing.bill (account_id, id)
);
grant select, insert on billing.bill_document to ligne_claire_server;

-- The last number of each series. Its row is locked by whoever numbers, so that no number is skipped.
create table billing.series (
  entity text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  kind text not null check (kind in ('bill')),
  last_number int4 not null check (last_number >= 0),
  primary key (entity, month, kind)
);
grant select, insert, update on billing.series to ligne_claire_server;
