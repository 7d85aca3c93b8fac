-- What could not be charged under a ceiling, or because roaming was off: priced, and never billed.
alter table usage.rated_record
  add column written_off_micros int8 not null default 0 check (written_off_micros >= 0);
alter table usage.summary
  add column written_off_micros int8 not null default 0 check (written_off_micros >= 0);

-- What a customer decided of the usage of a line; never changed. What holds at an instant is the last row decided
-- until then. decided_at is business time; inserted under the lock of the account's meter, whose order sequence keeps.
create table usage.control (
  account_id uuid not null,
  sequence int8 generated always as identity,
  line_id uuid not null,
  kind text not null check (kind in ('ceiling', 'roaming', 'alerts')),
  cause text check (cause in ('out-of-bundle', 'roaming-data', 'roaming', 'premium', 'total')),
  subject text check (subject in ('data', 'voice', 'sms', 'spend')),
  -- usual: as if nothing had ever been decided.
  rule text not null check (rule in ('set', 'lifted', 'usual', 'on', 'off')),
  -- Cents of a ceiling; percents, or cents of spend, of alerts.
  amounts int8[] not null,
  decided_at timestamptz not null,
  actor text not null,
  channel text not null check (channel in ('web', 'app', 'console')),
  -- The sentence agreed to, when a ceiling is lifted.
  wording text,
  language text check (language in ('fr', 'en', 'zh')),
  primary key (account_id, line_id, sequence),
  foreign key (account_id, line_id) references lines.line (account_id, id),
  check ((kind = 'ceiling') = (cause is not null)),
  check ((kind = 'alerts') = (subject is not null)),
  check ((rule = 'lifted') = (wording is not null))
);
grant select, insert on usage.control to ligne_claire_server;

-- When a ceiling was reached in a period: the beginning of the communication that reached it.
create table usage.cut (
  account_id uuid not null,
  line_id uuid not null,
  period_start date not null,
  cause text not null check (cause in ('out-of-bundle', 'roaming-data', 'roaming', 'premium', 'total')),
  limit_cents int8 not null check (limit_cents >= 0),
  cut_at timestamptz not null,
  primary key (account_id, line_id, period_start, cause, limit_cents),
  foreign key (account_id, line_id) references lines.line (account_id, id)
);
grant select, insert on usage.cut to ligne_claire_server;

alter table notifications.preference drop constraint preference_topic_check;
alter table notifications.preference add constraint preference_topic_check
  check (topic in ('bills', 'payments', 'usage'));
