-- What happened, written in the transaction in which it happened and told to the other domains by the relay.
create table kernel.outbox_event (
  id int8 generated always as identity primary key,
  account_id uuid,
  kind text not null,
  payload jsonb not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'parked')),
  emitted_at timestamptz not null,
  -- Wall time before which it is not tried again.
  not_before timestamptz not null,
  attempts int4 not null default 0,
  last_error text,
  settled_at timestamptz
);
create index outbox_event_pending on kernel.outbox_event (id) where state = 'pending';
create index outbox_event_pending_of_account on kernel.outbox_event (account_id, id) where state = 'pending';
create index outbox_event_settled_at on kernel.outbox_event (settled_at) where state = 'done';
grant select, insert, update, delete on kernel.outbox_event to ligne_claire_server;

-- Who has heard which event: written with the subscriber's effect, so that each effect happens once.
create table kernel.outbox_delivery (
  event_id int8 not null references kernel.outbox_event (id) on delete cascade,
  subscriber text not null,
  delivered_at timestamptz not null,
  primary key (event_id, subscriber)
);
grant select, insert on kernel.outbox_delivery to ligne_claire_server;
