-- What each line carries at each rate of VAT, as [{rateBasisPoints, gross}]: a credit is taken from the same categories.
-- Null on bills made before.
alter table billing.bill_line add column parts jsonb;

-- What is contested of a bill is asked of nobody until it is answered; what credit notes took back of it is said.
alter table payments.open_item add column held_cents int8 not null default 0 check (held_cents >= 0);
alter table payments.open_item add column credited_cents int8 not null default 0 check (credited_cents >= 0);

alter table billing.series drop constraint series_kind_check;
alter table billing.series add constraint series_kind_check check (kind in ('bill', 'credit-note'));

-- A line of a bill that its customer contests. opened_at, answered_at and proposed_at are business time.
create table billing.dispute (
  account_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  position int4 not null,
  reference text not null unique,
  state text not null check (state in ('open', 'accepted', 'part-accepted', 'refused', 'withdrawn')),
  reason text not null check (reason in ('not-used', 'not-ordered', 'wrong-price', 'billed-twice', 'should-have-ended', 'something-else')),
  wording text not null,
  contested_cents int8 not null check (contested_cents > 0),
  opened_at timestamptz not null,
  answer_by date not null,
  idempotency_key text not null,
  request_hash bytea not null,
  granted_cents int8 check (granted_cents between 0 and contested_cents),
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  -- A decision that waits for a second person.
  proposed_outcome text check (proposed_outcome in ('accept', 'accept-part', 'refuse')),
  proposed_cents int8,
  proposed_answer text,
  proposed_by uuid,
  proposed_at timestamptz,
  primary key (account_id, id),
  unique (account_id, idempotency_key),
  foreign key (account_id, bill_id, position) references billing.bill_line (account_id, bill_id, position),
  check ((answer is null) = (state in ('open', 'withdrawn'))),
  check (num_nonnulls(granted_cents, answer, answered_by, answered_at) in (0, 4)),
  check (num_nonnulls(proposed_outcome, proposed_cents, proposed_answer, proposed_by, proposed_at) in (0, 5))
);
create index dispute_bill_line on billing.dispute (account_id, bill_id, position);
create unique index dispute_open on billing.dispute (account_id, bill_id, position) where state = 'open';
create index dispute_answer_by on billing.dispute (answer_by, id) where state = 'open';
create index dispute_opened on billing.dispute (account_id, opened_at desc, id desc);
create unique index dispute_id on billing.dispute (id);
grant select, insert, update on billing.dispute to ligne_claire_server;

-- Each state a dispute came to, and when, in business time.
create table billing.dispute_step (
  account_id uuid not null,
  dispute_id uuid not null,
  sequence int4 not null check (sequence > 0),
  state text not null check (state in ('open', 'accepted', 'part-accepted', 'refused', 'withdrawn')),
  at timestamptz not null,
  primary key (account_id, dispute_id, sequence),
  foreign key (account_id, dispute_id) references billing.dispute (account_id, id)
);
grant select, insert on billing.dispute_step to ligne_claire_server;

-- What was sent with it: the bytes are kept sealed, outside.
create table billing.dispute_evidence (
  account_id uuid not null,
  dispute_id uuid not null,
  position int4 not null check (position >= 0),
  kind text not null check (kind in ('image', 'pdf')),
  digest text not null,
  bytes int4 not null,
  primary key (account_id, dispute_id, position),
  foreign key (account_id, dispute_id) references billing.dispute (account_id, id)
);
create index dispute_evidence_digest on billing.dispute_evidence (digest);
grant select, insert on billing.dispute_evidence to ligne_claire_server;

-- What was given back, in the VAT categories of the bill: numbered without a hole, never changed.
create table billing.credit_note (
  account_id uuid not null,
  dispute_id uuid not null,
  bill_id uuid not null,
  position int4 not null,
  number text not null unique,
  issued_on date not null,
  net_cents int8 not null,
  vat_cents int8 not null,
  rounding_cents int8 not null,
  total_cents int8 not null check (total_cents > 0 and total_cents = net_cents + vat_cents + rounding_cents),
  primary key (account_id, dispute_id),
  foreign key (account_id, dispute_id) references billing.dispute (account_id, id),
  foreign key (account_id, bill_id, position) references billing.bill_line (account_id, bill_id, position)
);
create index credit_note_bill_line on billing.credit_note (account_id, bill_id, position);
grant select, insert on billing.credit_note to ligne_claire_server;

create table billing.credit_note_vat (
  account_id uuid not null,
  dispute_id uuid not null,
  rate_basis_points int4 not null,
  net_cents int8 not null,
  vat_cents int8 not null,
  gross_cents int8 not null check (gross_cents = net_cents + vat_cents),
  primary key (account_id, dispute_id, rate_basis_points),
  foreign key (account_id, dispute_id) references billing.credit_note (account_id, dispute_id)
);
grant select, insert on billing.credit_note_vat to ligne_claire_server;
