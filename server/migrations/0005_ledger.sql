create schema payments;
grant usage on schema payments to ligne_claire_server;

-- Double entry. Each journal concerns one customer account; Σ of its entries is 0, by the database itself.
create table payments.journal (
  account_id uuid not null,
  id uuid not null,
  key text not null unique,
  kind text not null check (kind in ('bill', 'payment', 'refund', 'chargeback', 'credit-note', 'write-off', 'reversal')),
  effective_on date not null,
  booked_at timestamptz not null,
  source_ref text not null,
  content_hash bytea not null,
  reverses uuid unique,
  primary key (account_id, id)
);
create index journal_effective_on on payments.journal (effective_on);
grant select, insert on payments.journal to ligne_claire_server;

-- `ledger` names the account of the books: `receivable` is the customer's own, the others the operator's.
create table payments.entry (
  account_id uuid not null,
  journal_id uuid not null,
  position int4 not null check (position > 0),
  ledger text not null check (ledger ~ '^[a-z][a-z0-9 .:-]{1,60}$'),
  amount_cents int8 not null check (amount_cents <> 0),
  currency text not null check (currency = 'EUR'),
  primary key (account_id, journal_id, position),
  foreign key (account_id, journal_id) references payments.journal (account_id, id)
);
create index entry_ledger on payments.entry (account_id, ledger);
grant select, insert on payments.entry to ligne_claire_server;

create function payments.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only';
end $$;
create trigger journal_is_append_only before update or delete or truncate on payments.journal
  for each statement execute function payments.refuse_rewriting();
create trigger entry_is_append_only before update or delete or truncate on payments.entry
  for each statement execute function payments.refuse_rewriting();

create function payments.refuse_imbalance() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(amount_cents), 0) <> 0 from payments.entry
      where account_id = new.account_id and journal_id = new.journal_id) then
    raise exception 'journal % does not balance', new.journal_id;
  end if;
  return null;
end $$;
create constraint trigger entry_balances after insert on payments.entry
  deferrable initially deferred for each row execute function payments.refuse_imbalance();

-- The customer's own balances, kept in the transaction of each journal. The operator's accounts are hot: theirs
-- are summed from entries when they are read.
create table payments.balance (
  account_id uuid not null,
  ledger text not null,
  balance_cents int8 not null,
  journals int8 not null,
  primary key (account_id, ledger)
);
grant select, insert, update on payments.balance to ligne_claire_server;

-- What is owed for one bill. Σ open amounts of an account = its receivable + what it has in credit.
create table payments.open_item (
  account_id uuid not null,
  bill_id uuid not null,
  due_on date not null,
  total_cents int8 not null,
  open_cents int8 not null check (open_cents between 0 and greatest(total_cents, 0)),
  primary key (account_id, bill_id)
);
create index open_item_due_on on payments.open_item (due_on) where open_cents > 0;
grant select, insert, update on payments.open_item to ligne_claire_server;

-- Which payment paid how much of which bill.
create table payments.allocation (
  account_id uuid not null,
  journal_id uuid not null,
  bill_id uuid not null,
  amount_cents int8 not null check (amount_cents <> 0),
  primary key (account_id, journal_id, bill_id),
  foreign key (account_id, bill_id) references payments.open_item (account_id, bill_id),
  foreign key (account_id, journal_id) references payments.journal (account_id, id)
);
create index allocation_bill on payments.allocation (account_id, bill_id);
grant select, insert on payments.allocation to ligne_claire_server;
