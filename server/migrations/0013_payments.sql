-- What we ask an account to pay by card, and what became of it. The PSP knows each by its id. `setup` saves a card
-- and moves no money. asked_at and settled_at are business time; the others are the wall's.
create table payments.payment (
  account_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('hosted', 'automatic', 'setup')),
  state text not null check (state in ('created', 'awaiting-customer', 'succeeded', 'failed', 'cancelled', 'expired')),
  -- Counts the account's payments: the reference is the same in two runs of one history.
  sequence int4 not null,
  reference text not null unique,
  amount_cents int8 check (amount_cents > 0),
  bill_id uuid,
  idempotency_key text not null,
  request_hash bytea not null,
  asked_at timestamptz not null,
  settled_at timestamptz,
  failure text check (failure in ('declined', 'insufficient-funds', 'expired-card', 'authentication-failed', 'timeout')),
  psp_session text unique,
  psp_page text,
  psp_intent text unique,
  psp_method text,
  card_brand text,
  card_last4 text check (card_last4 ~ '^[0-9]{4}$'),
  cancel_asked boolean not null default false,
  -- Somebody is calling the PSP for it until then.
  claimed_until timestamptz,
  -- When the reconciler looks at it next: never once it is settled.
  look_at timestamptz,
  opened_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, sequence),
  unique (account_id, idempotency_key),
  check ((kind = 'setup') = (amount_cents is null)),
  check ((state in ('created', 'awaiting-customer')) = (look_at is not null)),
  check (kind <> 'automatic' or (bill_id is not null and psp_method is not null))
);
create index payment_look_at on payments.payment (look_at) where look_at is not null;
create index payment_bill on payments.payment (account_id, bill_id);
create index payment_id on payments.payment (id);
grant select, insert, update on payments.payment to ligne_claire_server;

-- A saved card, as the PSP names it. Its number never comes here.
create table payments.payment_method (
  account_id uuid not null,
  id uuid not null,
  psp_method text not null unique,
  brand text not null,
  last4 text not null check (last4 ~ '^[0-9]{4}$'),
  expiry_month int4 not null check (expiry_month between 1 and 12),
  expiry_year int4 not null,
  saved_at timestamptz not null,
  removed_at timestamptz,
  primary key (account_id, id)
);
grant select, insert, update on payments.payment_method to ligne_claire_server;

-- How an account pays. Automatic payment takes the bills due from the day it was chosen.
create table payments.setting (
  account_id uuid primary key,
  psp_customer text unique,
  -- The default card.
  payment_method_id uuid,
  automatic_from date,
  foreign key (account_id, payment_method_id) references payments.payment_method (account_id, id)
);
create index setting_default_method on payments.setting (account_id, payment_method_id);
create index setting_automatic on payments.setting (account_id) where automatic_from is not null;
grant select, insert, update on payments.setting to ligne_claire_server;

-- What the PSP told us of, once each. It is a hint to look: what happened is asked of the PSP.
create table payments.webhook_event (
  id text primary key,
  kind text not null,
  payment_id uuid,
  received_at timestamptz not null,
  heard_at timestamptz
);
grant select, insert, update on payments.webhook_event to ligne_claire_server;
