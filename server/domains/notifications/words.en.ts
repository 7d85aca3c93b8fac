import type { Words } from './words.ts'

export const english: Words = {
  codeLabel: 'Your code',
  reference: reference => `Reference of this message: ${reference}`,
  textReference: reference => `(ref. ${reference})`,
  whoWeAre: (spaceName, phone) =>
    `${spaceName}. We will never ask you for your code or your password. A question? Call ${phone}.`,
  notification: { title: 'A message is waiting for you', body: 'Open your space to read it.' },
  templates: {
    'sign-up-code': {
      subject: () => 'Your code to create your space',
      mail: ({ minutes }) => [
        'Enter this code to create your customer space.',
        `It works once, for ${minutes} minutes. Do not give it to anyone.`,
        'You did not ask for it? Ignore this message: without the code, nothing happens.',
      ],
      text: ({ code, minutes }) =>
        `${code} is your code to create your customer space. Valid ${minutes} min. Do not give it to anyone.`,
    },
    'sign-in-code': {
      subject: () => 'Your sign-in code',
      mail: ({ minutes }) => [
        'Enter this code to sign in to your customer space.',
        `It works once, for ${minutes} minutes. Do not give it to anyone.`,
        'Was it not you? Someone may know your password: change it.',
      ],
      text: ({ code, minutes }) =>
        `${code} is your sign-in code. Valid ${minutes} min. Do not give it to anyone.`,
    },
    'step-up-code': {
      subject: () => 'Your confirmation code',
      mail: ({ minutes }) => [
        'Enter this code to confirm that it is you.',
        `It works once, for ${minutes} minutes. Do not give it to anyone.`,
        'Was it not you? Change your password: nothing has been changed.',
      ],
      text: ({ code, minutes }) =>
        `${code} is your confirmation code. Valid ${minutes} min. Do not give it to anyone.`,
    },
    'recovery-code': {
      subject: () => 'Choose a new password',
      mail: ({ minutes }) => [
        'Enter this code to choose a new password.',
        `It works once, for ${minutes} minutes. Do not give it to anyone.`,
        'You did not ask for it? Ignore this message: your password stays the same.',
      ],
      text: ({ code, minutes }) =>
        `${code} is your code to choose a new password. Valid ${minutes} min. Do not give it to anyone.`,
      act: 'Choose a new password',
    },
    'new-device': {
      subject: () => 'Signed in from a new device',
      mail: ({ device, at }, say) => [
        `Your customer space was opened on ${say.instant(at)} from a new device: ${device}.`,
        'Was it you? There is nothing to do.',
        'Was it not you? Open your space, under Security: close that session and change your password.',
      ],
      text: ({ device, at }, say) =>
        `Signed in from a new device (${device}) on ${say.instant(at)}. Not you? Change your password in your space.`,
    },
    'password-changed': {
      subject: () => 'Your password was changed',
      mail: ({ at }, say) => [
        `Your password was changed on ${say.instant(at)}. Your other sessions were closed.`,
        'Was it not you? Ask for a new password at once, or call us.',
      ],
      text: ({ at }, say) =>
        `Your password was changed on ${say.instant(at)}. Not you? Ask for a new one or call us.`,
    },
    'factor-changed': {
      subject: () => 'Your second step was changed',
      mail: ({ at }, say) => [
        `A way of checking that it is you was added or removed on ${say.instant(at)}.`,
        'Was it not you? Change your password and look under Security, or call us.',
      ],
      text: ({ at }, say) =>
        `Your second step was changed on ${say.instant(at)}. Not you? Call us.`,
    },
    'contact-changed': {
      subject: () => 'Your contact details were changed',
      mail: ({ at }, say) => [
        `The address or number to which we write was changed on ${say.instant(at)}.`,
        'Was it not you? Call us: we will put the former one back.',
      ],
      text: ({ at }, say) =>
        `Your contact details were changed on ${say.instant(at)}. Not you? Call us.`,
    },
    'bill-ready': {
      subject: ({ amount }, say) => `Your bill is ready: ${say.money(amount)}`,
      mail: ({ amount, billNumber, dueOn, autopay }, say) => [
        `Your bill no. ${billNumber} comes to ${say.money(amount)}.`,
        autopay
          ? `It will be debited on ${say.date(dueOn)}. There is nothing to do.`
          : `It is to be paid by ${say.date(dueOn)}.`,
      ],
      text: ({ amount, dueOn, autopay }, say) =>
        autopay
          ? `Your bill of ${say.money(amount)} is ready. It will be debited on ${say.date(dueOn)}.`
          : `Your bill of ${say.money(amount)} is ready. Please pay by ${say.date(dueOn)}.`,
      act: 'See the bill',
      notification: { title: 'Your bill is ready', body: 'Open it in your space.' },
    },
    'payment-received': {
      subject: ({ amount }, say) => `Payment received: ${say.money(amount)}`,
      mail: ({ amount, paidOn, paymentReference }, say) => [
        `We received your payment of ${say.money(amount)} on ${say.date(paidOn)}. Thank you.`,
        `Payment reference: ${paymentReference}. Your receipt is ready as a PDF in your space.`,
      ],
      text: ({ amount, paymentReference }, say) =>
        `We received your payment of ${say.money(amount)}. Reference ${paymentReference}. Thank you.`,
      act: 'See the payment and its receipt',
    },
    'payment-failed': {
      subject: () => 'The payment did not go through',
      mail: ({ amount }, say) => [
        `The payment of ${say.money(amount)} did not go through. You have not been charged.`,
        'Try again, or choose another card.',
      ],
      text: ({ amount }, say) =>
        `The payment of ${say.money(amount)} did not go through. You have not been charged. Try again in your space.`,
      act: 'Try again',
    },
    'order-placed': {
      subject: ({ orderReference }) => `Your order ${orderReference} is recorded`,
      mail: ({ orderReference, agreed, effectiveOn }, say) => [
        `You agreed to this: ${agreed}`,
        `From ${say.date(effectiveOn)}. Order reference: ${orderReference}.`,
        'You can follow this order, and undo it while that is possible, in your space.',
      ],
      text: ({ orderReference, effectiveOn }, say) =>
        `Order ${orderReference} recorded, from ${say.date(effectiveOn)}. Was it not you? Call us.`,
      act: 'See the order',
    },
    'order-undone': {
      subject: ({ orderReference }) => `Your order ${orderReference} is undone`,
      mail: ({ orderReference }) => [
        `We have undone the order ${orderReference}, as you asked.`,
        'Your line has again what it had, at the same price. Nothing will be charged for this order.',
      ],
      text: ({ orderReference }) =>
        `Order ${orderReference} undone: your line has again what it had, at the same price.`,
      act: 'See the order',
    },
    'dispute-opened': {
      subject: ({ disputeReference }) => `Your dispute ${disputeReference} is recorded`,
      mail: ({ disputeReference, billNumber, amount, answerBy }, say) => [
        `You contest ${say.money(amount)} of bill no. ${billNumber}. Reference: ${disputeReference}.`,
        `We will answer by ${say.date(answerBy)} at the latest. Until then this amount is not asked of you.`,
      ],
      text: ({ disputeReference, amount, answerBy }, say) =>
        `Dispute ${disputeReference} of ${say.money(amount)} recorded. We will answer by ${say.date(answerBy)}.`,
      act: 'Follow the dispute',
    },
    'dispute-answered': {
      subject: ({ disputeReference }) => `Our answer to your dispute ${disputeReference}`,
      mail: ({ disputeReference, billNumber, amount, contested, answer }, say) => [
        amount.amount === '0'
          ? `We have looked into your dispute ${disputeReference} of bill no. ${billNumber}. The ${say.money(contested)} contested stay due.`
          : `We have looked into your dispute ${disputeReference} of bill no. ${billNumber}. Of ${say.money(contested)} we give you back ${say.money(amount)} by a credit note.`,
        answer,
        'Do you disagree? Your space says who to turn to next.',
      ],
      text: ({ disputeReference, amount }, say) =>
        amount.amount === '0'
          ? `Dispute ${disputeReference}: the amount stays due. Our answer is in your space.`
          : `Dispute ${disputeReference}: we give you back ${say.money(amount)} by a credit note. Our answer is in your space.`,
      act: 'Read the answer',
    },
    'payment-due-soon': {
      subject: ({ amount, dueOn }, say) => `${say.money(amount)} to pay by ${say.date(dueOn)}`,
      mail: ({ amount, dueOn }, say) => [
        `There is still ${say.money(amount)} to pay by ${say.date(dueOn)}.`,
        'Have you paid already? Thank you, please ignore this message.',
      ],
      text: ({ amount, dueOn }, say) =>
        `There is still ${say.money(amount)} to pay by ${say.date(dueOn)}. Already paid? Thank you, please ignore this.`,
      act: 'Pay',
    },
    'allowance-alert': {
      subject: ({ line, service, percent }) =>
        ({
          data: `Line ${line}: ${percent}% of your data used`,
          voice: `Line ${line}: ${percent}% of your calls used`,
          sms: `Line ${line}: ${percent}% of your texts used`,
        })[service],
      mail: ({ line, service, offer, percent }) => [
        {
          data: `The line ${line} has used ${percent}% of the data that “${offer.en}” gives.`,
          voice: `The line ${line} has used ${percent}% of the calls that “${offer.en}” gives.`,
          sms: `The line ${line} has used ${percent}% of the texts that “${offer.en}” gives.`,
        }[service],
        'What happens beyond, and how to limit it, is in your space.',
        'You choose yourself when to be told, line by line.',
      ],
      text: ({ line, service, percent }) =>
        ({
          data: `Line ${line}: ${percent}% of your data used. The detail is in your space.`,
          voice: `Line ${line}: ${percent}% of your calls used. The detail is in your space.`,
          sms: `Line ${line}: ${percent}% of your texts used. The detail is in your space.`,
        })[service],
      act: 'See the ceilings of the line',
    },
    'spend-alert': {
      subject: ({ line, amount }, say) => `Line ${line}: ${say.money(amount)} beyond the plan`,
      mail: ({ line, amount }, say) => [
        `Since the period began, the line ${line} has reached ${say.money(amount)} beyond its plan.`,
        'This amount will be on your next bill. So as not to pass a sum, set a ceiling in your space.',
      ],
      text: ({ line, amount }, say) =>
        `Line ${line}: ${say.money(amount)} beyond the plan. You can set a ceiling in your space.`,
      act: 'See the ceilings of the line',
    },
    'ceiling-near': {
      subject: ({ line, percent, limit }, say) =>
        `Line ${line}: ${percent}% of your ceiling of ${say.money(limit)}`,
      mail: ({ line, cause, percent, limit }, say) => [
        {
          'out-of-bundle': `The line ${line} has reached ${percent}% of its ceiling out of bundle in France, set at ${say.money(limit)}.`,
          'roaming-data': `The line ${line} has reached ${percent}% of its ceiling on data abroad, set at ${say.money(limit)}.`,
          roaming: `The line ${line} has reached ${percent}% of its ceiling abroad, set at ${say.money(limit)}.`,
          premium: `The line ${line} has reached ${percent}% of its ceiling on premium numbers, set at ${say.money(limit)}.`,
          total: `The line ${line} has reached ${percent}% of its total ceiling, set at ${say.money(limit)}.`,
        }[cause],
        'At the ceiling these uses will be cut: nothing more will be billed.',
        'You can change this ceiling at any time in your space.',
      ],
      text: ({ line, percent, limit }, say) =>
        `Line ${line}: ${percent}% of your ceiling of ${say.money(limit)}. At the ceiling these uses will be cut.`,
      act: 'See the ceilings of the line',
    },
    'ceiling-reached': {
      subject: ({ line, limit }, say) => `Line ${line}: ceiling of ${say.money(limit)} reached`,
      mail: ({ line, cause, limit }, say) => [
        {
          'out-of-bundle': `The line ${line} has reached its ceiling out of bundle in France, set at ${say.money(limit)}.`,
          'roaming-data': `The line ${line} has reached its ceiling on data abroad, set at ${say.money(limit)}.`,
          roaming: `The line ${line} has reached its ceiling abroad, set at ${say.money(limit)}.`,
          premium: `The line ${line} has reached its ceiling on premium numbers, set at ${say.money(limit)}.`,
          total: `The line ${line} has reached its total ceiling, set at ${say.money(limit)}.`,
        }[cause],
        'These uses are cut until the period ends. Nothing more will be billed for them.',
        'To go on, change this ceiling in your space: you will first see what may be billed.',
      ],
      text: ({ line, limit }, say) =>
        `Line ${line}: ceiling of ${say.money(limit)} reached. These uses are cut, nothing more will be billed.`,
      act: 'See the ceilings of the line',
    },
  },
}
