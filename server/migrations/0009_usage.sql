create schema usage;
grant usage on schema usage to ligne_claire_server;

-- A file as it was delivered; its bytes are a sealed document. The same bytes are the same file.
create table usage.file (
  id uuid primary key,
  hash bytea not null unique check (length(hash) = 32),
  source text not null check (source ~ '^[a-z0-9-]{1,32}$'),
  name text not null,
  document text not null,
  received_at timestamptz not null,
  state text not null check (state in ('received', 'settled', 'refused')),
  refusal text check (refusal in ('too-large', 'not-readable', 'empty', 'wrong-header')),
  -- Rated and suspended are counted with their effect; duplicates are what remains when all is settled.
  records int4 not null default 0,
  rated int4 not null default 0,
  suspended int4 not null default 0,
  rejected int4 not null default 0,
  duplicates int4 not null default 0,
  settled_at timestamptz,
  check ((state = 'refused') = (refusal is not null))
);
create index file_received_at on usage.file (received_at);
grant select, insert, update, delete on usage.file to ligne_claire_server;

-- A line of a file that says nothing usable, and why.
create table usage.reject (
  file_id uuid not null references usage.file on delete cascade,
  line int4 not null,
  reason text not null,
  content text not null,
  primary key (file_id, line)
);
grant select, insert, delete on usage.reject to ligne_claire_server;

-- One row an account: the lock under which its usage is rated and its periods are closed.
create table usage.meter (
  account_id uuid primary key,
  -- Periods that begin before it are billed: what comes late counts in the present one.
  closed_until date
);
grant select, insert, update on usage.meter to ligne_claire_server;

-- What an allowance gives in its time. Opened when first needed; until then it is wholly left.
create table usage.bucket (
  account_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  item_id uuid not null,
  offer_code text not null,
  allowance text not null,
  carried boolean not null,
  service text not null check (service in ('voice', 'sms', 'mms', 'data')),
  served_in text[] not null,
  goes_to text[],
  priority int4 not null,
  opens_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > opens_at),
  granted int8 check (granted >= 0),
  used int8 not null default 0 check (used >= 0 and (granted is null or used <= granted)),
  roaming_granted int8 check (roaming_granted >= 0),
  roaming_used int8 not null default 0 check (roaming_used >= 0 and roaming_used <= used),
  beyond text not null check (beyond in ('charged', 'blocked', 'slowed')),
  primary key (account_id, id),
  unique (account_id, item_id, allowance, opens_at, carried)
) with (fillfactor = 80);
create index bucket_line on usage.bucket (account_id, line_id, expires_at);
grant select, insert, update on usage.bucket to ligne_claire_server;

-- The months that have partitions. Opened ahead, and forgotten when the law says so.
create table usage.month (
  first_day date primary key check (extract(day from first_day) = 1)
);
grant select on usage.month to ligne_claire_server;

-- What has been rated: inserted with the debit, it keeps a record from being debited twice.
create table usage.record_key (
  account_id uuid not null,
  month date not null,
  source text not null,
  record_id text not null,
  primary key (account_id, month, source, record_id)
) partition by range (month);
grant select, insert on usage.record_key to ligne_claire_server;

-- A communication with its price. Never updated: a mistake is a second row.
create table usage.rated_record (
  account_id uuid not null,
  line_id uuid not null,
  started_at timestamptz not null,
  id uuid not null,
  file_id uuid not null,
  record_id text not null,
  service text not null check (service in ('voice', 'sms', 'mms', 'data')),
  direction text not null check (direction in ('out', 'in')),
  quantity int8 not null,
  included int8 not null,
  charged int8 not null,
  price_micros int8 not null,
  served_in text not null,
  goes_to text,
  counterpart text not null,
  listed boolean not null,
  rate_id text not null,
  outcome text not null check (outcome in ('included', 'free', 'charged', 'blocked', 'slowed')),
  period_start date not null,
  late boolean not null,
  bucket_ids uuid[] not null,
  bucket_quantities int8[] not null,
  primary key (account_id, line_id, started_at, id)
) partition by range (started_at);
grant select, insert on usage.rated_record to ligne_claire_server;

-- What a period of a line sums to, by what a bill tells apart. It stays when the records are forgotten.
create table usage.summary (
  account_id uuid not null,
  period_start date not null,
  line_id uuid not null,
  service text not null check (service in ('voice', 'sms', 'mms', 'data')),
  direction text not null check (direction in ('out', 'in')),
  served_in text not null,
  -- Empty where a destination means nothing.
  goes_to text not null,
  rate_id text not null,
  outcome text not null check (outcome in ('included', 'free', 'charged', 'blocked', 'slowed')),
  records int8 not null,
  late_records int8 not null,
  quantity int8 not null,
  included int8 not null,
  charged int8 not null,
  price_micros int8 not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (account_id, period_start, line_id, service, direction, served_in, goes_to, rate_id, outcome)
) with (fillfactor = 80);
grant select, insert, update on usage.summary to ligne_claire_server;

-- A record that cannot be rated yet. It is tried again until it can, or until it may no longer be kept.
create table usage.suspense (
  month date not null,
  source text not null,
  record_id text not null,
  file_id uuid not null references usage.file,
  reason text not null check (reason in
    ('unknown-line', 'unknown-network', 'unknown-destination', 'no-plan', 'no-price', 'too-old')),
  line_identifier text not null,
  started_at timestamptz not null,
  record jsonb not null,
  suspended_at timestamptz not null,
  next_try_at timestamptz not null,
  primary key (month, source, record_id)
);
create index suspense_next_try_at on usage.suspense (next_try_at);
create index suspense_file on usage.suspense (file_id);
create index suspense_started_at on usage.suspense (started_at);
grant select, insert, update, delete on usage.suspense to ligne_claire_server;

-- When months are next opened and forgotten.
create table usage.upkeep (
  only_row boolean primary key default true check (only_row),
  due_at timestamptz
);
insert into usage.upkeep default values;
grant select, update on usage.upkeep to ligne_claire_server;

-- Opens the partitions of a month. A table is made apart and then attached, which lets others go on
-- reading and writing meanwhile. Opening twice does nothing.
create function usage.open_month(first_day date) returns void
language plpgsql security definer set search_path = '' as $$
declare
  suffix text := to_char(first_day, 'YYYYMM');
  next_day date := (first_day + interval '1 month')::date;
begin
  if extract(day from first_day) <> 1 then raise exception 'a month begins on its first day'; end if;
  perform pg_advisory_xact_lock(4520);
  if exists (select from usage.month m where m.first_day = open_month.first_day) then return; end if;
  execute format('create table usage.record_key_%s (like usage.record_key including all)', suffix);
  execute format('create table usage.rated_record_%s (like usage.rated_record including all)', suffix);
  execute format('alter table usage.record_key attach partition usage.record_key_%s for values from (%L) to (%L)',
    suffix, first_day, next_day);
  execute format('alter table usage.rated_record attach partition usage.rated_record_%s for values from (%L) to (%L)',
    suffix, first_day::timestamp at time zone 'UTC', next_day::timestamp at time zone 'UTC');
  insert into usage.month values (open_month.first_day);
end $$;
revoke all on function usage.open_month(date) from public;
grant execute on function usage.open_month(date) to ligne_claire_server;

-- Forgets communications that began before an instant: whole months by dropping them, the rest by row.
create function usage.forget_before(cutoff timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
  gone date;
begin
  perform pg_advisory_xact_lock(4520);
  for gone in
    delete from usage.month
    where (first_day + interval '1 month')::timestamp at time zone 'UTC' <= cutoff
    returning first_day
  loop
    execute format('drop table usage.rated_record_%s', to_char(gone, 'YYYYMM'));
    execute format('drop table usage.record_key_%s', to_char(gone, 'YYYYMM'));
  end loop;
  delete from usage.rated_record where started_at < cutoff;
end $$;
revoke all on function usage.forget_before(timestamptz) from public;
grant execute on function usage.forget_before(timestamptz) to ligne_claire_server;
