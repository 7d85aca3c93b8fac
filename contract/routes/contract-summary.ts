import { type Static, Type } from 'typebox'
import { closed, DateText, oneOf } from '../closed.ts'
import { defineRoute } from '../define.ts'
import { IdOf } from '../ids.ts'
import { LanguageCode } from '../languages.ts'

/** The heads of the annex of Implementing Regulation (EU) 2019/2243, in its order. */
const summaryHeads = ['services', 'speed', 'price', 'duration', 'accessibility', 'other'] as const

const ContractSummary = closed({
  quoteId: IdOf('quote'),
  /** The language it was written in, that of the quote. */
  language: LanguageCode,
  madeOn: DateText,
  title: Type.String(),
  offer: Type.String(),
  /** Who sells: name, address, how to reach them. */
  provider: Type.Array(Type.String()),
  intro: Type.String(),
  sections: Type.Array(
    closed({
      head: oneOf(summaryHeads),
      title: Type.String(),
      rows: Type.Array(closed({ label: Type.String(), value: Type.String() })),
      notes: Type.Array(Type.String()),
    }),
  ),
  /** Names this text: the sentence agreed to by ordering names it too. */
  mark: Type.String(),
})
export type ContractSummary = Static<typeof ContractSummary>

const reading = {
  method: 'GET',
  permission: 'customer line:read',
  assurance: 'session',
  idempotency: 'none',
  cache: 'no-store',
} as const

/** C. conso L224-27 II: the contract summary, before anything is agreed to. `not-found` when nothing is bought. */
export const readSummary = defineRoute({
  ...reading,
  id: 'ordering.readSummary',
  path: '/quotes/:quoteId/summary',
  summary: 'The contract summary of a quote, under the heads of Regulation (EU) 2019/2243.',
  params: closed({ quoteId: IdOf('quote') }),
  success: { status: 200, body: ContractSummary },
  refusals: {},
})

/** The same on a durable medium. Made when first asked: until then, try again after `Retry-After`. */
export const readSummaryDocument = defineRoute({
  ...reading,
  id: 'ordering.readSummaryDocument',
  path: '/quotes/:quoteId/summary/document',
  summary: 'The archived contract summary (PDF/UA-1) of a quote.',
  params: closed({ quoteId: IdOf('quote') }),
  success: { status: 200, bytes: 'application/pdf' },
  refusals: { 'document-being-made': 503 },
  limits: [{ by: 'actor', calls: 60, seconds: 60 }],
})
