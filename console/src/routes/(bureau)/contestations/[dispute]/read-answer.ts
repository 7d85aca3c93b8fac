import { disputeTextLength } from '../../../../../../contract/routes/disputes.ts'
import { disputeOutcomes } from '../../../../../../contract/routes/staff-disputes.ts'
import { type FormError, formText } from '../../../forms.ts'

type Missing = Readonly<Record<'outcome' | 'granted' | 'text' | 'textLong', string>>

/** What the agent typed, given back when it is refused. */
export const typedIn = (form: FormData) => ({
  outcome: formText(form, 'decision'),
  granted: formText(form, 'montant'),
  text: formText(form, 'reponse').replace(/\r\n?/g, '\n'),
})

/** The answer as the API takes it, or what is missing, in the order of the fields. */
export function readAnswer(typed: ReturnType<typeof typedIn>, words: Missing) {
  const outcome = disputeOutcomes.find(one => one === typed.outcome)
  const cents = centsFrom(typed.granted)
  const isPart = outcome === 'accept-part'
  const errors: FormError[] = []
  if (outcome === undefined) errors.push({ id: 'decision', text: words.outcome })
  if (isPart && cents === undefined) errors.push({ id: 'montant', text: words.granted })
  if (typed.text === '') errors.push({ id: 'reponse', text: words.text })
  if (typed.text.length > disputeTextLength) errors.push({ id: 'reponse', text: words.textLong })
  if (outcome === undefined || errors.length > 0) return { kind: 'missing' as const, errors }
  const granted =
    isPart && cents !== undefined ? { granted: { amount: cents, currency: 'EUR' as const } } : {}
  return { kind: 'read' as const, body: { outcome, ...granted, text: typed.text } }
}

/** `12,5` and `12.50 €` are 1250 cents; what is no amount is none. */
function centsFrom(text: string): string | undefined {
  const typed = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s€]/g, ''))
  if (!typed) return undefined
  const [, whole = '', fraction = ''] = typed
  return String(BigInt(whole + fraction.padEnd(2, '0')))
}
