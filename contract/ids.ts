import { Type } from 'typebox'

/** The kinds of thing that an id names. A route's ids are resolved to the account that owns them by kind. */
export const idKinds = [
  'account',
  'bill',
  'bucket',
  'charge',
  'contract',
  'device',
  'dispute',
  'file',
  'item',
  'line',
  'login',
  'message',
  'order',
  'offer',
  'payment',
  'payment-method',
  'person',
  'push-subscription',
  'quote',
  'session',
  'staff',
  'staff-session',
] as const
export type IdKind = (typeof idKinds)[number]

/** A UUIDv7 that names a thing of kind `K`: an id of another kind does not fit where this one is asked. */
export type Id<K extends IdKind> = string & { readonly idKind: K }

export type AccountId = Id<'account'>
export type BillId = Id<'bill'>
export type BucketId = Id<'bucket'>
export type ChargeId = Id<'charge'>
export type ContractId = Id<'contract'>
export type FileId = Id<'file'>
export type ItemId = Id<'item'>
export type LineId = Id<'line'>
export type DeviceId = Id<'device'>
export type DisputeId = Id<'dispute'>
export type LoginId = Id<'login'>
export type PaymentId = Id<'payment'>
export type OrderId = Id<'order'>
export type PersonId = Id<'person'>
export type QuoteId = Id<'quote'>
export type PaymentMethodId = Id<'payment-method'>
export type SessionId = Id<'session'>
export type StaffId = Id<'staff'>
export type StaffSessionId = Id<'staff-session'>

/** Says that a text is an id of kind `K`: for values that come from our own tables or a validated request. */
export const asId = <K extends IdKind>(_kind: K, text: string): Id<K> => text as Id<K>

/** Schema of an id; `x-id-kind` tells `invoke` what to look up to find the owning account. */
export const IdOf = <K extends IdKind>(kind: K) =>
  Type.Unsafe<Id<K>>(
    Type.String({
      pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
      maxLength: 36,
      'x-id-kind': kind,
    }),
  )
