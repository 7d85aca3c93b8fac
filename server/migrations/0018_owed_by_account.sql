-- What an account still owes, found by the account: PostgreSQL otherwise joined its bills with everything that anybody
-- owes, which made the home page slower with each new customer.
create index open_item_owed on payments.open_item (account_id, due_on) where open_cents > 0;
