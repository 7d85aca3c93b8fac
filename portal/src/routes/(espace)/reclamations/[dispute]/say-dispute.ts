import type { Language } from '#contract/languages.ts'
import type { DisputeReason, DisputeView } from '#contract/routes/disputes.ts'
import { voiceOf } from '#ui/voice.ts'
import type { DisputeWords } from '../dispute-words.ts'

type Said = {
  readonly words: DisputeWords['one']
  readonly reasons: Readonly<Record<DisputeReason, string>>
}

/** What a dispute's page says, said on the server. */
export function sayDispute(dispute: DisputeView, { words, reasons }: Said, language: Language) {
  const { say, money, date, fullMoment } = voiceOf(language)
  const { facts, next } = words
  const { state, answer, contested } = dispute
  const isOpen = state === 'open'
  const amount = money(answer?.granted ?? contested)
  const nextOf = () => {
    if (state === 'open') return say(next.open, { day: date(dispute.answerBy), amount })
    if (state === 'accepted' || state === 'part-accepted') return say(next[state], { amount })
    return next[state]
  }
  return {
    title: words.titles[state],
    next: nextOf(),
    facts: [
      { label: facts.reference, value: dispute.reference },
      { label: facts.line, value: dispute.label },
      { label: facts.bill, value: dispute.billNumber },
      { label: facts.reason, value: reasons[dispute.reason] },
      { label: facts.contested, value: money(contested) },
      ...(isOpen ? [{ label: facts.answerBy, value: date(dispute.answerBy) }] : []),
      ...(answer ? [{ label: facts.granted, value: money(answer.granted) }] : []),
    ],
    note: sayNote(dispute, words, language),
    steps: dispute.steps.map(step => ({
      label: words.steps[step.state],
      value: fullMoment(step.at),
    })),
    pieces: dispute.evidence.map(({ position, kind }) => ({
      position,
      label: say(words.pieces[kind], { rank: String(position + 1) }),
    })),
    withdraw: isOpen
      ? {
          text: say(words.withdraw.text, { amount }),
          act: say(words.withdraw.act, { amount }),
        }
      : undefined,
    disagree: state === 'refused' || state === 'part-accepted',
  }
}

/** The credit note, a line for each VAT category; undefined while there is none. */
function sayNote({ creditNote }: DisputeView, words: DisputeWords['one'], language: Language) {
  if (!creditNote) return undefined
  const { say, money, date, rate } = voiceOf(language)
  const facts = words.noteFacts
  return [
    { label: facts.number, value: creditNote.number },
    { label: facts.issued, value: date(creditNote.issuedOn) },
    { label: facts.net, value: money(creditNote.net) },
    ...creditNote.categories.map(category => ({
      label: say(facts.vat, { rate: rate(category.rateBasisPoints) }),
      value: money(category.vat),
    })),
    ...(creditNote.rounding.amount === '0'
      ? []
      : [{ label: facts.rounding, value: money(creditNote.rounding) }]),
    { label: facts.total, value: money(creditNote.total) },
  ]
}
