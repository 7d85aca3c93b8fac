create schema notifications;
grant usage on schema notifications to ligne_claire_server;

-- Everything sent, or that should have been. A message may have no account: a code to a person who signs up.
create table notifications.message (
  id uuid primary key,
  account_id uuid,
  template text not null,
  channel text not null check (channel in ('sms', 'email', 'push')),
  language text not null check (language in ('fr', 'en', 'zh')),
  -- Shown in the message, to quote to an agent.
  reference text not null,
  -- Of the address: a keyed digest that finds it again, and the address itself, sealed. Null: nobody to send to.
  address_digest bytea,
  address_sealed bytea,
  -- What the template needs, sealed; codes and secret links are blanked once sent.
  facts_sealed bytea not null,
  state text not null check (state in ('queued', 'sent', 'delivered', 'failed', 'unwanted')),
  attempts int4 not null default 0,
  -- Keyed digest of what was sent, byte for byte.
  content_hash bytea,
  provider_reference text,
  failure text,
  -- Business time, shown to the account; the others are the wall's.
  dated_at timestamptz not null,
  requested_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  failed_at timestamptz
);
create index message_account on notifications.message (account_id, id desc) where account_id is not null;
create index message_reference on notifications.message (reference);
create index message_provider_reference on notifications.message (provider_reference) where provider_reference is not null;
grant select, insert, update on notifications.message to ligne_claire_server;

-- What an account does not want to hear, by topic and channel. No row: wanted.
create table notifications.preference (
  account_id uuid not null,
  topic text not null check (topic in ('bills', 'payments')),
  channel text not null check (channel in ('sms', 'email', 'push')),
  wanted bool not null,
  changed_at timestamptz not null,
  primary key (account_id, topic, channel)
);
grant select, insert, update on notifications.preference to ligne_claire_server;

-- A browser that asked to be told. The endpoint is a secret address of that browser: sealed.
create table notifications.push_subscription (
  id uuid primary key,
  login_id uuid not null,
  endpoint_digest bytea not null unique,
  subscription_sealed bytea not null,
  language text not null check (language in ('fr', 'en', 'zh')),
  subscribed_at timestamptz not null
);
create index push_subscription_login on notifications.push_subscription (login_id);
grant select, insert, update, delete on notifications.push_subscription to ligne_claire_server;
