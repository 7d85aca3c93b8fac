import type { SummaryWords } from './words.fr.ts'

export const words: SummaryWords = {
  title: 'Contract summary',
  intro:
    'The main points of the offer on one page, as Implementing Regulation (EU) 2019/2243 asks, so that you can compare. You are given it before anything is agreed.',
  provider: {
    phone: (phone, hours) => `Phone ${phone}, ${hours}`,
  },
  heads: {
    services: 'Services and equipment',
    speed: 'Internet speeds and remedies',
    price: 'Price',
    duration: 'Duration and termination',
    accessibility: 'Customers with disabilities',
    other: 'Other information',
  },
  offer: 'Offer',
  line: 'Line',
  what: 'What it includes',
  services: {
    voice: 'Calls',
    sms: 'Texts',
    mms: 'Picture messages',
    data: 'Internet',
  },
  unlimited: 'unlimited',
  abroad: part => `of which ${part} may be used outside France, where the offer says so`,
  beyond: {
    charged: 'beyond, charged at the price outside the plan',
    blocked: 'beyond, blocked: nothing is charged',
    slowed: 'beyond, slowed down: nothing is charged',
  },
  equipment: 'Equipment lent',
  speeds: {
    download: 'Download speed, at most',
    upload: 'Upload speed, at most',
    network: 'Mobile network',
    megabits: size => `${size} Mb/s`,
    mobile:
      'On mobile, speed depends on the place, the device and how many people are connected; no speed is promised.',
    remedy:
      'If what you receive differs significantly, continuously or often from what is said here, you may terminate free of charge (C. conso L224-34).',
  },
  price: {
    monthly: 'Each month',
    once: 'Once only',
    discount: name => `Discount: ${name}`,
    perMonth: amount => `${amount} a month`,
    until: (amount, day) => `${amount} a month, until ${day}`,
    line: 'Total of the line a month, at first',
    nextBill: day => `Difference on the bill of ${day}`,
    year: 'Subscriptions and fees of the line over 12 bills',
    taxes: 'Prices include all taxes.',
    usage: 'What the offer does not include is charged at the line’s prices outside the plan.',
  },
  duration: {
    from: 'From',
    until: 'Until',
    commitment: 'Commitment',
    none: 'None',
    commitmentUntil: day => `Until ${day}`,
    leaving: day => `Price of leaving on ${day}, at most`,
    after: 'The contract then goes on without a term, until you terminate it.',
    law: citation => `Price of leaving worked out under ${citation}.`,
    notice: days => `A termination takes effect ${days} days after the request at the latest.`,
  },
  accessibility: [
    'Your bills and this summary are tagged PDFs that a screen reader can read.',
    'The customer space works with the keyboard alone and with a screen reader.',
    'Another format of this summary is given on request.',
  ],
  other: {
    withdrawal:
      'You have 14 days after the order to go back on it, from the page of the order (C. conso L221-18).',
    quote: moment => `These prices are guaranteed until ${moment}.`,
    disputes: 'A disagreement is settled with customer service first, then before the mediator.',
  },
  mark: 'Fingerprint',
  page: (page, pages) => `Page ${page} of ${pages}`,
}
