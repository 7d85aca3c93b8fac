-- Written by `npm run schema` from the migrated database: for reading, never for running.

table kernel.business_clock (
  only_row bool not null default true,
  offset_ms int8 not null default 0,
  held_at timestamptz
)
-- constraint business_clock_only_row_check CHECK (only_row)
-- constraint business_clock_pkey PRIMARY KEY (only_row)
-- grant insert, select, update to ligne_claire_server

table kernel.idempotency (
  actor text not null,
  route text not null,
  key text not null,
  body_hash bytea not null,
  status int4 not null,
  answer jsonb,
  answered_at timestamptz not null
)
-- constraint idempotency_key_check CHECK (((length(key) >= 8) AND (length(key) <= 128)))
-- constraint idempotency_pkey PRIMARY KEY (actor, route, key)
-- CREATE INDEX idempotency_answered_at ON kernel.idempotency USING btree (answered_at)
-- grant delete, insert, select to ligne_claire_server

table kernel.limit_window (
  key text not null,
  window_start timestamptz not null,
  ends_at timestamptz not null,
  calls int4 not null
)
-- constraint limit_window_pkey PRIMARY KEY (key, window_start)
-- CREATE INDEX limit_window_ends_at ON kernel.limit_window USING btree (ends_at)
-- grant delete, insert, select, update to ligne_claire_server

table kernel.migration (
  name text not null,
  hash text not null
)
-- constraint migration_pkey PRIMARY KEY (name)
-- grant select to ligne_claire_server

table kernel.probe (
  process text not null,
  probed_at timestamptz not null
)
-- constraint probe_pkey PRIMARY KEY (process)
-- grant delete, insert, select, update to ligne_claire_server

