import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { staffPermissions } from '../../contract/permissions.ts'
import { addStaff } from '../domains/identity/public.ts'
import type { Core } from './open-core.ts'

const name = 'Alix Martin'
const email = 'alix.martin@conseillers.example'

/** The letters of a secret that an authenticator app takes (RFC 4648, base32): 32 of them carry 160 bits. */
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * Outside production, an agent to look at the console with. The secrets come from this installation's keys, so that
 * they are the same at each start, and are told in `staff-demo.json` (0600) of the data folder.
 */
export const addDemoAgent = async ({ config, db, wall, keys }: Core): Promise<void> => {
  if (config.mode === 'production') return
  const totpSecret = [...keys.hash('demonstration agent totp', email)]
    .map(byte => base32.charAt(byte % base32.length))
    .join('')
  const ending = keys.hash('demonstration agent password', email).toString('hex').slice(0, 12)
  const password = `encre-papier-${ending}`
  await addStaff(
    { db, wall, keys },
    { name, email, password, totpSecret, permissions: staffPermissions },
  )
  const login = { name, role: 'agent', identifiers: [email], password, totpSecret }
  const file = join(config.dataDir, 'staff-demo.json')
  mkdirSync(config.dataDir, { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(login)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
