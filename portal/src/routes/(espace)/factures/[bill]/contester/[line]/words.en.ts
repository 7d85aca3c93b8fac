import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Contest: {label}',
  bills: 'Bills',
  ofDay: 'Bill of {day}',
  facts: { line: 'Bill line', bill: 'Bill', amount: 'Amount billed' },
  held: 'Until our answer, by {day} at the latest, the amount contested is neither asked of you nor taken.',
  reason: 'Why do you contest this line?',
  reasons: {
    'not-used': 'I did not use this',
    'not-ordered': 'I did not order this',
    'wrong-price': 'The price is not the one I was told',
    'billed-twice': 'It is billed twice',
    'should-have-ended': 'It should have ended',
    'something-else': 'Something else',
  },
  text: 'Tell us more',
  textHint: 'What happened, and when. 2,000 characters at most.',
  amount: 'Amount contested, in euros',
  amountHint: 'All that can be is written already: {most}. You may contest less.',
  files: 'Pictures or documents',
  filesHint:
    'JPEG, PNG, WebP or PDF. Three files at most, 5 MB each, 8 MB in all. Of pictures we keep only what is seen on them, neither the place nor the device.',
  submit: 'Send the dispute',
  back: 'Back to the bill',
  already: 'This line is contested already',
  alreadyText: 'One dispute at a time for each line. Follow the one that is open.',
  see: 'See the dispute',
  nothing: 'There is nothing to contest on this line',
  nothingText:
    'It costs you nothing, is a discount, or was given back already. A discount at the same rate of VAT lowers what can be contested by as much.',
  missing: {
    reason: 'Choose a reason.',
    text: 'Tell us in a few words why you contest this line.',
    textLong: 'Write 2,000 characters at most.',
    amount: 'Enter an amount in euros, such as 12.50.',
    tooMany: 'Choose three files at most. Choose them again.',
    tooLarge: 'Your files are too large to be received: 5 MB each, 8 MB in all. Nothing was sent.',
  },
  refusals: {
    'nothing-to-contest': 'There is nothing to contest on this line. Nothing was sent.',
    'already-contested': 'This line is contested already. Nothing more was sent.',
    'amount-too-high': 'No more than {most} of this line can be contested. Nothing was sent.',
    'file-not-accepted':
      'One of the files is neither a JPEG, PNG or WebP picture nor a plain PDF, or is damaged. Nothing was sent. Choose them again.',
    'files-too-large':
      'Your files are too large: 5 MB each, 8 MB in all. Nothing was sent. Choose them again.',
    'idempotency-mismatch':
      'This page was used to send another dispute already. Reload it before you start again.',
    'storage-full':
      'We cannot receive files at the moment. Nothing was sent. Try again in a few minutes.',
  },
}
