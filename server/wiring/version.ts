import { readFileSync } from 'node:fs'
import { Type } from 'typebox'
import { parsed } from '../kernel/parsed.ts'

const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')

/** What runs here, as package.json says. */
export const { version } = parsed(
  Type.Object({ version: Type.String() }),
  JSON.parse(text),
  'package.json',
)
