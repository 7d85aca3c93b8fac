import { open, readFile } from 'node:fs/promises'
import { type Static, Type } from 'typebox'
import { canonicalJson } from './canonical-json.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import type { Keys } from './keys.ts'
import { parsed } from './parsed.ts'

const Head = Type.Object({
  chain: Type.Integer(),
  sequence: Type.String(),
  hash: Type.String(),
})

/** One line of `DATA_DIR/audit-heads.ndjson`: where every chain stood, signed. */
const SignedHeads = Type.Object({
  at: Type.String(),
  heads: Type.Array(Head),
  keyVersion: Type.Integer(),
  signature: Type.String(),
})
export type Head = Static<typeof Head>

type ExportDeps = {
  readonly db: Db
  readonly keys: Keys
  readonly wall: Clock
  readonly file: string
}

/**
 * Makes what writes down, each time it is called, where the chains stand if they moved: one signed line, forced to disk, in a
 * place that PostgreSQL's administrator does not write. Copy the file off the machine.
 */
export const headsExporter = ({ db, keys, wall, file }: ExportDeps) => {
  let last = ''
  return async (): Promise<void> => {
    const rows = await db.selectFrom('kernel.audit_head').selectAll().orderBy('chain').execute()
    const heads = rows.map(({ chain, sequence, hash }) => ({
      chain,
      sequence: sequence.toString(),
      hash: hash.toString('hex'),
    }))
    const standing = canonicalJson(heads)
    if (standing === last) return
    const at = wall.now().toString()
    const { keyVersion, signature } = keys.sign(signedBytes(at, heads))
    const line = { at, heads, keyVersion, signature: signature.toString('base64') }
    const handle = await open(file, 'a', 0o600)
    try {
      await handle.appendFile(`${JSON.stringify(line)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    last = standing
  }
}

const signedBytes = (at: string, heads: readonly Head[]) => Buffer.from(canonicalJson([at, heads]))

export type ExportedHeads =
  | { readonly kind: 'read'; readonly heads: readonly Head[] }
  | { readonly kind: 'forged'; readonly line: number }

/** Every head that was ever exported, oldest first; or the first line that we did not sign. */
export const readExportedHeads = async (keys: Keys, file: string): Promise<ExportedHeads> => {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(line => line !== '')
  const heads: Head[] = []
  for (const [index, text] of lines.entries()) {
    const line = readLine(text)
    if (line === null || !isOurs(keys, line)) return { kind: 'forged', line: index + 1 }
    heads.push(...line.heads)
  }
  return { kind: 'read', heads }
}

const readLine = (text: string) => {
  try {
    const content: unknown = JSON.parse(text)
    return parsed(SignedHeads, content, 'a line of exported heads')
  } catch {
    return null
  }
}

const isOurs = (keys: Keys, { at, heads, keyVersion, signature }: Static<typeof SignedHeads>) =>
  keys.verify(signedBytes(at, heads), {
    keyVersion,
    signature: Buffer.from(signature, 'base64'),
  })
