import { parseArgs } from 'node:util'
import { type StaffPermission, staffPermissions } from '../../contract/permissions.ts'
import { addStaff, newTotpSecret, totpUri } from '../../server/domains/identity/public.ts'
import { wallClock } from '../../server/kernel/clock.ts'
import { openDb, openPool } from '../../server/kernel/db.ts'
import { newSecret } from '../../server/kernel/ids.ts'
import { openKeys } from '../../server/kernel/keys.ts'
import { dataDir, keysFile, withOwnerDatabase } from '../audit/owner-database.ts'

const usage = `npm run staff -- add --name "Alix Martin" --email alix@example.org [--rights customer:search,customer:read]

  Adds somebody to the console, with a password and an authenticator secret that are shown once.
  Rights: ${staffPermissions.join(', ')}. Without --rights: customer:search,customer:read.
  The data is in ${dataDir}.
`

type Wish = {
  readonly name: string
  readonly email: string
  readonly permissions: readonly StaffPermission[]
}

/** What was asked on the command line, or the sentence that says what is wrong with it. */
const readWish = (words: readonly string[]): Wish | string => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: false,
    options: {
      name: { type: 'string' },
      email: { type: 'string' },
      rights: { type: 'string', default: 'customer:search,customer:read' },
    },
  })
  const { name, email, rights } = values
  if (positionals.length !== 1 || positionals[0] !== 'add') return usage
  if (typeof name !== 'string' || name.trim() === '') return `--name is missing.\n\n${usage}`
  if (typeof email !== 'string' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    return `--email must be an e-mail address.\n\n${usage}`
  }
  const asked = String(rights).split(',')
  const unknown = asked.find(right => !staffPermissions.some(known => known === right))
  if (unknown !== undefined) return `There is no right "${unknown}".\n\n${usage}`
  return { name, email, permissions: staffPermissions.filter(right => asked.includes(right)) }
}

/** Adds the person; answers what to hand them, or null when the e-mail is somebody's already. */
const add = (wish: Wish): Promise<string | null> =>
  withOwnerDatabase(async url => {
    const db = openDb(openPool({ url, size: 1 }))
    try {
      const deps = { db, wall: wallClock, keys: openKeys(keysFile) }
      const totpSecret = newTotpSecret()
      const password = newSecret().slice(0, 24)
      const added = await addStaff(deps, { ...wish, password, totpSecret })
      if (!added) return null
      const uri = totpUri('Ligne Claire', wish.email, totpSecret)
      return `E-mail    ${wish.email}\nPassword  ${password}\nSecret    ${totpSecret}\n          ${uri}\n\nThey are not shown again.\n`
    } finally {
      await db.destroy()
    }
  })

const wish = readWish(process.argv.slice(2))
if (typeof wish === 'string') {
  process.stderr.write(wish)
  process.exitCode = 2
} else {
  const handed = await add(wish)
  if (handed === null) {
    process.stderr.write(`${wish.email} is a member of staff already: nothing was changed.\n`)
    process.exitCode = 1
  } else process.stdout.write(handed)
}
