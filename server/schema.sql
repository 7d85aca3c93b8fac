-- Written by `npm run schema` from the migrated database: for reading, never for running.

table billing.bill (
  account_id uuid not null,
  id uuid not null,
  state text not null,
  numero_client text not null,
  customer_kind text not null,
  period_start date not null,
  period_end date not null,
  due_on date not null,
  collected bool not null,
  net_cents int8 not null,
  vat_cents int8 not null,
  rounding_cents int8 not null,
  total_cents int8 not null,
  previous_bill_id uuid,
  number text,
  input_hash bytea
)
-- constraint bill_account_id_period_start_key UNIQUE (account_id, period_start)
-- constraint bill_check CHECK ((period_end > period_start))
-- constraint bill_check1 CHECK ((total_cents = ((net_cents + vat_cents) + rounding_cents)))
-- constraint bill_check2 CHECK (((number IS NULL) = (state = 'prepared'::text)))
-- constraint bill_check3 CHECK (((input_hash IS NULL) = (state = 'prepared'::text)))
-- constraint bill_customer_kind_check CHECK ((customer_kind = ANY (ARRAY['consumer'::text, 'company'::text])))
-- constraint bill_number_key UNIQUE (number)
-- constraint bill_pkey PRIMARY KEY (account_id, id)
-- constraint bill_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'issued'::text])))
-- CREATE INDEX bill_prepared ON billing.bill USING btree (period_start, numero_client) WHERE (state = 'prepared'::text)
-- CREATE TRIGGER bill_issued BEFORE UPDATE ON billing.bill FOR EACH ROW WHEN ((old.state = 'issued'::text)) EXECUTE FUNCTION billing.refuse_change_of_issued()
-- grant insert, select to ligne_claire_server

table billing.bill_document (
  account_id uuid not null,
  bill_id uuid not null,
  digest text not null,
  bytes int4 not null,
  rendered_at timestamptz not null
)
-- constraint bill_document_account_id_bill_id_fkey FOREIGN KEY (account_id, bill_id) REFERENCES billing.bill(account_id, id)
-- constraint bill_document_pkey PRIMARY KEY (account_id, bill_id)
-- grant insert, select to ligne_claire_server

table billing.bill_input (
  account_id uuid not null,
  bill_id uuid not null,
  content jsonb not null
)
-- constraint bill_input_account_id_bill_id_fkey FOREIGN KEY (account_id, bill_id) REFERENCES billing.bill(account_id, id)
-- constraint bill_input_pkey PRIMARY KEY (account_id, bill_id)
-- grant insert, select to ligne_claire_server

table billing.bill_line (
  account_id uuid not null,
  bill_id uuid not null,
  position int4 not null,
  subject text not null,
  cause text not null,
  kind text not null,
  step text not null,
  section text not null,
  names jsonb not null,
  contract_id uuid,
  line_id uuid,
  charge_id uuid,
  covers_from date,
  covers_until date,
  net_cents int8 not null,
  vat_cents int8 not null,
  gross_cents int8 not null,
  proof jsonb not null,
  usage jsonb,
  happened_on date,
  parts jsonb
)
-- constraint bill_line_account_id_bill_id_fkey FOREIGN KEY (account_id, bill_id) REFERENCES billing.bill(account_id, id)
-- constraint bill_line_account_id_charge_id_fkey FOREIGN KEY (account_id, charge_id) REFERENCES billing.charge(account_id, id)
-- constraint bill_line_check CHECK ((gross_cents = (net_cents + vat_cents)))
-- constraint bill_line_kind_check CHECK ((kind = ANY (ARRAY['plan'::text, 'option'::text, 'pass'::text, 'equipment'::text, 'discount'::text, 'fee'::text, 'credit'::text, 'usage-included'::text, 'usage-charged'::text])))
-- constraint bill_line_pkey PRIMARY KEY (account_id, bill_id, "position")
-- constraint bill_line_section_check CHECK ((section = ANY (ARRAY['own'::text, 'third-party'::text])))
-- constraint bill_line_step_check CHECK ((step = ANY (ARRAY['advance'::text, 'adjustment'::text, 'usage'::text, 'single'::text])))
-- CREATE UNIQUE INDEX bill_line_charge ON billing.bill_line USING btree (account_id, charge_id) WHERE (charge_id IS NOT NULL)
-- grant insert, select to ligne_claire_server

table billing.bill_vat (
  account_id uuid not null,
  bill_id uuid not null,
  rate_basis_points int4 not null,
  net_cents int8 not null,
  vat_cents int8 not null,
  gross_cents int8 not null
)
-- constraint bill_vat_account_id_bill_id_fkey FOREIGN KEY (account_id, bill_id) REFERENCES billing.bill(account_id, id)
-- constraint bill_vat_check CHECK ((gross_cents = (net_cents + vat_cents)))
-- constraint bill_vat_pkey PRIMARY KEY (account_id, bill_id, rate_basis_points)
-- grant insert, select to ligne_claire_server

table billing.charge (
  account_id uuid not null,
  id uuid not null,
  source_ref text not null,
  contract_id uuid,
  line_id uuid,
  kind text not null,
  section text not null,
  names jsonb not null,
  gross_cents int8 not null,
  shares jsonb not null,
  rate jsonb not null,
  occurred_on date not null
)
-- constraint charge_account_id_source_ref_key UNIQUE (account_id, source_ref)
-- constraint charge_gross_cents_check CHECK ((gross_cents <> 0))
-- constraint charge_kind_check CHECK ((kind = ANY (ARRAY['pass'::text, 'fee'::text, 'credit'::text, 'equipment'::text])))
-- constraint charge_pkey PRIMARY KEY (account_id, id)
-- constraint charge_section_check CHECK ((section = ANY (ARRAY['own'::text, 'third-party'::text])))
-- grant insert, select to ligne_claire_server

table billing.credit_note (
  account_id uuid not null,
  dispute_id uuid not null,
  bill_id uuid not null,
  position int4 not null,
  number text not null,
  issued_on date not null,
  net_cents int8 not null,
  vat_cents int8 not null,
  rounding_cents int8 not null,
  total_cents int8 not null
)
-- constraint credit_note_account_id_bill_id_position_fkey FOREIGN KEY (account_id, bill_id, "position") REFERENCES billing.bill_line(account_id, bill_id, "position")
-- constraint credit_note_account_id_dispute_id_fkey FOREIGN KEY (account_id, dispute_id) REFERENCES billing.dispute(account_id, id)
-- constraint credit_note_check CHECK (((total_cents > 0) AND (total_cents = ((net_cents + vat_cents) + rounding_cents))))
-- constraint credit_note_number_key UNIQUE (number)
-- constraint credit_note_pkey PRIMARY KEY (account_id, dispute_id)
-- CREATE INDEX credit_note_bill_line ON billing.credit_note USING btree (account_id, bill_id, "position")
-- grant insert, select to ligne_claire_server

table billing.credit_note_vat (
  account_id uuid not null,
  dispute_id uuid not null,
  rate_basis_points int4 not null,
  net_cents int8 not null,
  vat_cents int8 not null,
  gross_cents int8 not null
)
-- constraint credit_note_vat_account_id_dispute_id_fkey FOREIGN KEY (account_id, dispute_id) REFERENCES billing.credit_note(account_id, dispute_id)
-- constraint credit_note_vat_check CHECK ((gross_cents = (net_cents + vat_cents)))
-- constraint credit_note_vat_pkey PRIMARY KEY (account_id, dispute_id, rate_basis_points)
-- grant insert, select to ligne_claire_server

table billing.dispute (
  account_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  position int4 not null,
  reference text not null,
  state text not null,
  reason text not null,
  wording text not null,
  contested_cents int8 not null,
  opened_at timestamptz not null,
  answer_by date not null,
  idempotency_key text not null,
  request_hash bytea not null,
  granted_cents int8,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  proposed_outcome text,
  proposed_cents int8,
  proposed_answer text,
  proposed_by uuid,
  proposed_at timestamptz
)
-- constraint dispute_account_id_bill_id_position_fkey FOREIGN KEY (account_id, bill_id, "position") REFERENCES billing.bill_line(account_id, bill_id, "position")
-- constraint dispute_account_id_idempotency_key_key UNIQUE (account_id, idempotency_key)
-- constraint dispute_check CHECK (((granted_cents >= 0) AND (granted_cents <= contested_cents)))
-- constraint dispute_check1 CHECK (((answer IS NULL) = (state = ANY (ARRAY['open'::text, 'withdrawn'::text]))))
-- constraint dispute_check2 CHECK ((num_nonnulls(granted_cents, answer, answered_by, answered_at) = ANY (ARRAY[0, 4])))
-- constraint dispute_check3 CHECK ((num_nonnulls(proposed_outcome, proposed_cents, proposed_answer, proposed_by, proposed_at) = ANY (ARRAY[0, 5])))
-- constraint dispute_contested_cents_check CHECK ((contested_cents > 0))
-- constraint dispute_pkey PRIMARY KEY (account_id, id)
-- constraint dispute_proposed_outcome_check CHECK ((proposed_outcome = ANY (ARRAY['accept'::text, 'accept-part'::text, 'refuse'::text])))
-- constraint dispute_reason_check CHECK ((reason = ANY (ARRAY['not-used'::text, 'not-ordered'::text, 'wrong-price'::text, 'billed-twice'::text, 'should-have-ended'::text, 'something-else'::text])))
-- constraint dispute_reference_key UNIQUE (reference)
-- constraint dispute_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'part-accepted'::text, 'refused'::text, 'withdrawn'::text])))
-- CREATE INDEX dispute_answer_by ON billing.dispute USING btree (answer_by, id) WHERE (state = 'open'::text)
-- CREATE INDEX dispute_bill_line ON billing.dispute USING btree (account_id, bill_id, "position")
-- CREATE INDEX dispute_opened ON billing.dispute USING btree (account_id, opened_at DESC, id DESC)
-- CREATE UNIQUE INDEX dispute_id ON billing.dispute USING btree (id)
-- CREATE UNIQUE INDEX dispute_open ON billing.dispute USING btree (account_id, bill_id, "position") WHERE (state = 'open'::text)
-- grant insert, select, update to ligne_claire_server

table billing.dispute_evidence (
  account_id uuid not null,
  dispute_id uuid not null,
  position int4 not null,
  kind text not null,
  digest text not null,
  bytes int4 not null
)
-- constraint dispute_evidence_account_id_dispute_id_fkey FOREIGN KEY (account_id, dispute_id) REFERENCES billing.dispute(account_id, id)
-- constraint dispute_evidence_kind_check CHECK ((kind = ANY (ARRAY['image'::text, 'pdf'::text])))
-- constraint dispute_evidence_pkey PRIMARY KEY (account_id, dispute_id, "position")
-- constraint dispute_evidence_position_check CHECK (("position" >= 0))
-- CREATE INDEX dispute_evidence_digest ON billing.dispute_evidence USING btree (digest)
-- grant insert, select to ligne_claire_server

table billing.dispute_step (
  account_id uuid not null,
  dispute_id uuid not null,
  sequence int4 not null,
  state text not null,
  at timestamptz not null
)
-- constraint dispute_step_account_id_dispute_id_fkey FOREIGN KEY (account_id, dispute_id) REFERENCES billing.dispute(account_id, id)
-- constraint dispute_step_pkey PRIMARY KEY (account_id, dispute_id, sequence)
-- constraint dispute_step_sequence_check CHECK ((sequence > 0))
-- constraint dispute_step_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'part-accepted'::text, 'refused'::text, 'withdrawn'::text])))
-- grant insert, select to ligne_claire_server

table billing.run (
  run_on date not null,
  due_at timestamptz not null,
  finished_at timestamptz
)
-- constraint run_pkey PRIMARY KEY (run_on)
-- CREATE UNIQUE INDEX run_open ON billing.run USING btree (run_on) WHERE (finished_at IS NULL)
-- grant insert, select, update to ligne_claire_server

table billing.series (
  entity text not null,
  month text not null,
  kind text not null,
  last_number int4 not null
)
-- constraint series_kind_check CHECK ((kind = ANY (ARRAY['bill'::text, 'credit-note'::text])))
-- constraint series_last_number_check CHECK ((last_number >= 0))
-- constraint series_month_check CHECK ((month ~ '^\d{4}-\d{2}$'::text))
-- constraint series_pkey PRIMARY KEY (entity, month, kind)
-- grant insert, select, update to ligne_claire_server

table catalog.publication (
  sequence int4 not null,
  version_id uuid not null,
  published_on date not null
)
-- constraint publication_pkey PRIMARY KEY (sequence)
-- constraint publication_sequence_check CHECK ((sequence > 0))
-- constraint publication_version_id_fkey FOREIGN KEY (version_id) REFERENCES catalog.version(id)
-- CREATE INDEX publication_version ON catalog.publication USING btree (version_id)
-- grant insert, select to ligne_claire_server

table catalog.version (
  id uuid not null,
  brand text not null,
  content_hash bytea not null,
  content jsonb not null
)
-- constraint version_content_hash_check CHECK ((length(content_hash) = 32))
-- constraint version_content_hash_key UNIQUE (content_hash)
-- constraint version_pkey PRIMARY KEY (id)
-- grant insert, select to ligne_claire_server

table customers.account (
  id uuid not null,
  number text not null,
  external_id text not null,
  kind text not null,
  legal_name text not null,
  language text not null,
  currency text not null,
  billing_day int4 not null,
  opened_on date not null,
  activation_hash bytea not null
)
-- constraint account_billing_day_check CHECK (((billing_day >= 1) AND (billing_day <= 28)))
-- constraint account_currency_check CHECK ((currency = 'EUR'::text))
-- constraint account_external_id_key UNIQUE (external_id)
-- constraint account_kind_check CHECK ((kind = ANY (ARRAY['consumer'::text, 'company'::text])))
-- constraint account_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'zh'::text])))
-- constraint account_number_key UNIQUE (number)
-- constraint account_pkey PRIMARY KEY (id)
-- CREATE INDEX account_billing_day ON customers.account USING btree (billing_day, id)
-- CREATE INDEX account_legal_name ON customers.account USING btree (customers.folded(legal_name) text_pattern_ops)
-- grant insert, select, update to ligne_claire_server

table customers.address (
  account_id uuid not null,
  use text not null,
  lines _text not null,
  postal_code text not null,
  city text not null,
  country text not null
)
-- constraint address_account_id_fkey FOREIGN KEY (account_id) REFERENCES customers.account(id)
-- constraint address_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
-- constraint address_lines_check CHECK (((cardinality(lines) >= 1) AND (cardinality(lines) <= 4)))
-- constraint address_pkey PRIMARY KEY (account_id, use)
-- constraint address_use_check CHECK ((use = ANY (ARRAY['billing'::text, 'postal'::text])))
-- grant insert, select, update to ligne_claire_server

table customers.person (
  account_id uuid not null,
  id uuid not null,
  given_name text not null,
  family_name text not null,
  language text not null,
  email text,
  mobile text,
  holder bool not null
)
-- constraint person_account_id_fkey FOREIGN KEY (account_id) REFERENCES customers.account(id)
-- constraint person_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'zh'::text])))
-- constraint person_pkey PRIMARY KEY (account_id, id)
-- CREATE INDEX person_email ON customers.person USING btree (lower(email))
-- CREATE INDEX person_family_name ON customers.person USING btree (customers.folded(family_name) text_pattern_ops)
-- CREATE INDEX person_mobile ON customers.person USING btree (mobile)
-- CREATE UNIQUE INDEX person_holder ON customers.person USING btree (account_id) WHERE holder
-- grant insert, select, update to ligne_claire_server

table customers.role (
  account_id uuid not null,
  login_id uuid not null,
  role text not null,
  person_id uuid not null,
  granted_at timestamptz not null,
  ended_at timestamptz
)
-- constraint role_account_id_fkey FOREIGN KEY (account_id) REFERENCES customers.account(id)
-- constraint role_account_id_person_id_fkey FOREIGN KEY (account_id, person_id) REFERENCES customers.person(account_id, id)
-- constraint role_pkey PRIMARY KEY (account_id, login_id)
-- constraint role_role_check CHECK ((role = ANY (ARRAY['holder'::text, 'payer'::text, 'user'::text, 'guardian'::text, 'helper'::text])))
-- CREATE INDEX role_login ON customers.role USING btree (login_id) WHERE (ended_at IS NULL)
-- CREATE INDEX role_person ON customers.role USING btree (account_id, person_id)
-- grant insert, select, update to ligne_claire_server

table identity.claim (
  account_id uuid not null,
  kind text not null,
  value_hash bytea not null,
  person_id uuid not null,
  mobile_sealed bytea,
  email_sealed bytea,
  language text not null,
  recorded_at timestamptz not null
)
-- constraint claim_kind_check CHECK ((kind = ANY (ARRAY['numero-client'::text, 'contract'::text, 'mobile'::text, 'email'::text])))
-- constraint claim_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'zh'::text])))
-- constraint claim_pkey PRIMARY KEY (account_id, kind, value_hash)
-- CREATE INDEX claim_value ON identity.claim USING btree (kind, value_hash)
-- grant delete, insert, select, update to ligne_claire_server

table identity.device (
  login_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  name text not null,
  trusted_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
)
-- constraint device_login_id_fkey FOREIGN KEY (login_id) REFERENCES identity.login(id)
-- constraint device_pkey PRIMARY KEY (login_id, id)
-- constraint device_token_hash_key UNIQUE (token_hash)
-- grant insert, select, update to ligne_claire_server

table identity.flow (
  id uuid not null,
  token_hash bytea not null,
  kind text not null,
  state text not null,
  login_id uuid,
  account_id uuid,
  person_id uuid,
  session_id uuid,
  channel text,
  code_hash bytea,
  codes_sent int4 not null default 0,
  tries int4 not null default 0,
  started_at timestamptz not null,
  code_expires_at timestamptz,
  expires_at timestamptz not null
)
-- constraint flow_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'totp'::text])))
-- constraint flow_kind_check CHECK ((kind = ANY (ARRAY['sign-up'::text, 'sign-in'::text, 'recovery'::text, 'step-up'::text])))
-- constraint flow_login_id_fkey FOREIGN KEY (login_id) REFERENCES identity.login(id)
-- constraint flow_pkey PRIMARY KEY (id)
-- constraint flow_state_check CHECK ((state = ANY (ARRAY['awaiting-code'::text, 'code-shown'::text, 'done'::text])))
-- constraint flow_token_hash_key UNIQUE (token_hash)
-- CREATE INDEX flow_expires_at ON identity.flow USING btree (expires_at)
-- CREATE INDEX flow_login ON identity.flow USING btree (login_id)
-- grant delete, insert, select, update to ligne_claire_server

table identity.identifier (
  kind text not null,
  value_hash bytea not null,
  login_id uuid not null
)
-- constraint identifier_kind_check CHECK ((kind = ANY (ARRAY['brand-id'::text, 'numero-client'::text, 'mobile'::text, 'email'::text])))
-- constraint identifier_login_id_fkey FOREIGN KEY (login_id) REFERENCES identity.login(id)
-- constraint identifier_pkey PRIMARY KEY (kind, value_hash)
-- CREATE INDEX identifier_login ON identity.identifier USING btree (login_id)
-- grant delete, insert, select, update to ligne_claire_server

table identity.login (
  id uuid not null,
  password_hash text not null,
  language text not null,
  state text not null,
  mobile_sealed bytea,
  email_sealed bytea,
  created_at timestamptz not null,
  password_changed_at timestamptz not null,
  reset_channel text,
  reset_at timestamptz
)
-- constraint login_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'zh'::text])))
-- constraint login_pkey PRIMARY KEY (id)
-- constraint login_reset_channel_check CHECK ((reset_channel = ANY (ARRAY['sms'::text, 'email'::text])))
-- constraint login_state_check CHECK ((state = ANY (ARRAY['active'::text, 'locked'::text])))
-- grant insert, select, update to ligne_claire_server

table identity.session (
  login_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  device_name text not null,
  address text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  password_at timestamptz,
  totp_at timestamptz,
  sms_at timestamptz,
  email_at timestamptz,
  ended_at timestamptz
)
-- constraint session_login_id_fkey FOREIGN KEY (login_id) REFERENCES identity.login(id)
-- constraint session_pkey PRIMARY KEY (login_id, id)
-- constraint session_token_hash_key UNIQUE (token_hash)
-- CREATE INDEX session_expires_at ON identity.session USING btree (expires_at)
-- grant delete, insert, select, update to ligne_claire_server

table identity.staff (
  id uuid not null,
  name text not null,
  email_hash bytea not null,
  password_hash text not null,
  totp_sealed bytea not null,
  totp_last_step int8 not null default 0,
  permissions _text not null,
  state text not null,
  created_at timestamptz not null
)
-- constraint staff_email_hash_key UNIQUE (email_hash)
-- constraint staff_pkey PRIMARY KEY (id)
-- constraint staff_state_check CHECK ((state = ANY (ARRAY['active'::text, 'locked'::text])))
-- grant insert, select, update to ligne_claire_server

table identity.staff_session (
  staff_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
)
-- constraint staff_session_pkey PRIMARY KEY (staff_id, id)
-- constraint staff_session_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES identity.staff(id)
-- constraint staff_session_token_hash_key UNIQUE (token_hash)
-- grant delete, insert, select, update to ligne_claire_server

table identity.totp (
  login_id uuid not null,
  secret_sealed bytea not null,
  confirmed_at timestamptz,
  last_step int8 not null default 0
)
-- constraint totp_login_id_fkey FOREIGN KEY (login_id) REFERENCES identity.login(id)
-- constraint totp_pkey PRIMARY KEY (login_id)
-- grant delete, insert, select, update to ligne_claire_server

table kernel.audit_head (
  chain int2 not null,
  sequence int8 not null,
  hash bytea not null
)
-- constraint audit_head_chain_check CHECK (((chain >= 0) AND (chain <= 15)))
-- constraint audit_head_pkey PRIMARY KEY (chain)
-- grant select, update to ligne_claire_server

table kernel.audit_personal (
  chain int2 not null,
  sequence int8 not null,
  personal_sealed bytea not null
)
-- constraint audit_personal_chain_sequence_fkey FOREIGN KEY (chain, sequence) REFERENCES kernel.audit_row(chain, sequence)
-- constraint audit_personal_pkey PRIMARY KEY (chain, sequence)
-- grant delete, insert, select to ligne_claire_server

table kernel.audit_row (
  chain int2 not null,
  sequence int8 not null,
  recorded_at timestamptz not null,
  actor text not null,
  act text not null,
  account_id uuid,
  subject text,
  facts jsonb not null,
  personal_digest bytea,
  previous_hash bytea not null,
  hash bytea not null
)
-- constraint audit_row_chain_check CHECK (((chain >= 0) AND (chain <= 15)))
-- constraint audit_row_pkey PRIMARY KEY (chain, sequence)
-- constraint audit_row_sequence_check CHECK ((sequence > 0))
-- CREATE INDEX audit_row_account ON kernel.audit_row USING btree (account_id, recorded_at DESC) WHERE (account_id IS NOT NULL)
-- CREATE INDEX audit_row_actor ON kernel.audit_row USING btree (actor, recorded_at DESC)
-- CREATE TRIGGER never_rewritten BEFORE DELETE OR UPDATE OR TRUNCATE ON kernel.audit_row FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_rewriting()
-- grant insert, select to ligne_claire_server

table kernel.business_clock (
  only_row bool not null default true,
  offset_ms int8 not null default 0,
  held_at timestamptz,
  moving_to timestamptz
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

table kernel.job_runner (
  name text not null,
  seen_at timestamptz not null
)
-- constraint job_runner_pkey PRIMARY KEY (name)
-- grant delete, insert, select, update to ligne_claire_server

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

table kernel.outbox_delivery (
  event_id int8 not null,
  subscriber text not null,
  delivered_at timestamptz not null
)
-- constraint outbox_delivery_event_id_fkey FOREIGN KEY (event_id) REFERENCES kernel.outbox_event(id) ON DELETE CASCADE
-- constraint outbox_delivery_pkey PRIMARY KEY (event_id, subscriber)
-- grant insert, select to ligne_claire_server

table kernel.outbox_event (
  id int8 not null,
  account_id uuid,
  kind text not null,
  payload jsonb not null,
  state text not null default 'pending'::text,
  emitted_at timestamptz not null,
  not_before timestamptz not null,
  attempts int4 not null default 0,
  last_error text,
  settled_at timestamptz
)
-- constraint outbox_event_pkey PRIMARY KEY (id)
-- constraint outbox_event_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'parked'::text])))
-- CREATE INDEX outbox_event_pending ON kernel.outbox_event USING btree (id) WHERE (state = 'pending'::text)
-- CREATE INDEX outbox_event_pending_of_account ON kernel.outbox_event USING btree (account_id, id) WHERE (state = 'pending'::text)
-- CREATE INDEX outbox_event_settled_at ON kernel.outbox_event USING btree (settled_at) WHERE (state = 'done'::text)
-- grant delete, insert, select, update to ligne_claire_server

table kernel.probe (
  process text not null,
  probed_at timestamptz not null
)
-- constraint probe_pkey PRIMARY KEY (process)
-- grant delete, insert, select, update to ligne_claire_server

table lines.contract (
  account_id uuid not null,
  id uuid not null,
  number text not null,
  kind text not null,
  signed_on date not null,
  commitment_months int4,
  commitment_ends_on date,
  subsidised_handset bool not null,
  ended_on date,
  committed_from date
)
-- constraint contract_commitment_months_check CHECK (((commitment_months >= 1) AND (commitment_months <= 24)))
-- constraint contract_kind_check CHECK ((kind = ANY (ARRAY['mobile'::text, 'home'::text])))
-- constraint contract_number_key UNIQUE (number)
-- constraint contract_pkey PRIMARY KEY (account_id, id)
-- CREATE INDEX contract_searched ON lines.contract USING btree (translate(upper(number), '- '::text, ''::text))
-- grant insert, select, update to ligne_claire_server

table lines.item (
  account_id uuid not null,
  id uuid not null,
  contract_id uuid not null,
  line_id uuid not null,
  kind text not null,
  offer_code text not null,
  agreed_on date not null,
  starts_on date not null,
  ends_on date,
  promoted_from date
)
-- constraint item_account_id_contract_id_fkey FOREIGN KEY (account_id, contract_id) REFERENCES lines.contract(account_id, id)
-- constraint item_account_id_line_id_fkey FOREIGN KEY (account_id, line_id) REFERENCES lines.line(account_id, id)
-- constraint item_check CHECK ((ends_on >= starts_on))
-- constraint item_check1 CHECK ((promoted_from <= starts_on))
-- constraint item_kind_check CHECK ((kind = ANY (ARRAY['plan'::text, 'option'::text, 'pass'::text, 'equipment'::text])))
-- constraint item_pkey PRIMARY KEY (account_id, id)
-- CREATE INDEX item_contract ON lines.item USING btree (account_id, contract_id)
-- CREATE INDEX item_line ON lines.item USING btree (account_id, line_id)
-- grant insert, select, update to ligne_claire_server

table lines.line (
  account_id uuid not null,
  id uuid not null,
  contract_id uuid not null,
  external_id text not null,
  kind text not null,
  label text not null,
  state text not null,
  activated_on date not null,
  ended_on date
)
-- constraint line_account_id_contract_id_fkey FOREIGN KEY (account_id, contract_id) REFERENCES lines.contract(account_id, id)
-- constraint line_account_id_external_id_key UNIQUE (account_id, external_id)
-- constraint line_kind_check CHECK ((kind = ANY (ARRAY['mobile'::text, 'fixed'::text, 'tv'::text])))
-- constraint line_pkey PRIMARY KEY (account_id, id)
-- constraint line_state_check CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text, 'ended'::text])))
-- CREATE INDEX line_contract ON lines.line USING btree (account_id, contract_id)
-- grant insert, select, update to ligne_claire_server

table lines.number (
  identifier text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  account_id uuid not null,
  line_id uuid not null
)
-- constraint number_account_id_line_id_fkey FOREIGN KEY (account_id, line_id) REFERENCES lines.line(account_id, id)
-- constraint number_check CHECK ((valid_to > valid_from))
-- constraint number_identifier_check CHECK ((identifier ~ '^\+[1-9][0-9]{6,14}$'::text))
-- constraint number_pkey PRIMARY KEY (identifier, valid_from)
-- CREATE INDEX number_line ON lines.number USING btree (account_id, line_id)
-- CREATE UNIQUE INDEX number_in_use ON lines.number USING btree (identifier) WHERE (valid_to IS NULL)
-- grant insert, select, update to ligne_claire_server

table lines.option_journal (
  account_id uuid not null,
  sequence int4 not null,
  item_id uuid not null,
  line_id uuid not null,
  act text not null,
  offer_code text not null,
  effective_on date not null,
  agreed_at timestamptz not null,
  actor text not null,
  channel text not null,
  language text not null,
  wording text not null,
  price_cents int8 not null,
  previous_hash bytea not null,
  hash bytea not null
)
-- constraint option_journal_account_id_item_id_fkey FOREIGN KEY (account_id, item_id) REFERENCES lines.item(account_id, id)
-- constraint option_journal_act_check CHECK ((act = ANY (ARRAY['added'::text, 'removed'::text])))
-- constraint option_journal_channel_check CHECK ((channel = ANY (ARRAY['store'::text, 'phone'::text, 'web'::text, 'app'::text, 'console'::text, 'system'::text])))
-- constraint option_journal_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'zh'::text])))
-- constraint option_journal_pkey PRIMARY KEY (account_id, sequence)
-- constraint option_journal_sequence_check CHECK ((sequence > 0))
-- CREATE INDEX option_journal_item ON lines.option_journal USING btree (account_id, item_id)
-- grant insert, select to ligne_claire_server

table lines.sim (
  account_id uuid not null,
  line_id uuid not null,
  iccid text not null,
  active_from timestamptz not null,
  active_to timestamptz
)
-- constraint sim_account_id_line_id_fkey FOREIGN KEY (account_id, line_id) REFERENCES lines.line(account_id, id)
-- constraint sim_iccid_key UNIQUE (iccid)
-- constraint sim_pkey PRIMARY KEY (account_id, line_id, active_from)
-- grant insert, select, update to ligne_claire_server

table notifications.message (
  id uuid not null,
  account_id uuid,
  template text not null,
  channel text not null,
  language text not null,
  reference text not null,
  address_digest bytea,
  address_sealed bytea,
  facts_sealed bytea not null,
  state text not null,
  attempts int4 not null default 0,
  content_hash bytea,
  provider_reference text,
  failure text,
  dated_at timestamptz not null,
  requested_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  failed_at timestamptz
)
-- constraint message_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'push'::text])))
-- constraint message_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'zh'::text])))
-- constraint message_pkey PRIMARY KEY (id)
-- constraint message_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'unwanted'::text])))
-- CREATE INDEX message_account ON notifications.message USING btree (account_id, id DESC) WHERE (account_id IS NOT NULL)
-- CREATE INDEX message_provider_reference ON notifications.message USING btree (provider_reference) WHERE (provider_reference IS NOT NULL)
-- CREATE INDEX message_reference ON notifications.message USING btree (reference)
-- grant insert, select, update to ligne_claire_server

table notifications.preference (
  account_id uuid not null,
  topic text not null,
  channel text not null,
  wanted bool not null,
  changed_at timestamptz not null
)
-- constraint preference_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'push'::text])))
-- constraint preference_pkey PRIMARY KEY (account_id, topic, channel)
-- constraint preference_topic_check CHECK ((topic = ANY (ARRAY['bills'::text, 'payments'::text, 'usage'::text])))
-- grant insert, select, update to ligne_claire_server

table notifications.push_subscription (
  id uuid not null,
  login_id uuid not null,
  endpoint_digest bytea not null,
  subscription_sealed bytea not null,
  language text not null,
  subscribed_at timestamptz not null,
  session_id uuid
)
-- constraint push_subscription_endpoint_digest_key UNIQUE (endpoint_digest)
-- constraint push_subscription_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'zh'::text])))
-- constraint push_subscription_pkey PRIMARY KEY (id)
-- CREATE INDEX push_subscription_login ON notifications.push_subscription USING btree (login_id)
-- CREATE INDEX push_subscription_session ON notifications.push_subscription USING btree (session_id)
-- grant delete, insert, select, update to ligne_claire_server

table ordering.order (
  account_id uuid not null,
  id uuid not null,
  quote_id uuid not null,
  line_id uuid not null,
  reference text not null,
  state text not null,
  placed_at timestamptz not null,
  placed_on date not null,
  effective_on date not null,
  channel text not null,
  changed jsonb not null
)
-- constraint order_account_id_line_id_fkey FOREIGN KEY (account_id, line_id) REFERENCES lines.line(account_id, id)
-- constraint order_account_id_quote_id_fkey FOREIGN KEY (account_id, quote_id) REFERENCES ordering.quote(account_id, id)
-- constraint order_account_id_quote_id_key UNIQUE (account_id, quote_id)
-- constraint order_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'app'::text, 'console'::text])))
-- constraint order_pkey PRIMARY KEY (account_id, id)
-- constraint order_reference_key UNIQUE (reference)
-- constraint order_state_check CHECK ((state = ANY (ARRAY['scheduled'::text, 'in-service'::text, 'undone'::text, 'withdrawn'::text])))
-- CREATE INDEX order_line ON ordering."order" USING btree (account_id, line_id)
-- CREATE INDEX order_placed ON ordering."order" USING btree (account_id, placed_at DESC, id DESC)
-- CREATE INDEX order_scheduled ON ordering."order" USING btree (effective_on) WHERE (state = 'scheduled'::text)
-- grant insert, select, update to ligne_claire_server

table ordering.order_step (
  account_id uuid not null,
  order_id uuid not null,
  sequence int4 not null,
  state text not null,
  at timestamptz not null
)
-- constraint order_step_account_id_order_id_fkey FOREIGN KEY (account_id, order_id) REFERENCES ordering."order"(account_id, id)
-- constraint order_step_pkey PRIMARY KEY (account_id, order_id, sequence)
-- constraint order_step_sequence_check CHECK ((sequence > 0))
-- constraint order_step_state_check CHECK ((state = ANY (ARRAY['scheduled'::text, 'in-service'::text, 'undone'::text, 'withdrawn'::text])))
-- grant insert, select to ligne_claire_server

table ordering.quote (
  account_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  act text not null,
  offer_code text not null,
  made_at timestamptz not null,
  made_on date not null,
  valid_until timestamptz not null,
  effective_on date not null,
  situation_hash bytea not null,
  language text not null,
  content jsonb not null,
  summary jsonb,
  summary_hash bytea
)
-- constraint quote_account_id_line_id_fkey FOREIGN KEY (account_id, line_id) REFERENCES lines.line(account_id, id)
-- constraint quote_act_check CHECK ((act = ANY (ARRAY['change-plan'::text, 'add'::text, 'remove'::text])))
-- constraint quote_check CHECK ((valid_until > made_at))
-- constraint quote_check1 CHECK (((summary IS NULL) = (summary_hash IS NULL)))
-- constraint quote_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'zh'::text])))
-- constraint quote_pkey PRIMARY KEY (account_id, id)
-- constraint quote_situation_hash_check CHECK ((length(situation_hash) = 32))
-- constraint quote_summary_hash_check CHECK ((length(summary_hash) = 32))
-- CREATE INDEX quote_line ON ordering.quote USING btree (account_id, line_id)
-- grant insert, select to ligne_claire_server

table ordering.summary_document (
  account_id uuid not null,
  quote_id uuid not null,
  digest text not null,
  bytes int4 not null,
  rendered_at timestamptz not null
)
-- constraint summary_document_account_id_quote_id_fkey FOREIGN KEY (account_id, quote_id) REFERENCES ordering.quote(account_id, id)
-- constraint summary_document_pkey PRIMARY KEY (account_id, quote_id)
-- CREATE INDEX summary_document_digest ON ordering.summary_document USING btree (digest)
-- grant insert, select to ligne_claire_server

table payments.allocation (
  account_id uuid not null,
  journal_id uuid not null,
  bill_id uuid not null,
  amount_cents int8 not null
)
-- constraint allocation_account_id_bill_id_fkey FOREIGN KEY (account_id, bill_id) REFERENCES payments.open_item(account_id, bill_id)
-- constraint allocation_account_id_journal_id_fkey FOREIGN KEY (account_id, journal_id) REFERENCES payments.journal(account_id, id)
-- constraint allocation_amount_cents_check CHECK ((amount_cents <> 0))
-- constraint allocation_pkey PRIMARY KEY (account_id, journal_id, bill_id)
-- CREATE INDEX allocation_bill ON payments.allocation USING btree (account_id, bill_id)
-- grant insert, select to ligne_claire_server

table payments.balance (
  account_id uuid not null,
  ledger text not null,
  balance_cents int8 not null,
  journals int8 not null
)
-- constraint balance_pkey PRIMARY KEY (account_id, ledger)
-- grant insert, select, update to ligne_claire_server

table payments.entry (
  account_id uuid not null,
  journal_id uuid not null,
  position int4 not null,
  ledger text not null,
  amount_cents int8 not null,
  currency text not null
)
-- constraint entry_account_id_journal_id_fkey FOREIGN KEY (account_id, journal_id) REFERENCES payments.journal(account_id, id)
-- constraint entry_amount_cents_check CHECK ((amount_cents <> 0))
-- constraint entry_balances TRIGGER DEFERRABLE INITIALLY DEFERRED
-- constraint entry_currency_check CHECK ((currency = 'EUR'::text))
-- constraint entry_ledger_check CHECK ((ledger ~ '^[a-z][a-z0-9 .:-]{1,60}$'::text))
-- constraint entry_pkey PRIMARY KEY (account_id, journal_id, "position")
-- constraint entry_position_check CHECK (("position" > 0))
-- CREATE INDEX entry_ledger ON payments.entry USING btree (account_id, ledger)
-- CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON payments.entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payments.refuse_imbalance()
-- CREATE TRIGGER entry_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON payments.entry FOR EACH STATEMENT EXECUTE FUNCTION payments.refuse_rewriting()
-- grant insert, select to ligne_claire_server

table payments.journal (
  account_id uuid not null,
  id uuid not null,
  key text not null,
  kind text not null,
  effective_on date not null,
  booked_at timestamptz not null,
  source_ref text not null,
  content_hash bytea not null,
  reverses uuid
)
-- constraint journal_key_key UNIQUE (key)
-- constraint journal_kind_check CHECK ((kind = ANY (ARRAY['bill'::text, 'payment'::text, 'refund'::text, 'chargeback'::text, 'credit-note'::text, 'write-off'::text, 'reversal'::text])))
-- constraint journal_pkey PRIMARY KEY (account_id, id)
-- constraint journal_reverses_key UNIQUE (reverses)
-- CREATE INDEX journal_effective_on ON payments.journal USING btree (effective_on)
-- CREATE TRIGGER journal_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON payments.journal FOR EACH STATEMENT EXECUTE FUNCTION payments.refuse_rewriting()
-- grant insert, select to ligne_claire_server

table payments.open_item (
  account_id uuid not null,
  bill_id uuid not null,
  due_on date not null,
  total_cents int8 not null,
  open_cents int8 not null,
  held_cents int8 not null default 0,
  credited_cents int8 not null default 0
)
-- constraint open_item_check CHECK (((open_cents >= 0) AND (open_cents <= GREATEST(total_cents, (0)::bigint))))
-- constraint open_item_credited_cents_check CHECK ((credited_cents >= 0))
-- constraint open_item_held_cents_check CHECK ((held_cents >= 0))
-- constraint open_item_pkey PRIMARY KEY (account_id, bill_id)
-- CREATE INDEX open_item_due_on ON payments.open_item USING btree (due_on) WHERE (open_cents > 0)
-- CREATE INDEX open_item_owed ON payments.open_item USING btree (account_id, due_on) WHERE (open_cents > 0)
-- grant insert, select, update to ligne_claire_server

table payments.payment (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  state text not null,
  sequence int4 not null,
  reference text not null,
  amount_cents int8,
  bill_id uuid,
  idempotency_key text not null,
  request_hash bytea not null,
  asked_at timestamptz not null,
  settled_at timestamptz,
  failure text,
  psp_session text,
  psp_page text,
  psp_intent text,
  psp_method text,
  card_brand text,
  card_last4 text,
  cancel_asked bool not null default false,
  claimed_until timestamptz,
  look_at timestamptz,
  opened_at timestamptz not null
)
-- constraint payment_account_id_idempotency_key_key UNIQUE (account_id, idempotency_key)
-- constraint payment_account_id_sequence_key UNIQUE (account_id, sequence)
-- constraint payment_amount_cents_check CHECK ((amount_cents > 0))
-- constraint payment_card_last4_check CHECK ((card_last4 ~ '^[0-9]{4}$'::text))
-- constraint payment_check CHECK (((kind = 'setup'::text) = (amount_cents IS NULL)))
-- constraint payment_check1 CHECK (((state = ANY (ARRAY['created'::text, 'awaiting-customer'::text])) = (look_at IS NOT NULL)))
-- constraint payment_check2 CHECK (((kind <> 'automatic'::text) OR ((bill_id IS NOT NULL) AND (psp_method IS NOT NULL))))
-- constraint payment_failure_check CHECK ((failure = ANY (ARRAY['declined'::text, 'insufficient-funds'::text, 'expired-card'::text, 'authentication-failed'::text, 'timeout'::text])))
-- constraint payment_kind_check CHECK ((kind = ANY (ARRAY['hosted'::text, 'automatic'::text, 'setup'::text])))
-- constraint payment_pkey PRIMARY KEY (account_id, id)
-- constraint payment_psp_intent_key UNIQUE (psp_intent)
-- constraint payment_psp_session_key UNIQUE (psp_session)
-- constraint payment_reference_key UNIQUE (reference)
-- constraint payment_state_check CHECK ((state = ANY (ARRAY['created'::text, 'awaiting-customer'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text, 'expired'::text])))
-- CREATE INDEX payment_bill ON payments.payment USING btree (account_id, bill_id)
-- CREATE INDEX payment_id ON payments.payment USING btree (id)
-- CREATE INDEX payment_look_at ON payments.payment USING btree (look_at) WHERE (look_at IS NOT NULL)
-- grant insert, select, update to ligne_claire_server

table payments.payment_method (
  account_id uuid not null,
  id uuid not null,
  psp_method text not null,
  brand text not null,
  last4 text not null,
  expiry_month int4 not null,
  expiry_year int4 not null,
  saved_at timestamptz not null,
  removed_at timestamptz
)
-- constraint payment_method_expiry_month_check CHECK (((expiry_month >= 1) AND (expiry_month <= 12)))
-- constraint payment_method_last4_check CHECK ((last4 ~ '^[0-9]{4}$'::text))
-- constraint payment_method_pkey PRIMARY KEY (account_id, id)
-- constraint payment_method_psp_method_key UNIQUE (psp_method)
-- grant insert, select, update to ligne_claire_server

table payments.receipt (
  account_id uuid not null,
  payment_id uuid not null,
  content jsonb not null,
  input_hash bytea not null,
  frozen_at timestamptz not null
)
-- constraint receipt_account_id_payment_id_fkey FOREIGN KEY (account_id, payment_id) REFERENCES payments.payment(account_id, id)
-- constraint receipt_pkey PRIMARY KEY (account_id, payment_id)
-- grant insert, select to ligne_claire_server

table payments.receipt_document (
  account_id uuid not null,
  payment_id uuid not null,
  digest text not null,
  bytes int4 not null,
  rendered_at timestamptz not null
)
-- constraint receipt_document_account_id_payment_id_fkey FOREIGN KEY (account_id, payment_id) REFERENCES payments.receipt(account_id, payment_id)
-- constraint receipt_document_pkey PRIMARY KEY (account_id, payment_id)
-- CREATE INDEX receipt_document_digest ON payments.receipt_document USING btree (digest)
-- grant insert, select to ligne_claire_server

table payments.setting (
  account_id uuid not null,
  psp_customer text,
  payment_method_id uuid,
  automatic_from date
)
-- constraint setting_account_id_payment_method_id_fkey FOREIGN KEY (account_id, payment_method_id) REFERENCES payments.payment_method(account_id, id)
-- constraint setting_pkey PRIMARY KEY (account_id)
-- constraint setting_psp_customer_key UNIQUE (psp_customer)
-- CREATE INDEX setting_automatic ON payments.setting USING btree (account_id) WHERE (automatic_from IS NOT NULL)
-- CREATE INDEX setting_default_method ON payments.setting USING btree (account_id, payment_method_id)
-- grant insert, select, update to ligne_claire_server

table payments.webhook_event (
  id text not null,
  kind text not null,
  payment_id uuid,
  received_at timestamptz not null,
  heard_at timestamptz
)
-- constraint webhook_event_pkey PRIMARY KEY (id)
-- grant insert, select, update to ligne_claire_server

table usage.bucket (
  account_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  item_id uuid not null,
  offer_code text not null,
  allowance text not null,
  carried bool not null,
  service text not null,
  served_in _text not null,
  goes_to _text,
  priority int4 not null,
  opens_at timestamptz not null,
  expires_at timestamptz not null,
  granted int8,
  used int8 not null default 0,
  roaming_granted int8,
  roaming_used int8 not null default 0,
  beyond text not null
)
-- constraint bucket_account_id_item_id_allowance_opens_at_carried_key UNIQUE (account_id, item_id, allowance, opens_at, carried)
-- constraint bucket_beyond_check CHECK ((beyond = ANY (ARRAY['charged'::text, 'blocked'::text, 'slowed'::text])))
-- constraint bucket_check CHECK ((expires_at > opens_at))
-- constraint bucket_check1 CHECK (((used >= 0) AND ((granted IS NULL) OR (used <= granted))))
-- constraint bucket_check2 CHECK (((roaming_used >= 0) AND (roaming_used <= used)))
-- constraint bucket_granted_check CHECK ((granted >= 0))
-- constraint bucket_pkey PRIMARY KEY (account_id, id)
-- constraint bucket_roaming_granted_check CHECK ((roaming_granted >= 0))
-- constraint bucket_service_check CHECK ((service = ANY (ARRAY['voice'::text, 'sms'::text, 'mms'::text, 'data'::text])))
-- CREATE INDEX bucket_line ON usage.bucket USING btree (account_id, line_id, expires_at)
-- grant insert, select, update to ligne_claire_server

table usage.control (
  account_id uuid not null,
  sequence int8 not null,
  line_id uuid not null,
  kind text not null,
  cause text,
  subject text,
  rule text not null,
  amounts _int8 not null,
  decided_at timestamptz not null,
  actor text not null,
  channel text not null,
  wording text,
  language text
)
-- constraint control_account_id_line_id_fkey FOREIGN KEY (account_id, line_id) REFERENCES lines.line(account_id, id)
-- constraint control_cause_check CHECK ((cause = ANY (ARRAY['out-of-bundle'::text, 'roaming-data'::text, 'roaming'::text, 'premium'::text, 'total'::text])))
-- constraint control_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'app'::text, 'console'::text])))
-- constraint control_check CHECK (((kind = 'ceiling'::text) = (cause IS NOT NULL)))
-- constraint control_check1 CHECK (((kind = 'alerts'::text) = (subject IS NOT NULL)))
-- constraint control_check2 CHECK (((rule = 'lifted'::text) = (wording IS NOT NULL)))
-- constraint control_kind_check CHECK ((kind = ANY (ARRAY['ceiling'::text, 'roaming'::text, 'alerts'::text])))
-- constraint control_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'zh'::text])))
-- constraint control_pkey PRIMARY KEY (account_id, line_id, sequence)
-- constraint control_rule_check CHECK ((rule = ANY (ARRAY['set'::text, 'lifted'::text, 'usual'::text, 'on'::text, 'off'::text])))
-- constraint control_subject_check CHECK ((subject = ANY (ARRAY['data'::text, 'voice'::text, 'sms'::text, 'spend'::text])))
-- grant insert, select to ligne_claire_server

table usage.cut (
  account_id uuid not null,
  line_id uuid not null,
  period_start date not null,
  cause text not null,
  limit_cents int8 not null,
  cut_at timestamptz not null
)
-- constraint cut_account_id_line_id_fkey FOREIGN KEY (account_id, line_id) REFERENCES lines.line(account_id, id)
-- constraint cut_cause_check CHECK ((cause = ANY (ARRAY['out-of-bundle'::text, 'roaming-data'::text, 'roaming'::text, 'premium'::text, 'total'::text])))
-- constraint cut_limit_cents_check CHECK ((limit_cents >= 0))
-- constraint cut_pkey PRIMARY KEY (account_id, line_id, period_start, cause, limit_cents)
-- grant insert, select to ligne_claire_server

table usage.file (
  id uuid not null,
  hash bytea not null,
  source text not null,
  name text not null,
  document text not null,
  received_at timestamptz not null,
  state text not null,
  refusal text,
  records int4 not null default 0,
  rated int4 not null default 0,
  suspended int4 not null default 0,
  rejected int4 not null default 0,
  duplicates int4 not null default 0,
  settled_at timestamptz
)
-- constraint file_check CHECK (((state = 'refused'::text) = (refusal IS NOT NULL)))
-- constraint file_hash_check CHECK ((length(hash) = 32))
-- constraint file_hash_key UNIQUE (hash)
-- constraint file_pkey PRIMARY KEY (id)
-- constraint file_refusal_check CHECK ((refusal = ANY (ARRAY['too-large'::text, 'not-readable'::text, 'empty'::text, 'wrong-header'::text])))
-- constraint file_source_check CHECK ((source ~ '^[a-z0-9-]{1,32}$'::text))
-- constraint file_state_check CHECK ((state = ANY (ARRAY['received'::text, 'settled'::text, 'refused'::text])))
-- CREATE INDEX file_received_at ON usage.file USING btree (received_at)
-- grant delete, insert, select, update to ligne_claire_server

table usage.meter (
  account_id uuid not null,
  closed_until date
)
-- constraint meter_pkey PRIMARY KEY (account_id)
-- grant insert, select, update to ligne_claire_server

table usage.month (
  first_day date not null
)
-- constraint month_first_day_check CHECK ((EXTRACT(day FROM first_day) = (1)::numeric))
-- constraint month_pkey PRIMARY KEY (first_day)
-- grant select to ligne_claire_server

partitioned usage.rated_record (
  account_id uuid not null,
  line_id uuid not null,
  started_at timestamptz not null,
  id uuid not null,
  file_id uuid not null,
  record_id text not null,
  service text not null,
  direction text not null,
  quantity int8 not null,
  included int8 not null,
  charged int8 not null,
  price_micros int8 not null,
  served_in text not null,
  goes_to text,
  counterpart text not null,
  listed bool not null,
  rate_id text not null,
  outcome text not null,
  period_start date not null,
  late bool not null,
  bucket_ids _uuid not null,
  bucket_quantities _int8 not null,
  written_off_micros int8 not null default 0
)
-- constraint rated_record_direction_check CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text])))
-- constraint rated_record_outcome_check CHECK ((outcome = ANY (ARRAY['included'::text, 'free'::text, 'charged'::text, 'blocked'::text, 'slowed'::text])))
-- constraint rated_record_pkey PRIMARY KEY (account_id, line_id, started_at, id)
-- constraint rated_record_service_check CHECK ((service = ANY (ARRAY['voice'::text, 'sms'::text, 'mms'::text, 'data'::text])))
-- constraint rated_record_written_off_micros_check CHECK ((written_off_micros >= 0))
-- grant insert, select to ligne_claire_server

partitioned usage.record_key (
  account_id uuid not null,
  month date not null,
  source text not null,
  record_id text not null
)
-- constraint record_key_pkey PRIMARY KEY (account_id, month, source, record_id)
-- grant insert, select to ligne_claire_server

table usage.reject (
  file_id uuid not null,
  line int4 not null,
  reason text not null,
  content text not null
)
-- constraint reject_file_id_fkey FOREIGN KEY (file_id) REFERENCES usage.file(id) ON DELETE CASCADE
-- constraint reject_pkey PRIMARY KEY (file_id, line)
-- grant delete, insert, select to ligne_claire_server

table usage.summary (
  account_id uuid not null,
  period_start date not null,
  line_id uuid not null,
  service text not null,
  direction text not null,
  served_in text not null,
  goes_to text not null,
  rate_id text not null,
  outcome text not null,
  records int8 not null,
  late_records int8 not null,
  quantity int8 not null,
  included int8 not null,
  charged int8 not null,
  price_micros int8 not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  written_off_micros int8 not null default 0
)
-- constraint summary_direction_check CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text])))
-- constraint summary_outcome_check CHECK ((outcome = ANY (ARRAY['included'::text, 'free'::text, 'charged'::text, 'blocked'::text, 'slowed'::text])))
-- constraint summary_pkey PRIMARY KEY (account_id, period_start, line_id, service, direction, served_in, goes_to, rate_id, outcome)
-- constraint summary_service_check CHECK ((service = ANY (ARRAY['voice'::text, 'sms'::text, 'mms'::text, 'data'::text])))
-- constraint summary_written_off_micros_check CHECK ((written_off_micros >= 0))
-- grant insert, select, update to ligne_claire_server

table usage.suspense (
  month date not null,
  source text not null,
  record_id text not null,
  file_id uuid not null,
  reason text not null,
  line_identifier text not null,
  started_at timestamptz not null,
  record jsonb not null,
  suspended_at timestamptz not null,
  next_try_at timestamptz not null
)
-- constraint suspense_file_id_fkey FOREIGN KEY (file_id) REFERENCES usage.file(id)
-- constraint suspense_pkey PRIMARY KEY (month, source, record_id)
-- constraint suspense_reason_check CHECK ((reason = ANY (ARRAY['unknown-line'::text, 'unknown-network'::text, 'unknown-destination'::text, 'no-plan'::text, 'no-price'::text, 'too-old'::text])))
-- CREATE INDEX suspense_file ON usage.suspense USING btree (file_id)
-- CREATE INDEX suspense_next_try_at ON usage.suspense USING btree (next_try_at)
-- CREATE INDEX suspense_started_at ON usage.suspense USING btree (started_at)
-- grant delete, insert, select, update to ligne_claire_server

table usage.upkeep (
  only_row bool not null default true,
  due_at timestamptz
)
-- constraint upkeep_only_row_check CHECK (only_row)
-- constraint upkeep_pkey PRIMARY KEY (only_row)
-- grant select, update to ligne_claire_server

CREATE OR REPLACE FUNCTION billing.refuse_change_of_issued()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'an issued bill does not change';
end
$function$;

CREATE OR REPLACE FUNCTION customers.folded(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(replace(replace(lower(name), 'œ'::text, 'oe'::text), 'æ'::text, 'ae'::text), 'àâäáãçéèêëíìîïñóòôöõúùûüýÿ’'::text, 'aaaaaceeeeiiiinooooouuuuyy'''::text);

CREATE OR REPLACE FUNCTION kernel.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name;
end $function$;

CREATE OR REPLACE FUNCTION payments.refuse_imbalance()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select coalesce(sum(amount_cents), 0) <> 0 from payments.entry
      where account_id = new.account_id and journal_id = new.journal_id) then
    raise exception 'journal % does not balance', new.journal_id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION payments.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the ledger is append-only';
end $function$;

CREATE OR REPLACE FUNCTION usage.forget_before(cutoff timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION usage.open_month(first_day date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;

