-- What a commitment is counted from when it was promised after the contract was signed, by a change of plan.
alter table lines.contract add column committed_from date;

create schema ordering;
grant usage on schema ordering to ligne_claire_server;

-- What a change of a line would cost, as it was said; never changed. made_at and valid_until are business time.
create table ordering.quote (
  account_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  act text not null check (act in ('change-plan', 'add', 'remove')),
  offer_code text not null,
  made_at timestamptz not null,
  made_on date not null,
  valid_until timestamptz not null check (valid_until > made_at),
  effective_on date not null,
  -- What the account had when it was made: accepted only while it still has just that.
  situation_hash bytea not null check (length(situation_hash) = 32),
  language text not null check (language in ('fr', 'en', 'zh')),
  content jsonb not null,
  primary key (account_id, id),
  foreign key (account_id, line_id) references lines.line (account_id, id)
);
create index quote_line on ordering.quote (account_id, line_id);
grant select, insert on ordering.quote to ligne_claire_server;

-- A quote accepted. What it changed is kept so that it can be undone to the cent.
create table ordering.order (
  account_id uuid not null,
  id uuid not null,
  quote_id uuid not null,
  line_id uuid not null,
  reference text not null unique,
  state text not null check (state in ('scheduled', 'in-service', 'undone')),
  placed_at timestamptz not null,
  placed_on date not null,
  effective_on date not null,
  channel text not null check (channel in ('web', 'app', 'console')),
  -- Ids and former ends of the items it touched, and the commitment before it.
  changed jsonb not null,
  primary key (account_id, id),
  unique (account_id, quote_id),
  foreign key (account_id, quote_id) references ordering.quote (account_id, id),
  foreign key (account_id, line_id) references lines.line (account_id, id)
);
create index order_line on ordering.order (account_id, line_id);
create index order_placed on ordering.order (account_id, placed_at desc, id desc);
create index order_scheduled on ordering.order (effective_on) where state = 'scheduled';
grant select, insert, update on ordering.order to ligne_claire_server;

-- Each state an order came to, and when, in business time.
create table ordering.order_step (
  account_id uuid not null,
  order_id uuid not null,
  sequence int4 not null check (sequence > 0),
  state text not null check (state in ('scheduled', 'in-service', 'undone')),
  at timestamptz not null,
  primary key (account_id, order_id, sequence),
  foreign key (account_id, order_id) references ordering.order (account_id, id)
);
grant select, insert on ordering.order_step to ligne_claire_server;
