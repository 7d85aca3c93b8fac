-- What a contract comes to on one page, as it was said with the quote (Implementing Regulation (EU) 2019/2243). Null
-- when nothing is bought, and for the quotes made before it was.
alter table ordering.quote add column summary jsonb;
alter table ordering.quote add column summary_hash bytea check (length(summary_hash) = 32);
alter table ordering.quote add check ((summary is null) = (summary_hash is null));

-- Where the months of a promotion are counted from, when that is before the item began: it goes on with what a person
-- had before an order that they withdrew from.
alter table lines.item add column promoted_from date check (promoted_from <= starts_on);

-- An order that was withdrawn from after a bill was made of it: its days are paid, and it ends.
alter table ordering.order drop constraint order_state_check;
alter table ordering.order
  add constraint order_state_check check (state in ('scheduled', 'in-service', 'undone', 'withdrawn'));
alter table ordering.order_step drop constraint order_step_state_check;
alter table ordering.order_step
  add constraint order_step_state_check check (state in ('scheduled', 'in-service', 'undone', 'withdrawn'));

-- The document as it was archived: made once, then only read. rendered_at is the wall's.
create table ordering.summary_document (
  account_id uuid not null,
  quote_id uuid not null,
  digest text not null,
  bytes int4 not null,
  rendered_at timestamptz not null,
  primary key (account_id, quote_id),
  foreign key (account_id, quote_id) references ordering.quote (account_id, id)
);
create index summary_document_digest on ordering.summary_document (digest);
grant select, insert on ordering.summary_document to ligne_claire_server;
