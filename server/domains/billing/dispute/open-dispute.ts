import { createHash } from 'node:crypto'
import type { AccountId, DisputeId } from '../../../../contract/ids.ts'
import type { Cents } from '../../../../contract/money.ts'
import { type DisputeReason, evidenceLimits } from '../../../../contract/routes/disputes.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { recordAudit } from '../../../kernel/audit.ts'
import { civilDate } from '../../../kernel/calendar.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { type Db, type Tx, transact } from '../../../kernel/db.ts'
import { Fault, present } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Keys } from '../../../kernel/keys.ts'
import { emit } from '../../../kernel/outbox.ts'
import { receiveFile } from '../../../kernel/received-file.ts'
import { answeredBy } from '../../../law/complaint.ts'
import { billingProfiles, lockAccount } from '../../customers/public.ts'
import { holdOfBill } from '../../payments/public.ts'
import type { DocumentStore } from '../archive-bill.ts'
import { mostOf } from './credit.ts'
import { decideOpening } from './dispute.ts'
import {
  countDisputes,
  findDisputeByKey,
  findOpenDispute,
  insertDispute,
  insertEvidence,
  insertStep,
  type PlaceOnBill,
} from './queries.ts'
import { readCreditable } from './read-creditable.ts'

/** Told of an account when one of its lines is contested; the payload is `{ disputeId }`. */
export const disputeOpened = 'billing.dispute-opened'

export type OpenDeps = {
  readonly db: Db
  readonly keys: Keys
  readonly wall: Clock
  readonly documents: DocumentStore
  readonly zone: string
}

export type Wish = {
  readonly place: PlaceOnBill
  readonly reason: DisputeReason
  readonly text: string
  /** All that is left of the line when it is null. */
  readonly amount: Cents | null
  readonly files: readonly Uint8Array[]
  readonly actor: Actor
  readonly key: string
}

export type Opened =
  | { readonly kind: 'opened'; readonly disputeId: DisputeId }
  | {
      readonly kind: 'refused'
      readonly reason:
        | 'not-found'
        | 'idempotency-mismatch'
        | 'nothing-to-contest'
        | 'already-contested'
        | 'amount-too-high'
        | 'file-not-accepted'
        | 'files-too-large'
        | 'storage-full'
    }

/**
 * Contests a line of a bill. Its documents are looked at, made anew and kept before the transaction, which then locks the
 * account: of many taps one opens the dispute, and the collection of what is due comes before it or after it.
 */
export const openDispute = async (
  deps: OpenDeps,
  wish: Wish,
  now: Temporal.Instant,
): Promise<Opened> => {
  const hash = hashOf(wish)
  const before = await transact(deps.db, tx => answerBefore(tx, wish, hash))
  if (before !== null) return before
  const kept = await keepFiles(deps, wish.files)
  if (kept.kind === 'refused') return kept
  return transact(deps.db, async tx => {
    await lockAccount(tx, wish.place.accountId)
    const known = await answerBefore(tx, wish, hash)
    return known ?? open(deps, tx, { ...wish, hash, kept: kept.files, now })
  })
}

/** The answer to a key that was used, or why the line cannot be contested; null when it can. */
const answerBefore = async (tx: Tx, wish: Wish, hash: Buffer): Promise<Opened | null> => {
  const known = await findDisputeByKey(tx, wish.place.accountId, wish.key)
  if (known !== undefined) {
    return known.request_hash.equals(hash)
      ? { kind: 'opened', disputeId: known.id }
      : { kind: 'refused', reason: 'idempotency-mismatch' }
  }
  const decision = await decide(tx, wish)
  return decision === null || decision.kind === 'refused'
    ? { kind: 'refused', reason: decision?.reason ?? 'not-found' }
    : null
}

const decide = async (tx: Tx, { place, amount }: Pick<Wish, 'place' | 'amount'>) => {
  const found = await readCreditable(tx, place)
  if (found === null) return null
  const hasOpenDispute = (await findOpenDispute(tx, place)) !== undefined
  return decideOpening({ most: mostOf(found.base), amount, hasOpenDispute })
}

type KeptFile = {
  readonly kind: 'image' | 'pdf'
  readonly digest: string
  readonly bytes: number
}

/** Each document, checked and kept, or why they are not taken. */
const keepFiles = async (
  { documents }: Pick<OpenDeps, 'documents'>,
  files: readonly Uint8Array[],
): Promise<
  | { readonly kind: 'kept'; readonly files: readonly KeptFile[] }
  | Extract<Opened, { kind: 'refused' }>
> => {
  const all = files.reduce((sum, file) => sum + file.length, 0)
  const isTooLarge = files.some(file => file.length > evidenceLimits.fileBytes)
  if (isTooLarge || all > evidenceLimits.allBytes)
    return { kind: 'refused', reason: 'files-too-large' }
  const received: { readonly kind: 'image' | 'pdf'; readonly bytes: Uint8Array }[] = []
  for (const file of files) {
    const one = await receiveFile(file)
    if (one.kind === 'refused') return { kind: 'refused', reason: 'file-not-accepted' }
    received.push(one)
  }
  const kept: KeptFile[] = []
  for (const { kind, bytes } of received) {
    const stored = await documents.put(bytes)
    if (stored.kind === 'refused') return { kind: 'refused', reason: 'storage-full' }
    kept.push({ kind, digest: stored.digest, bytes: bytes.length })
  }
  return { kind: 'kept', files: kept }
}

type Opening = Wish & {
  readonly hash: Buffer
  readonly kept: readonly KeptFile[]
  readonly now: Temporal.Instant
}

/** Writes the dispute and holds its amount, under the account's lock. */
const open = async (deps: OpenDeps, tx: Tx, wish: Opening): Promise<Opened> => {
  const { place, now } = wish
  const { accountId, billId } = place
  const decision = await decide(tx, wish)
  if (decision === null) return { kind: 'refused', reason: 'not-found' }
  if (decision.kind === 'refused') return decision
  const { contested } = decision
  const row = { account_id: accountId, id: newId('dispute') }
  await insertDispute(tx, {
    ...row,
    bill_id: billId,
    position: place.position,
    reference: await nextReference(tx, accountId),
    state: 'open',
    reason: wish.reason,
    wording: wish.text,
    contested_cents: contested,
    opened_at: now,
    answer_by: answerDay(civilDate(now, deps.zone)),
    idempotency_key: wish.key,
    request_hash: wish.hash,
  })
  await insertStep(tx, row, { state: 'open', at: now })
  await insertEvidence(
    tx,
    wish.kept.map((file, position) => ({
      account_id: accountId,
      dispute_id: row.id,
      position,
      ...file,
    })),
  )
  await holdOfBill(tx, { accountId, billId, amountCents: contested })
  await emit(tx, { accountId, kind: disputeOpened, payload: { disputeId: row.id } })
  await recordAudit(deps, tx, {
    actor: wish.actor,
    act: 'billing.open-dispute',
    accountId,
    subject: `dispute ${row.id}`,
    facts: { contested: String(contested), files: wish.kept.length },
    at: deps.wall.now(),
  })
  return { kind: 'opened', disputeId: row.id }
}

/** The day by which a complaint made on a day is answered (law.md 3.14). */
export const answerDay = (madeOn: Temporal.PlainDate): Temporal.PlainDate => {
  const day = answeredBy(madeOn)
  if (day === null) throw new Fault('no law says when a complaint is answered', { madeOn })
  return day
}

/** The account's own number, then how many disputes it has had: short enough to be read over the phone. */
const nextReference = async (tx: Tx, accountId: AccountId): Promise<string> => {
  const [profile] = await billingProfiles(tx, [accountId])
  const { numeroClient } = present(profile, 'a billing profile')
  return `${numeroClient}-R${(await countDisputes(tx, accountId)) + 1}`
}

const hashOf = ({ place, reason, text, amount, files }: Wish): Buffer => {
  const hash = createHash('sha256')
  hash.update(
    JSON.stringify([place.billId, place.position, reason, text, amount?.toString() ?? null]),
  )
  for (const file of files) hash.update(`\n${file.length}\n`).update(file)
  return hash.digest()
}
