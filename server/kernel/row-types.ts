// Written by `npm run schema` from the migrated database. Do not edit.
import type { Generated } from 'kysely'
import type { Id } from '../../contract/ids.ts'
import type { Cents, MicroEuros } from '../../contract/money.ts'

export type Database = {
  'billing.bill': {
    account_id: Id<'account'>
    id: Id<'bill'>
    state: 'prepared' | 'issued'
    numero_client: string
    customer_kind: 'consumer' | 'company'
    period_start: Temporal.PlainDate
    period_end: Temporal.PlainDate
    due_on: Temporal.PlainDate
    collected: boolean
    net_cents: Cents
    vat_cents: Cents
    rounding_cents: Cents
    total_cents: Cents
    previous_bill_id: string | null
    number: string | null
    input_hash: Buffer | null
  }
  'billing.bill_document': {
    account_id: Id<'account'>
    bill_id: Id<'bill'>
    digest: string
    bytes: number
    rendered_at: Temporal.Instant
  }
  'billing.bill_input': {
    account_id: Id<'account'>
    bill_id: Id<'bill'>
    content: unknown
  }
  'billing.bill_line': {
    account_id: Id<'account'>
    bill_id: Id<'bill'>
    position: number
    subject: string
    cause: string
    kind: 'plan' | 'option' | 'pass' | 'equipment' | 'discount' | 'fee' | 'credit' | 'usage-included' | 'usage-charged'
    step: 'advance' | 'adjustment' | 'usage' | 'single'
    section: 'own' | 'third-party'
    names: unknown
    contract_id: Id<'contract'> | null
    line_id: Id<'line'> | null
    charge_id: Id<'charge'> | null
    covers_from: Temporal.PlainDate | null
    covers_until: Temporal.PlainDate | null
    net_cents: Cents
    vat_cents: Cents
    gross_cents: Cents
    proof: unknown
    usage: unknown
    happened_on: Temporal.PlainDate | null
    parts: unknown
  }
  'billing.bill_vat': {
    account_id: Id<'account'>
    bill_id: Id<'bill'>
    rate_basis_points: number
    net_cents: Cents
    vat_cents: Cents
    gross_cents: Cents
  }
  'billing.charge': {
    account_id: Id<'account'>
    id: Id<'charge'>
    source_ref: string
    contract_id: Id<'contract'> | null
    line_id: Id<'line'> | null
    kind: 'pass' | 'fee' | 'credit' | 'equipment'
    section: 'own' | 'third-party'
    names: unknown
    gross_cents: Cents
    shares: unknown
    rate: unknown
    occurred_on: Temporal.PlainDate
  }
  'billing.credit_note': {
    account_id: Id<'account'>
    dispute_id: Id<'dispute'>
    bill_id: Id<'bill'>
    position: number
    number: string
    issued_on: Temporal.PlainDate
    net_cents: Cents
    vat_cents: Cents
    rounding_cents: Cents
    total_cents: Cents
  }
  'billing.credit_note_vat': {
    account_id: Id<'account'>
    dispute_id: Id<'dispute'>
    rate_basis_points: number
    net_cents: Cents
    vat_cents: Cents
    gross_cents: Cents
  }
  'billing.dispute': {
    account_id: Id<'account'>
    id: Id<'dispute'>
    bill_id: Id<'bill'>
    position: number
    reference: string
    state: 'open' | 'accepted' | 'part-accepted' | 'refused' | 'withdrawn'
    reason: 'not-used' | 'not-ordered' | 'wrong-price' | 'billed-twice' | 'should-have-ended' | 'something-else'
    wording: string
    contested_cents: Cents
    opened_at: Temporal.Instant
    answer_by: Temporal.PlainDate
    idempotency_key: string
    request_hash: Buffer
    granted_cents: Cents | null
    answer: string | null
    answered_by: string | null
    answered_at: Temporal.Instant | null
    proposed_outcome: 'accept' | 'accept-part' | 'refuse' | null
    proposed_cents: Cents | null
    proposed_answer: string | null
    proposed_by: string | null
    proposed_at: Temporal.Instant | null
  }
  'billing.dispute_evidence': {
    account_id: Id<'account'>
    dispute_id: Id<'dispute'>
    position: number
    kind: 'image' | 'pdf'
    digest: string
    bytes: number
  }
  'billing.dispute_step': {
    account_id: Id<'account'>
    dispute_id: Id<'dispute'>
    sequence: number
    state: 'open' | 'accepted' | 'part-accepted' | 'refused' | 'withdrawn'
    at: Temporal.Instant
  }
  'billing.run': {
    run_on: Temporal.PlainDate
    due_at: Temporal.Instant
    finished_at: Temporal.Instant | null
  }
  'billing.series': {
    entity: string
    month: string
    kind: 'bill' | 'credit-note'
    last_number: number
  }
  'catalog.publication': {
    sequence: number
    version_id: string
    published_on: Temporal.PlainDate
  }
  'catalog.version': {
    id: string
    brand: string
    content_hash: Buffer
    content: unknown
  }
  'customers.account': {
    id: Id<'account'>
    number: string
    external_id: string
    kind: 'consumer' | 'company'
    legal_name: string
    language: 'fr' | 'en' | 'zh'
    currency: string
    billing_day: number
    opened_on: Temporal.PlainDate
    activation_hash: Buffer
  }
  'customers.address': {
    account_id: Id<'account'>
    use: 'billing' | 'postal'
    lines: (string)[]
    postal_code: string
    city: string
    country: string
  }
  'customers.person': {
    account_id: Id<'account'>
    id: Id<'person'>
    given_name: string
    family_name: string
    language: 'fr' | 'en' | 'zh'
    email: string | null
    mobile: string | null
    holder: boolean
  }
  'customers.role': {
    account_id: Id<'account'>
    login_id: Id<'login'>
    role: 'holder' | 'payer' | 'user' | 'guardian' | 'helper'
    person_id: Id<'person'>
    granted_at: Temporal.Instant
    ended_at: Temporal.Instant | null
  }
  'identity.claim': {
    account_id: Id<'account'>
    kind: 'numero-client' | 'contract' | 'mobile' | 'email'
    value_hash: Buffer
    person_id: Id<'person'>
    mobile_sealed: Buffer | null
    email_sealed: Buffer | null
    language: 'fr' | 'en' | 'zh'
    recorded_at: Temporal.Instant
  }
  'identity.device': {
    login_id: Id<'login'>
    id: Id<'device'>
    token_hash: Buffer
    name: string
    trusted_at: Temporal.Instant
    expires_at: Temporal.Instant
    revoked_at: Temporal.Instant | null
  }
  'identity.flow': {
    id: string
    token_hash: Buffer
    kind: 'sign-up' | 'sign-in' | 'recovery' | 'step-up'
    state: 'awaiting-code' | 'code-shown' | 'done'
    login_id: Id<'login'> | null
    account_id: Id<'account'> | null
    person_id: Id<'person'> | null
    session_id: Id<'session'> | null
    channel: 'sms' | 'email' | 'totp' | null
    code_hash: Buffer | null
    codes_sent: Generated<number>
    tries: Generated<number>
    started_at: Temporal.Instant
    code_expires_at: Temporal.Instant | null
    expires_at: Temporal.Instant
  }
  'identity.identifier': {
    kind: 'brand-id' | 'numero-client' | 'mobile' | 'email'
    value_hash: Buffer
    login_id: Id<'login'>
  }
  'identity.login': {
    id: Id<'login'>
    password_hash: string
    language: 'fr' | 'en' | 'zh'
    state: 'active' | 'locked'
    mobile_sealed: Buffer | null
    email_sealed: Buffer | null
    created_at: Temporal.Instant
    password_changed_at: Temporal.Instant
    reset_channel: 'sms' | 'email' | null
    reset_at: Temporal.Instant | null
  }
  'identity.session': {
    login_id: Id<'login'>
    id: Id<'session'>
    token_hash: Buffer
    device_name: string
    address: string
    created_at: Temporal.Instant
    seen_at: Temporal.Instant
    expires_at: Temporal.Instant
    password_at: Temporal.Instant | null
    totp_at: Temporal.Instant | null
    sms_at: Temporal.Instant | null
    email_at: Temporal.Instant | null
    ended_at: Temporal.Instant | null
  }
  'identity.staff': {
    id: Id<'staff'>
    name: string
    email_hash: Buffer
    password_hash: string
    totp_sealed: Buffer
    totp_last_step: Generated<bigint>
    permissions: (string)[]
    state: 'active' | 'locked'
    created_at: Temporal.Instant
  }
  'identity.staff_session': {
    staff_id: Id<'staff'>
    id: Id<'staff-session'>
    token_hash: Buffer
    created_at: Temporal.Instant
    seen_at: Temporal.Instant
    expires_at: Temporal.Instant
    ended_at: Temporal.Instant | null
  }
  'identity.totp': {
    login_id: Id<'login'>
    secret_sealed: Buffer
    confirmed_at: Temporal.Instant | null
    last_step: Generated<bigint>
  }
  'kernel.audit_head': {
    chain: number
    sequence: bigint
    hash: Buffer
  }
  'kernel.audit_personal': {
    chain: number
    sequence: bigint
    personal_sealed: Buffer
  }
  'kernel.audit_row': {
    chain: number
    sequence: bigint
    recorded_at: Temporal.Instant
    actor: string
    act: string
    account_id: Id<'account'> | null
    subject: string | null
    facts: unknown
    personal_digest: Buffer | null
    previous_hash: Buffer
    hash: Buffer
  }
  'kernel.business_clock': {
    only_row: Generated<boolean>
    offset_ms: Generated<bigint>
    held_at: Temporal.Instant | null
    moving_to: Temporal.Instant | null
  }
  'kernel.idempotency': {
    actor: string
    route: string
    key: string
    body_hash: Buffer
    status: number
    answer: unknown
    answered_at: Temporal.Instant
  }
  'kernel.job_runner': {
    name: string
    seen_at: Temporal.Instant
  }
  'kernel.limit_window': {
    key: string
    window_start: Temporal.Instant
    ends_at: Temporal.Instant
    calls: number
  }
  'kernel.migration': {
    name: string
    hash: string
  }
  'kernel.outbox_delivery': {
    event_id: bigint
    subscriber: string
    delivered_at: Temporal.Instant
  }
  'kernel.outbox_event': {
    id: Generated<bigint>
    account_id: Id<'account'> | null
    kind: string
    payload: unknown
    state: Generated<'pending' | 'done' | 'parked'>
    emitted_at: Temporal.Instant
    not_before: Temporal.Instant
    attempts: Generated<number>
    last_error: string | null
    settled_at: Temporal.Instant | null
  }
  'kernel.probe': {
    process: string
    probed_at: Temporal.Instant
  }
  'lines.contract': {
    account_id: Id<'account'>
    id: Id<'contract'>
    number: string
    kind: 'mobile' | 'home'
    signed_on: Temporal.PlainDate
    commitment_months: number | null
    commitment_ends_on: Temporal.PlainDate | null
    subsidised_handset: boolean
    ended_on: Temporal.PlainDate | null
    committed_from: Temporal.PlainDate | null
  }
  'lines.item': {
    account_id: Id<'account'>
    id: Id<'item'>
    contract_id: Id<'contract'>
    line_id: Id<'line'>
    kind: 'plan' | 'option' | 'pass' | 'equipment'
    offer_code: string
    agreed_on: Temporal.PlainDate
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate | null
    promoted_from: Temporal.PlainDate | null
  }
  'lines.line': {
    account_id: Id<'account'>
    id: Id<'line'>
    contract_id: Id<'contract'>
    external_id: string
    kind: 'mobile' | 'fixed' | 'tv'
    label: string
    state: 'active' | 'suspended' | 'ended'
    activated_on: Temporal.PlainDate
    ended_on: Temporal.PlainDate | null
  }
  'lines.number': {
    identifier: string
    valid_from: Temporal.Instant
    valid_to: Temporal.Instant | null
    account_id: Id<'account'>
    line_id: Id<'line'>
  }
  'lines.option_journal': {
    account_id: Id<'account'>
    sequence: number
    item_id: Id<'item'>
    line_id: Id<'line'>
    act: 'added' | 'removed'
    offer_code: string
    effective_on: Temporal.PlainDate
    agreed_at: Temporal.Instant
    actor: string
    channel: 'store' | 'phone' | 'web' | 'app' | 'console' | 'system'
    language: 'fr' | 'en' | 'zh'
    wording: string
    price_cents: Cents
    previous_hash: Buffer
    hash: Buffer
  }
  'lines.sim': {
    account_id: Id<'account'>
    line_id: Id<'line'>
    iccid: string
    active_from: Temporal.Instant
    active_to: Temporal.Instant | null
  }
  'notifications.message': {
    id: Id<'message'>
    account_id: Id<'account'> | null
    template: string
    channel: 'sms' | 'email' | 'push'
    language: 'fr' | 'en' | 'zh'
    reference: string
    address_digest: Buffer | null
    address_sealed: Buffer | null
    facts_sealed: Buffer
    state: 'queued' | 'sent' | 'delivered' | 'failed' | 'unwanted'
    attempts: Generated<number>
    content_hash: Buffer | null
    provider_reference: string | null
    failure: string | null
    dated_at: Temporal.Instant
    requested_at: Temporal.Instant
    sent_at: Temporal.Instant | null
    delivered_at: Temporal.Instant | null
    failed_at: Temporal.Instant | null
  }
  'notifications.preference': {
    account_id: Id<'account'>
    topic: 'bills' | 'payments' | 'usage'
    channel: 'sms' | 'email' | 'push'
    wanted: boolean
    changed_at: Temporal.Instant
  }
  'notifications.push_subscription': {
    id: Id<'push-subscription'>
    login_id: Id<'login'>
    endpoint_digest: Buffer
    subscription_sealed: Buffer
    language: 'fr' | 'en' | 'zh'
    subscribed_at: Temporal.Instant
    session_id: Id<'session'> | null
  }
  'ordering.order': {
    account_id: Id<'account'>
    id: Id<'order'>
    quote_id: Id<'quote'>
    line_id: Id<'line'>
    reference: string
    state: 'scheduled' | 'in-service' | 'undone' | 'withdrawn'
    placed_at: Temporal.Instant
    placed_on: Temporal.PlainDate
    effective_on: Temporal.PlainDate
    channel: 'web' | 'app' | 'console'
    changed: unknown
  }
  'ordering.order_step': {
    account_id: Id<'account'>
    order_id: Id<'order'>
    sequence: number
    state: 'scheduled' | 'in-service' | 'undone' | 'withdrawn'
    at: Temporal.Instant
  }
  'ordering.quote': {
    account_id: Id<'account'>
    id: Id<'quote'>
    line_id: Id<'line'>
    act: 'change-plan' | 'add' | 'remove'
    offer_code: string
    made_at: Temporal.Instant
    made_on: Temporal.PlainDate
    valid_until: Temporal.Instant
    effective_on: Temporal.PlainDate
    situation_hash: Buffer
    language: 'fr' | 'en' | 'zh'
    content: unknown
    summary: unknown
    summary_hash: Buffer | null
  }
  'ordering.summary_document': {
    account_id: Id<'account'>
    quote_id: Id<'quote'>
    digest: string
    bytes: number
    rendered_at: Temporal.Instant
  }
  'payments.allocation': {
    account_id: Id<'account'>
    journal_id: string
    bill_id: Id<'bill'>
    amount_cents: Cents
  }
  'payments.balance': {
    account_id: Id<'account'>
    ledger: string
    balance_cents: Cents
    journals: bigint
  }
  'payments.entry': {
    account_id: Id<'account'>
    journal_id: string
    position: number
    ledger: string
    amount_cents: Cents
    currency: string
  }
  'payments.journal': {
    account_id: Id<'account'>
    id: string
    key: string
    kind: 'bill' | 'payment' | 'refund' | 'chargeback' | 'credit-note' | 'write-off' | 'reversal'
    effective_on: Temporal.PlainDate
    booked_at: Temporal.Instant
    source_ref: string
    content_hash: Buffer
    reverses: string | null
  }
  'payments.open_item': {
    account_id: Id<'account'>
    bill_id: Id<'bill'>
    due_on: Temporal.PlainDate
    total_cents: Cents
    open_cents: Cents
    held_cents: Generated<Cents>
    credited_cents: Generated<Cents>
  }
  'payments.payment': {
    account_id: Id<'account'>
    id: Id<'payment'>
    kind: 'hosted' | 'automatic' | 'setup'
    state: 'created' | 'awaiting-customer' | 'succeeded' | 'failed' | 'cancelled' | 'expired'
    sequence: number
    reference: string
    amount_cents: Cents | null
    bill_id: Id<'bill'> | null
    idempotency_key: string
    request_hash: Buffer
    asked_at: Temporal.Instant
    settled_at: Temporal.Instant | null
    failure: 'declined' | 'insufficient-funds' | 'expired-card' | 'authentication-failed' | 'timeout' | null
    psp_session: string | null
    psp_page: string | null
    psp_intent: string | null
    psp_method: string | null
    card_brand: string | null
    card_last4: string | null
    cancel_asked: Generated<boolean>
    claimed_until: Temporal.Instant | null
    look_at: Temporal.Instant | null
    opened_at: Temporal.Instant
  }
  'payments.payment_method': {
    account_id: Id<'account'>
    id: Id<'payment-method'>
    psp_method: string
    brand: string
    last4: string
    expiry_month: number
    expiry_year: number
    saved_at: Temporal.Instant
    removed_at: Temporal.Instant | null
  }
  'payments.receipt': {
    account_id: Id<'account'>
    payment_id: Id<'payment'>
    content: unknown
    input_hash: Buffer
    frozen_at: Temporal.Instant
  }
  'payments.receipt_document': {
    account_id: Id<'account'>
    payment_id: Id<'payment'>
    digest: string
    bytes: number
    rendered_at: Temporal.Instant
  }
  'payments.setting': {
    account_id: Id<'account'>
    psp_customer: string | null
    payment_method_id: Id<'payment-method'> | null
    automatic_from: Temporal.PlainDate | null
  }
  'payments.webhook_event': {
    id: string
    kind: string
    payment_id: Id<'payment'> | null
    received_at: Temporal.Instant
    heard_at: Temporal.Instant | null
  }
  'usage.bucket': {
    account_id: Id<'account'>
    id: Id<'bucket'>
    line_id: Id<'line'>
    item_id: Id<'item'>
    offer_code: string
    allowance: string
    carried: boolean
    service: 'voice' | 'sms' | 'mms' | 'data'
    served_in: (string)[]
    goes_to: (string)[] | null
    priority: number
    opens_at: Temporal.Instant
    expires_at: Temporal.Instant
    granted: bigint | null
    used: Generated<bigint>
    roaming_granted: bigint | null
    roaming_used: Generated<bigint>
    beyond: 'charged' | 'blocked' | 'slowed'
  }
  'usage.control': {
    account_id: Id<'account'>
    sequence: Generated<bigint>
    line_id: Id<'line'>
    kind: 'ceiling' | 'roaming' | 'alerts'
    cause: 'out-of-bundle' | 'roaming-data' | 'roaming' | 'premium' | 'total' | null
    subject: 'data' | 'voice' | 'sms' | 'spend' | null
    rule: 'set' | 'lifted' | 'usual' | 'on' | 'off'
    amounts: (bigint)[]
    decided_at: Temporal.Instant
    actor: string
    channel: 'web' | 'app' | 'console'
    wording: string | null
    language: 'fr' | 'en' | 'zh' | null
  }
  'usage.cut': {
    account_id: Id<'account'>
    line_id: Id<'line'>
    period_start: Temporal.PlainDate
    cause: 'out-of-bundle' | 'roaming-data' | 'roaming' | 'premium' | 'total'
    limit_cents: Cents
    cut_at: Temporal.Instant
  }
  'usage.file': {
    id: Id<'file'>
    hash: Buffer
    source: string
    name: string
    document: string
    received_at: Temporal.Instant
    state: 'received' | 'settled' | 'refused'
    refusal: 'too-large' | 'not-readable' | 'empty' | 'wrong-header' | null
    records: Generated<number>
    rated: Generated<number>
    suspended: Generated<number>
    rejected: Generated<number>
    duplicates: Generated<number>
    settled_at: Temporal.Instant | null
  }
  'usage.meter': {
    account_id: Id<'account'>
    closed_until: Temporal.PlainDate | null
  }
  'usage.month': {
    first_day: Temporal.PlainDate
  }
  'usage.rated_record': {
    account_id: Id<'account'>
    line_id: Id<'line'>
    started_at: Temporal.Instant
    id: string
    file_id: Id<'file'>
    record_id: string
    service: 'voice' | 'sms' | 'mms' | 'data'
    direction: 'out' | 'in'
    quantity: bigint
    included: bigint
    charged: bigint
    price_micros: MicroEuros
    served_in: string
    goes_to: string | null
    counterpart: string
    listed: boolean
    rate_id: string
    outcome: 'included' | 'free' | 'charged' | 'blocked' | 'slowed'
    period_start: Temporal.PlainDate
    late: boolean
    bucket_ids: (Id<'bucket'>)[]
    bucket_quantities: (bigint)[]
    written_off_micros: Generated<MicroEuros>
  }
  'usage.record_key': {
    account_id: Id<'account'>
    month: Temporal.PlainDate
    source: string
    record_id: string
  }
  'usage.reject': {
    file_id: Id<'file'>
    line: number
    reason: string
    content: string
  }
  'usage.summary': {
    account_id: Id<'account'>
    period_start: Temporal.PlainDate
    line_id: Id<'line'>
    service: 'voice' | 'sms' | 'mms' | 'data'
    direction: 'out' | 'in'
    served_in: string
    goes_to: string
    rate_id: string
    outcome: 'included' | 'free' | 'charged' | 'blocked' | 'slowed'
    records: bigint
    late_records: bigint
    quantity: bigint
    included: bigint
    charged: bigint
    price_micros: MicroEuros
    first_at: Temporal.Instant
    last_at: Temporal.Instant
    written_off_micros: Generated<MicroEuros>
  }
  'usage.suspense': {
    month: Temporal.PlainDate
    source: string
    record_id: string
    file_id: Id<'file'>
    reason: 'unknown-line' | 'unknown-network' | 'unknown-destination' | 'no-plan' | 'no-price' | 'too-old'
    line_identifier: string
    started_at: Temporal.Instant
    record: unknown
    suspended_at: Temporal.Instant
    next_try_at: Temporal.Instant
  }
  'usage.upkeep': {
    only_row: Generated<boolean>
    due_at: Temporal.Instant | null
  }
}
