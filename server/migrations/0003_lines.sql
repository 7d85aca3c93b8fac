create schema lines;
grant usage on schema lines to ligne_claire_server;

create table lines.contract (
  account_id uuid not null,
  id uuid not null,
  number text not null unique,
  kind text not null check (kind in ('mobile', 'home')),
  signed_on date not null,
  commitment_months int4 check (commitment_months between 1 and 24),
  commitment_ends_on date,
  subsidised_handset boolean not null,
  ended_on date,
  primary key (account_id, id)
);
grant select, insert, update on lines.contract to ligne_claire_server;

create table lines.line (
  account_id uuid not null,
  id uuid not null,
  contract_id uuid not null,
  external_id text not null,
  kind text not null check (kind in ('mobile', 'fixed', 'tv')),
  label text not null,
  state text not null check (state in ('active', 'suspended', 'ended')),
  activated_on date not null,
  ended_on date,
  primary key (account_id, id),
  unique (account_id, external_id),
  foreign key (account_id, contract_id) references lines.contract (account_id, id)
);
create index line_contract on lines.line (account_id, contract_id);
grant select, insert, update on lines.line to ligne_claire_server;

-- Which line a number names, and when. A number that is ported or given again has several rows.
create table lines.number (
  identifier text not null check (identifier ~ '^\+[1-9][0-9]{6,14}$'),
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to > valid_from),
  account_id uuid not null,
  line_id uuid not null,
  primary key (identifier, valid_from),
  foreign key (account_id, line_id) references lines.line (account_id, id)
);
create unique index number_in_use on lines.number (identifier) where valid_to is null;
create index number_line on lines.number (account_id, line_id);
grant select, insert, update on lines.number to ligne_claire_server;

create table lines.sim (
  account_id uuid not null,
  line_id uuid not null,
  iccid text not null unique,
  active_from timestamptz not null,
  active_to timestamptz,
  primary key (account_id, line_id, active_from),
  foreign key (account_id, line_id) references lines.line (account_id, id)
);
grant select, insert, update on lines.sim to ligne_claire_server;

-- What is subscribed: it bills and it opens buckets. Its terms are those of the catalogue at `agreed_on`.
create table lines.item (
  account_id uuid not null,
  id uuid not null,
  contract_id uuid not null,
  line_id uuid not null,
  kind text not null check (kind in ('plan', 'option', 'pass', 'equipment')),
  offer_code text not null,
  agreed_on date not null,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  primary key (account_id, id),
  foreign key (account_id, contract_id) references lines.contract (account_id, id),
  foreign key (account_id, line_id) references lines.line (account_id, id)
);
create index item_line on lines.item (account_id, line_id);
create index item_contract on lines.item (account_id, contract_id);
grant select, insert, update on lines.item to ligne_claire_server;

-- Every option added or removed: who, by which channel, on which words and at which price. Never updated:
-- each row carries the hash of the row before it in the same account.
create table lines.option_journal (
  account_id uuid not null,
  sequence int4 not null check (sequence > 0),
  item_id uuid not null,
  line_id uuid not null,
  act text not null check (act in ('added', 'removed')),
  offer_code text not null,
  effective_on date not null,
  agreed_at timestamptz not null,
  actor text not null,
  channel text not null check (channel in ('store', 'phone', 'web', 'app', 'console', 'system')),
  language text not null check (language in ('fr', 'en', 'zh')),
  wording text not null,
  price_cents int8 not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (account_id, sequence),
  foreign key (account_id, item_id) references lines.item (account_id, id)
);
create index option_journal_item on lines.option_journal (account_id, item_id);
grant select, insert on lines.option_journal to ligne_claire_server;
