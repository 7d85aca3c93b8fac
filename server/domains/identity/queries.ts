import { type Insertable, sql, type Updateable } from 'kysely'
import type {
  AccountId,
  DeviceId,
  LoginId,
  PersonId,
  SessionId,
  StaffId,
} from '../../../contract/ids.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Database } from '../../kernel/row-types.ts'
import type { IdentifierKind } from './identifier.ts'

type ClaimKind = Exclude<IdentifierKind, 'brand-id'>
type Hashed<K> = { readonly kind: K; readonly hash: Buffer }

export const insertClaims = (tx: Tx, rows: readonly Insertable<Database['identity.claim']>[]) =>
  tx
    .insertInto('identity.claim')
    .values([...rows])
    .onConflict(conflict => conflict.columns(['account_id', 'kind', 'value_hash']).doNothing())
    .execute()

/** The first account that one of these values claims. One statement, whatever is found. */
export const findClaim = async (db: Db, values: readonly Hashed<ClaimKind>[]) => {
  const rows = await sql<{
    account_id: AccountId
    person_id: PersonId
    mobile_sealed: Buffer | null
    email_sealed: Buffer | null
    language: 'fr' | 'en' | 'zh'
  }>`
    select c.account_id, c.person_id, c.mobile_sealed, c.email_sealed, c.language
    from unnest(${values.map(({ kind }) => kind)}::text[], ${values.map(({ hash }) => hash)}::bytea[])
      with ordinality as asked(kind, hash, place)
    join identity.claim c on c.kind = asked.kind and c.value_hash = asked.hash
    order by asked.place, c.account_id
    limit 1
  `.execute(db)
  return rows.rows[0]
}

/** Everything that claims an account. */
export const findClaimsOf = (db: Db, accountId: AccountId) =>
  db
    .selectFrom('identity.claim')
    .select(['kind', 'value_hash', 'mobile_sealed', 'email_sealed'])
    .where('account_id', '=', accountId)
    .orderBy('kind')
    .orderBy('value_hash')
    .execute()

/** The login that one of these identifiers names. One statement, whatever is found. */
export const findLoginByIdentifier = async (
  db: Db,
  values: readonly Hashed<'brand-id' | 'numero-client' | 'mobile' | 'email'>[],
) => {
  const rows = await sql<{
    id: LoginId
    password_hash: string
    state: 'active' | 'locked'
    language: 'fr' | 'en' | 'zh'
  }>`
    select l.id, l.password_hash, l.state, l.language
    from unnest(${values.map(({ kind }) => kind)}::text[], ${values.map(({ hash }) => hash)}::bytea[])
      with ordinality as asked(kind, hash, place)
    join identity.identifier i on i.kind = asked.kind and i.value_hash = asked.hash
    join identity.login l on l.id = i.login_id
    order by asked.place
    limit 1
  `.execute(db)
  return rows.rows[0]
}

export const insertLogin = (tx: Tx, row: Insertable<Database['identity.login']>) =>
  tx.insertInto('identity.login').values(row).execute()

export const findLogin = (db: Db, loginId: LoginId) =>
  db.selectFrom('identity.login').selectAll().where('id', '=', loginId).executeTakeFirst()

export const updateLogin = (
  tx: Tx,
  loginId: LoginId,
  change: Updateable<Database['identity.login']>,
) => tx.updateTable('identity.login').set(change).where('id', '=', loginId).execute()

/** Answers how many were new: an identifier that another login has is left to it. */
export const insertIdentifier = async (
  tx: Tx,
  row: Insertable<Database['identity.identifier']>,
) => {
  const inserted = await tx
    .insertInto('identity.identifier')
    .values(row)
    .onConflict(conflict => conflict.columns(['kind', 'value_hash']).doNothing())
    .returning('login_id')
    .executeTakeFirst()
  return inserted !== undefined
}

export const findTotp = (db: Db, loginId: LoginId) =>
  db.selectFrom('identity.totp').selectAll().where('login_id', '=', loginId).executeTakeFirst()

export const replaceTotp = (tx: Tx, row: Insertable<Database['identity.totp']>) =>
  tx
    .insertInto('identity.totp')
    .values(row)
    .onConflict(conflict =>
      conflict
        .column('login_id')
        .doUpdateSet({ secret_sealed: row.secret_sealed, confirmed_at: null, last_step: 0n }),
    )
    .execute()

export const confirmTotpRow = (tx: Tx, loginId: LoginId, at: Temporal.Instant) =>
  tx
    .updateTable('identity.totp')
    .set({ confirmed_at: at })
    .where('login_id', '=', loginId)
    .execute()

/** Takes a step of time; answers false when it, or a later one, was taken already. */
export const takeTotpStep = async (tx: Tx, loginId: LoginId, step: bigint) => {
  const taken = await tx
    .updateTable('identity.totp')
    .set({ last_step: step })
    .where('login_id', '=', loginId)
    .where('last_step', '<', step)
    .returning('login_id')
    .executeTakeFirst()
  return taken !== undefined
}

export const deleteTotp = (tx: Tx, loginId: LoginId) =>
  tx.deleteFrom('identity.totp').where('login_id', '=', loginId).execute()

export const insertFlow = (tx: Tx, row: Insertable<Database['identity.flow']>) =>
  tx.insertInto('identity.flow').values(row).execute()

/** The journey of a token, locked: guesses at its code are judged one after another. */
export const lockFlow = (tx: Tx, tokenHash: Buffer, kind: 'sign-up' | 'sign-in' | 'recovery') =>
  tx
    .selectFrom('identity.flow')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()

/** The step-up under way in a session, locked. */
export const lockStepUp = (tx: Tx, sessionId: SessionId) =>
  tx
    .selectFrom('identity.flow')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('kind', '=', 'step-up')
    .where('state', '=', 'awaiting-code')
    .orderBy('started_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()

export const updateFlow = (tx: Tx, id: string, change: Updateable<Database['identity.flow']>) =>
  tx.updateTable('identity.flow').set(change).where('id', '=', id).execute()

export const insertSession = (tx: Tx, row: Insertable<Database['identity.session']>) =>
  tx.insertInto('identity.session').values(row).execute()

export const touchSession = (db: Db, id: SessionId, at: Temporal.Instant) =>
  db.updateTable('identity.session').set({ seen_at: at }).where('id', '=', id).execute()

export const updateSession = (
  tx: Tx,
  id: SessionId,
  change: Updateable<Database['identity.session']>,
) => tx.updateTable('identity.session').set(change).where('id', '=', id).execute()

export const findSessions = (db: Db, loginId: LoginId, now: Temporal.Instant) =>
  db
    .selectFrom('identity.session')
    .selectAll()
    .where('login_id', '=', loginId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute()

export const endSessionByToken = (db: Db, tokenHash: Buffer, at: Temporal.Instant) =>
  db
    .updateTable('identity.session')
    .set({ ended_at: at })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()

type Ended = { readonly loginId: LoginId; readonly at: Temporal.Instant }

const endingSessions = (db: Db, { loginId, at }: Ended) =>
  db
    .updateTable('identity.session')
    .set({ ended_at: at })
    .where('login_id', '=', loginId)
    .where('ended_at', 'is', null)

/** Ends one session of a login; answers it if it was there. */
export const endOneSession = (db: Db, ended: Ended & { readonly sessionId: SessionId }) =>
  endingSessions(db, ended).where('id', '=', ended.sessionId).returning('id').execute()

/** Ends every session of a login but one; with null, every one. Answers those that it ended. */
export const endSessionsBut = (db: Db, ended: Ended & { readonly kept: SessionId | null }) =>
  endingSessions(db, ended)
    .where(where => (ended.kept === null ? where.lit(true) : where('id', '!=', ended.kept)))
    .returning('id')
    .execute()

export const insertDevice = (tx: Tx, row: Insertable<Database['identity.device']>) =>
  tx.insertInto('identity.device').values(row).execute()

/** A trusted device of this very login, neither expired nor revoked. */
export const findDevice = (
  db: Db,
  asked: { readonly loginId: LoginId; readonly tokenHash: Buffer; readonly now: Temporal.Instant },
) =>
  db
    .selectFrom('identity.device')
    .select('id')
    .where('login_id', '=', asked.loginId)
    .where('token_hash', '=', asked.tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', asked.now)
    .executeTakeFirst()

/** Whether a device cookie is one that some login trusted: it earns a larger budget of attempts. */
export const findDeviceByToken = (db: Db, tokenHash: Buffer, now: Temporal.Instant) =>
  db
    .selectFrom('identity.device')
    .select(['id', 'login_id'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()

export const findDevices = (db: Db, loginId: LoginId, now: Temporal.Instant) =>
  db
    .selectFrom('identity.device')
    .select(['id', 'name', 'trusted_at', 'expires_at'])
    .where('login_id', '=', loginId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('trusted_at', 'desc')
    .execute()

export const revokeOneDevice = async (
  db: Db,
  asked: { readonly loginId: LoginId; readonly id: DeviceId; readonly at: Temporal.Instant },
) => {
  const result = await db
    .updateTable('identity.device')
    .set({ revoked_at: asked.at })
    .where('login_id', '=', asked.loginId)
    .where('id', '=', asked.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export const revokeDevices = (db: Db, loginId: LoginId, at: Temporal.Instant) =>
  db
    .updateTable('identity.device')
    .set({ revoked_at: at })
    .where('login_id', '=', loginId)
    .where('revoked_at', 'is', null)
    .execute()

/** Answers false when the e-mail is somebody's already. */
export const insertStaff = async (tx: Tx, row: Insertable<Database['identity.staff']>) => {
  const result = await tx
    .insertInto('identity.staff')
    .values(row)
    .onConflict(conflict => conflict.column('email_hash').doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const lockStaff = (tx: Tx, emailHash: Buffer) =>
  tx
    .selectFrom('identity.staff')
    .selectAll()
    .where('email_hash', '=', emailHash)
    .forUpdate()
    .executeTakeFirst()

/** Takes a step of a staff authenticator; answers false when it was taken already. */
export const takeStaffStep = async (tx: Tx, staffId: StaffId, step: bigint) => {
  const result = await tx
    .updateTable('identity.staff')
    .set({ totp_last_step: step })
    .where('id', '=', staffId)
    .where('totp_last_step', '<', step)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export const insertStaffSession = (tx: Tx, row: Insertable<Database['identity.staff_session']>) =>
  tx.insertInto('identity.staff_session').values(row).execute()

export const findStaffSession = (
  db: Db,
  tokenHash: Buffer,
  bounds: { readonly now: Temporal.Instant; readonly seenSince: Temporal.Instant },
) =>
  db
    .selectFrom('identity.staff_session as session')
    .innerJoin('identity.staff as staff', 'staff.id', 'session.staff_id')
    .select([
      'session.id',
      'session.staff_id',
      'session.seen_at',
      'staff.name',
      'staff.permissions',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', bounds.now)
    .where('session.seen_at', '>', bounds.seenSince)
    .where('staff.state', '=', 'active')
    .executeTakeFirst()

export const touchStaffSession = (db: Db, tokenHash: Buffer, at: Temporal.Instant) =>
  db
    .updateTable('identity.staff_session')
    .set({ seen_at: at })
    .where('token_hash', '=', tokenHash)
    .execute()

export const endStaffSession = (db: Db, tokenHash: Buffer, at: Temporal.Instant) =>
  db
    .updateTable('identity.staff_session')
    .set({ ended_at: at })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .execute()
