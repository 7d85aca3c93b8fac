import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'Help',
  search: 'Search the help',
  found: { one: '{count} article found', other: '{count} articles found' },
  none: 'No article for “{words}”',
  noneText: 'Try a shorter word, or look through all the articles.',
  all: 'See all articles',
  back: 'Help',
  api: 'Writing a program? The programming interface',
  articles: {
    'comprendre-ma-facture': {
      title: 'Understand my bill',
      summary: 'Subscription in advance, usage afterwards, and where each amount comes from.',
      steps: [
        'Your subscription is billed in advance, from one bill day to the next. What goes beyond your plan is billed afterwards, on the next bill.',
        'Open a bill, then a line: it shows the calculation, the quantities and the price applied with its date.',
        'The drawing at the top explains the difference with the bill before, step by step.',
      ],
      act: 'Open my bills',
    },
    'payer-ma-facture': {
      title: 'Pay my bill',
      summary: 'By card, in one go, with a receipt.',
      steps: [
        'Open the bill to pay and choose “Pay”.',
        'Check the amount, then enter your card on the page of the payment provider. We never see its number.',
        'Your bank may ask you to confirm. You then come back here, with a reference and a receipt.',
        'If the payment does not go through, nothing is taken and the bill remains to be paid.',
      ],
      act: 'See what I owe',
    },
    'telecharger-ma-facture': {
      title: 'Download a bill as a PDF',
      summary: 'Each bill can be saved, as a proof of address for example.',
      steps: [
        'Open the list of bills and search by year or by number.',
        'Open the bill, then choose “Download the PDF”. The document never changes again.',
      ],
      act: 'Open my bills',
    },
    'suivre-ma-conso': {
      title: 'Follow my usage',
      summary: 'What is left, and until when.',
      steps: [
        'The home page shows what is left on each line and the day everything starts again.',
        'My usage details data, calls and messages, with the time at which the figures are up to date.',
        'Your allowances start again on your bill day.',
      ],
      act: 'See my usage',
    },
    'hors-forfait': {
      title: 'Why are there charges outside my plan?',
      summary: 'Calls abroad, special numbers, travel outside Europe.',
      steps: [
        'What your plan does not cover is counted by the unit, at the price in force that day.',
        'In the bill, open the line concerned: each call is listed, with its length and its price.',
        'The page of the line shows its plan and its options, so that you see what they cover.',
      ],
      act: 'See my lines',
    },
    'mon-engagement': {
      title: 'Until when am I committed?',
      summary: 'The end date is written on each contract.',
      steps: [
        'Open your profile: each contract shows when it was signed and when its commitment ends.',
        'The page of a line also shows the end of each promotion, so that the bill does not surprise you.',
      ],
      act: 'See my contracts',
    },
    'mot-de-passe': {
      title: 'Change or recover my password',
      summary: 'With a code sent to a contact we already have.',
      steps: [
        'If you know it: Security, then “Change my password”.',
        'If you forgot it: on the sign-in page, “I forgot my password”. A code arrives by text message or e-mail.',
        'Either way, your other devices are signed out.',
      ],
      act: 'Open security',
    },
    'application-authentification': {
      title: 'Protect my account with an app',
      summary: 'A code on your phone, safer than a text message.',
      steps: [
        'Install an authenticator app on your phone.',
        'In Security, add it by scanning the drawing, then copy the code it shows.',
        'Its code will be asked each time you sign in from a browser we do not know.',
      ],
      act: 'Add an app',
    },
    'code-non-recu': {
      title: 'I do not receive the code',
      summary: 'What to check, and the other way.',
      steps: [
        'Wait a minute and look in your spam folder.',
        'Choose the other way: text message or e-mail. Codes only go to contact details we already have.',
        'After several requests we pause for an hour, to be safe.',
      ],
      act: 'Check my contact details',
    },
    'message-suspect': {
      title: 'Does this message really come from you?',
      summary: 'Each message we send carries a reference that you can find here.',
      steps: [
        'Do not click and do not give any code. We never ask for one by phone.',
        'Look for the reference of the message in Messages received. If it is not there, it is not from us.',
        'In doubt? Change your password and sign out your other devices.',
      ],
      act: 'See messages received',
    },
  },
}
