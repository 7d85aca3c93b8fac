-- What the receipt of a payment says, frozen once the money is known to have come. Insert-only: a receipt never changes.
create table payments.receipt (
  account_id uuid not null,
  payment_id uuid not null,
  content jsonb not null,
  input_hash bytea not null,
  frozen_at timestamptz not null,
  primary key (account_id, payment_id),
  foreign key (account_id, payment_id) references payments.payment (account_id, id)
);
grant select, insert on payments.receipt to ligne_claire_server;

-- The document as it was archived: made once, then only read. rendered_at is the wall's.
create table payments.receipt_document (
  account_id uuid not null,
  payment_id uuid not null,
  digest text not null,
  bytes int4 not null,
  rendered_at timestamptz not null,
  primary key (account_id, payment_id),
  foreign key (account_id, payment_id) references payments.receipt (account_id, payment_id)
);
create index receipt_document_digest on payments.receipt_document (digest);
grant select, insert on payments.receipt_document to ligne_claire_server;
