import type { StaffPermission } from '../../../contract/permissions.ts'
import type { Origin } from '../../kernel/actor.ts'
import { type Db, transact } from '../../kernel/db.ts'
import type { Cookie } from '../../kernel/http/cookies.ts'
import { cookieNames } from '../../kernel/http/origin.ts'
import { newId, newSecret } from '../../kernel/ids.ts'
import type { IdentityDeps } from './deps.ts'
import { toEmail } from './identifier.ts'
import { lifetimes } from './lifetimes.ts'
import { insertStaff, insertStaffSession, lockStaff, takeStaffStep } from './queries.ts'
import { hashPassword, hashToken, passwordMatches } from './secrets.ts'
import { countFailure, waitBeforeSignIn } from './throttle.ts'
import { openTotp, sealTotp, totpStep } from './totp.ts'

type StaffDeps = Pick<IdentityDeps, 'db' | 'wall' | 'keys'>

export const noStaffCookie: Cookie = { name: cookieNames.staffSession, value: '', maxAgeSeconds: 0 }

/**
 * Adds a member of staff: `npm run staff -- add`, and the demonstration. Answers false when the e-mail is known; that
 * person is left as they are.
 */
export const addStaff = async (
  { db, wall, keys }: StaffDeps,
  person: {
    readonly name: string
    readonly email: string
    readonly password: string
    readonly totpSecret: string
    readonly permissions: readonly StaffPermission[]
  },
): Promise<boolean> => {
  const id = newId('staff')
  const passwordHash = await hashPassword(person.password)
  return transact(db, tx =>
    insertStaff(tx, {
      id,
      name: person.name,
      email_hash: keys.hash('staff email', toEmail(person.email) ?? person.email),
      password_hash: passwordHash,
      totp_sealed: sealTotp(keys, id, person.totpSecret),
      permissions: [...person.permissions],
      state: 'active',
      created_at: wall.now(),
    }),
  )
}

export type StaffSignedIn =
  | { readonly kind: 'signed-in'; readonly cookies: readonly Cookie[] }
  | { readonly kind: 'credentials-wrong' }
  | { readonly kind: 'too-many-requests'; readonly seconds: number }

/** Password and authenticator code together: which of them was wrong is not told. */
export const signInStaff = async (
  deps: StaffDeps,
  origin: Origin,
  typed: { readonly email: string; readonly password: string; readonly code: string },
): Promise<StaffSignedIn> => {
  const emailHash = deps.keys.hash('staff email', toEmail(typed.email) ?? typed.email)
  const attempt = {
    address: origin.address,
    identifier: `staff ${emailHash.toString('hex')}`,
    knownDevice: false,
  }
  const seconds = await waitBeforeSignIn(deps, attempt)
  if (seconds > 0) return { kind: 'too-many-requests', seconds }
  const stored = await findPasswordHash(deps.db, emailHash)
  const matches = await passwordMatches(stored, typed.password)
  const cookie = matches ? await openStaffSession(deps, emailHash, typed.code) : null
  if (cookie === null) {
    await countFailure(deps, attempt)
    return { kind: 'credentials-wrong' }
  }
  return { kind: 'signed-in', cookies: [cookie] }
}

const findPasswordHash = (db: Db, emailHash: Buffer) =>
  transact(db, async tx => {
    const staff = await lockStaff(tx, emailHash)
    return staff?.state === 'active' ? staff.password_hash : undefined
  })

const openStaffSession = ({ db, wall, keys }: StaffDeps, emailHash: Buffer, code: string) =>
  transact(db, async (tx): Promise<Cookie | null> => {
    const staff = await lockStaff(tx, emailHash)
    if (staff === undefined) return null
    const now = wall.now()
    const step = totpStep(openTotp(keys, staff.id, staff.totp_sealed), code.replace(/\D/g, ''), now)
    if (step === null || !(await takeStaffStep(tx, staff.id, step))) return null
    const token = newSecret()
    await insertStaffSession(tx, {
      staff_id: staff.id,
      id: newId('staff-session'),
      token_hash: hashToken(token),
      created_at: now,
      seen_at: now,
      expires_at: now.add({ hours: lifetimes.staffSessionHours }),
    })
    return {
      name: cookieNames.staffSession,
      value: token,
      maxAgeSeconds: lifetimes.staffSessionHours * 3600,
    }
  })
