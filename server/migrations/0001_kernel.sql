-- The kernel's own tables. The server connects as ligne_claire_server, which owns nothing and may not rewrite
-- history; `npm start` makes that role, in production the database's administrator does (README).
grant usage on schema kernel to ligne_claire_server;
grant select on kernel.migration to ligne_claire_server;

-- One row. Business time = wall time + offset while it runs; it stands still at held_at while it is held.
create table kernel.business_clock (
  only_row boolean primary key default true check (only_row),
  offset_ms int8 not null default 0,
  held_at timestamptz
);
insert into kernel.business_clock default values;
grant select, insert, update on kernel.business_clock to ligne_claire_server;

-- A request's answer, stored with its effect, so that the same key is answered the same.
create table kernel.idempotency (
  actor text not null,
  route text not null,
  key text not null check (length(key) between 8 and 128),
  body_hash bytea not null,
  status int4 not null,
  answer jsonb,
  answered_at timestamptz not null,
  primary key (actor, route, key)
);
create index idempotency_answered_at on kernel.idempotency (answered_at);
grant select, insert, delete on kernel.idempotency to ligne_claire_server;

-- Written to by /ready: a full disk still answers `select 1`.
create table kernel.probe (
  process text primary key,
  probed_at timestamptz not null
);
grant select, insert, update, delete on kernel.probe to ligne_claire_server;

-- Counters of limits that must hold across processes: sign-in, codes, money.
create table kernel.limit_window (
  key text not null,
  window_start timestamptz not null,
  ends_at timestamptz not null,
  calls int4 not null,
  primary key (key, window_start)
);
create index limit_window_ends_at on kernel.limit_window (ends_at);
grant select, insert, update, delete on kernel.limit_window to ligne_claire_server;
