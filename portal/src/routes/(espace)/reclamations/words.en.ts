import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Your disputes',
  titleOf: 'Disputes of bill no. {number}',
  columns: {
    what: 'Line contested',
    bill: 'Bill',
    when: 'Date',
    amount: 'Amount',
    state: 'Status',
  },
  states: {
    open: 'Under way',
    accepted: 'Accepted',
    'part-accepted': 'Accepted in part',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
  },
  none: 'No dispute',
  noneText: 'Does a line of a bill surprise you? Open it on the bill, you can contest it there.',
  seeBills: 'See your bills',
  noneOfBill: 'No line of this bill is contested',
  all: 'See all disputes',
  older: 'Older disputes',
  one: {
    titles: {
      open: 'Your dispute is recorded',
      accepted: 'Your dispute is accepted',
      'part-accepted': 'Your dispute is accepted in part',
      refused: 'Your dispute is refused',
      withdrawn: 'Your dispute is withdrawn',
    },
    facts: {
      reference: 'Reference',
      line: 'Line contested',
      bill: 'Bill',
      reason: 'Reason',
      contested: 'Amount contested',
      answerBy: 'Answer by',
      granted: 'Amount given back',
    },
    next: {
      open: 'We will answer by {day} at the latest. Until then {amount} is neither asked of you nor taken.',
      accepted: 'We give you back {amount} by a credit note. There is nothing to do.',
      'part-accepted':
        'We give you back {amount} by a credit note. The rest of what you contested is to be paid.',
      refused: 'The amount contested is to be paid like the rest of the bill.',
      withdrawn: 'The amount contested is to be paid like the rest of the bill.',
    },
    answer: 'Our answer',
    note: 'Credit note',
    noteFacts: {
      number: 'Number',
      issued: 'Issued on',
      net: 'Total without VAT',
      vat: 'VAT {rate}',
      rounding: 'Rounding',
      total: 'Total given back',
    },
    noteUse:
      'It first lowers what you owe on this bill, then on the others. If some is left, your account keeps it for the next one.',
    happened: 'What happened',
    steps: {
      open: 'Dispute sent',
      accepted: 'Accepted',
      'part-accepted': 'Accepted in part',
      refused: 'Refused',
      withdrawn: 'Withdrawn by you',
    },
    wrote: 'What you wrote',
    pieces: { image: 'Picture {rank}', pdf: 'PDF document {rank}' },
    download: 'Download',
    disagree: 'Do you disagree?',
    disagreeText:
      'Write to our consumer service, which answers within a month. After that, or after two months without an answer, the mediator of electronic communications can be asked free of charge, for a year.',
    withdraw: {
      open: 'Withdraw this dispute',
      text: '{amount} will be asked of you again, as before.',
      act: 'Withdraw the dispute of {amount}',
    },
    bill: 'See the bill',
    refusals: { 'dispute-closed': 'This dispute is closed already. Nothing was changed.' },
  },
}
