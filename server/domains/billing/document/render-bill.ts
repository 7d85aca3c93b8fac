import { readFile } from 'node:fs/promises'
import { openTypesetter } from '../../../kernel/typeset.ts'
import type { BillView } from './bill-view.ts'

/** Turns a written bill into the bytes of its PDF; `issuedAt` is the time the file says it was made. */
export type RenderBill = (view: BillView, issuedAt: Temporal.Instant) => Uint8Array

/** The template of bills on a typesetter (about 20 ms a bill): for a worker's job, never for a request. */
export const openRenderer = async (opening = openTypesetter()): Promise<RenderBill> => {
  const typeset = await opening
  const template = await readFile(new URL('bill.typ', import.meta.url), 'utf8')
  return (bill, issuedAt) => typeset(template, { bill }, issuedAt)
}
