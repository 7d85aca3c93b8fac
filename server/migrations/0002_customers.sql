create schema customers;
grant usage on schema customers to ligne_claire_server;

-- An account is one numéro client: one payer, one bill, one currency.
create table customers.account (
  id uuid primary key,
  number text not null unique,
  external_id text not null unique,
  kind text not null check (kind in ('consumer', 'company')),
  legal_name text not null,
  language text not null check (language in ('fr', 'en', 'zh')),
  currency text not null check (currency in ('EUR')),
  billing_day int4 not null check (billing_day between 1 and 28),
  opened_on date not null,
  activation_hash bytea not null
);
create index account_billing_day on customers.account (billing_day, id);
grant select, insert, update on customers.account to ligne_claire_server;

-- Somebody whom an account concerns; the holder signed its contracts.
create table customers.person (
  account_id uuid not null references customers.account,
  id uuid not null,
  given_name text not null,
  family_name text not null,
  language text not null check (language in ('fr', 'en', 'zh')),
  email text,
  mobile text,
  holder boolean not null,
  primary key (account_id, id)
);
create unique index person_holder on customers.person (account_id) where holder;
grant select, insert, update on customers.person to ligne_claire_server;

create table customers.address (
  account_id uuid not null references customers.account,
  use text not null check (use in ('billing', 'postal')),
  lines text[] not null check (cardinality(lines) between 1 and 4),
  postal_code text not null,
  city text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  primary key (account_id, use)
);
grant select, insert, update on customers.address to ligne_claire_server;

-- What a login may do on an account. Ended, never deleted.
create table customers.role (
  account_id uuid not null references customers.account,
  login_id uuid not null,
  role text not null check (role in ('holder', 'payer', 'user', 'guardian', 'helper')),
  person_id uuid not null,
  granted_at timestamptz not null,
  ended_at timestamptz,
  primary key (account_id, login_id),
  foreign key (account_id, person_id) references customers.person (account_id, id)
);
create index role_login on customers.role (login_id) where ended_at is null;
create index role_person on customers.role (account_id, person_id);
grant select, insert, update on customers.role to ligne_claire_server;
