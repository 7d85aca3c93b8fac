create schema identity;
grant usage on schema identity to ligne_claire_server;

-- What proves that a person may open a space: written by customers and lines with their own rows. The value
-- is only here as a keyed hash; the contacts to which a code may go are sealed.
create table identity.claim (
  account_id uuid not null,
  kind text not null check (kind in ('numero-client', 'contract', 'mobile', 'email')),
  value_hash bytea not null,
  person_id uuid not null,
  mobile_sealed bytea,
  email_sealed bytea,
  language text not null check (language in ('fr', 'en', 'zh')),
  recorded_at timestamptz not null,
  primary key (account_id, kind, value_hash)
);
create index claim_value on identity.claim (kind, value_hash);
grant select, insert, update, delete on identity.claim to ligne_claire_server;

create table identity.login (
  id uuid primary key,
  password_hash text not null,
  language text not null check (language in ('fr', 'en', 'zh')),
  state text not null check (state in ('active', 'locked')),
  mobile_sealed bytea,
  email_sealed bytea,
  created_at timestamptz not null,
  password_changed_at timestamptz not null,
  -- The contact that a reset used is no second factor for a while.
  reset_channel text check (reset_channel in ('sms', 'email')),
  reset_at timestamptz
);
grant select, insert, update on identity.login to ligne_claire_server;

-- By what a login is found at sign-in.
create table identity.identifier (
  kind text not null check (kind in ('brand-id', 'numero-client', 'mobile', 'email')),
  value_hash bytea not null,
  login_id uuid not null references identity.login,
  primary key (kind, value_hash)
);
create index identifier_login on identity.identifier (login_id);
grant select, insert, update, delete on identity.identifier to ligne_claire_server;

-- An authenticator app. Sealed before it is confirmed too; a step of time is accepted once.
create table identity.totp (
  login_id uuid primary key references identity.login,
  secret_sealed bytea not null,
  confirmed_at timestamptz,
  last_step int8 not null default 0
);
grant select, insert, update, delete on identity.totp to ligne_claire_server;

-- A browser that showed two factors and asked to be remembered.
create table identity.device (
  login_id uuid not null references identity.login,
  id uuid not null,
  token_hash bytea not null unique,
  name text not null,
  trusted_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (login_id, id)
);
grant select, insert, update on identity.device to ligne_claire_server;

create table identity.session (
  login_id uuid not null references identity.login,
  id uuid not null,
  token_hash bytea not null unique,
  device_name text not null,
  address text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- When each factor was last shown in this session.
  password_at timestamptz,
  totp_at timestamptz,
  sms_at timestamptz,
  email_at timestamptz,
  ended_at timestamptz,
  primary key (login_id, id)
);
create index session_expires_at on identity.session (expires_at);
grant select, insert, update, delete on identity.session to ligne_claire_server;

-- A journey that waits for a code: sign-up, second factor, recovery, step-up. One for an identifier that is not
-- known has the same row, with nobody behind it.
create table identity.flow (
  id uuid primary key,
  token_hash bytea not null unique,
  kind text not null check (kind in ('sign-up', 'sign-in', 'recovery', 'step-up')),
  state text not null check (state in ('awaiting-code', 'code-shown', 'done')),
  login_id uuid references identity.login,
  account_id uuid,
  person_id uuid,
  session_id uuid,
  channel text check (channel in ('sms', 'email', 'totp')),
  code_hash bytea,
  codes_sent int4 not null default 0,
  tries int4 not null default 0,
  started_at timestamptz not null,
  code_expires_at timestamptz,
  expires_at timestamptz not null
);
create index flow_expires_at on identity.flow (expires_at);
create index flow_login on identity.flow (login_id);
grant select, insert, update, delete on identity.flow to ligne_claire_server;

create table identity.staff (
  id uuid primary key,
  name text not null,
  email_hash bytea not null unique,
  password_hash text not null,
  totp_sealed bytea not null,
  totp_last_step int8 not null default 0,
  permissions text[] not null,
  state text not null check (state in ('active', 'locked')),
  created_at timestamptz not null
);
grant select, insert, update on identity.staff to ligne_claire_server;

create table identity.staff_session (
  staff_id uuid not null references identity.staff,
  id uuid not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (staff_id, id)
);
grant select, insert, update, delete on identity.staff_session to ligne_claire_server;
