import type { Money } from '#contract/money.ts'
import {
  type DisputeReason,
  disputeReasons,
  disputeTextLength,
  evidenceLimits,
} from '#contract/routes/disputes.ts'
import { type FormError, formText } from '../../../../../forms.ts'
import { amountFrom } from './amount-text.ts'

/** What a person typed, given back to them when it is refused: all of it but the files. */
export type Typed = {
  readonly reason: string
  readonly text: string
  readonly amount: string
}

type Missing = Readonly<Record<'reason' | 'text' | 'textLong' | 'amount' | 'tooMany', string>>

type Read =
  | {
      readonly kind: 'read'
      readonly reason: DisputeReason
      readonly amount: Money
      readonly files: { readonly base64: string }[]
    }
  | { readonly kind: 'missing'; readonly errors: FormError[] }

/** The answers of the form as they were typed. */
export const typedIn = (form: FormData): Typed => ({
  reason: formText(form, 'raison'),
  text: formText(form, 'texte').replace(/\r\n?/g, '\n'),
  amount: formText(form, 'montant'),
})

/** The answers as the API takes them, or what is missing, in the order of the fields. */
export async function readForm(form: FormData, typed: Typed, words: Missing): Promise<Read> {
  const reason = disputeReasons.find(one => one === typed.reason)
  const amount = amountFrom(typed.amount)
  // A browser sends one empty file for a field that was left alone.
  const files = form.getAll('pieces').filter(one => one instanceof File && one.size > 0)
  const errors: FormError[] = []
  if (reason === undefined) errors.push({ id: 'raison', text: words.reason })
  if (typed.text === '') errors.push({ id: 'texte', text: words.text })
  if (typed.text.length > disputeTextLength) errors.push({ id: 'texte', text: words.textLong })
  if (amount === undefined) errors.push({ id: 'montant', text: words.amount })
  if (files.length > evidenceLimits.files) errors.push({ id: 'pieces', text: words.tooMany })
  if (reason === undefined || amount === undefined || errors.length > 0)
    return { kind: 'missing', errors }
  return { kind: 'read', reason, amount, files: await Promise.all(files.map(toBase64)) }
}

const toBase64 = async (file: FormDataEntryValue) => ({
  base64: file instanceof File ? Buffer.from(await file.arrayBuffer()).toString('base64') : '',
})

/** Which field a refusal of the API is about. */
export const fieldOf = (code: string): string | undefined => {
  if (code === 'amount-too-high') return 'montant'
  return code === 'file-not-accepted' || code === 'files-too-large' ? 'pieces' : undefined
}
