import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  code: {
    label: '6-digit code',
    submit: 'Check the code',
    missing: 'Copy the code you received: 6 digits.',
    notReceived: 'I have not received the code',
    notReceivedText:
      'It can take a minute. Look in your spam folder too. If nothing comes, check what you typed, or choose the other way: we only write to the contact details we already have.',
  },
  codeRefusals: {
    'code-wrong': 'This is not the right code. Copy the one in the last message you received.',
    'code-expired': 'This code is no longer valid: it lasts 10 minutes. Ask for another one.',
    'too-many-tries': 'This code was tried too often. Nothing is lost: ask for another one.',
    'no-journey': 'This step has expired. Nothing was changed. Start again from the beginning.',
  },
  password: {
    label: 'New password',
    hint: 'At least 12 characters. A few random words are strong and easy to remember. Do not use the one of another site.',
    missing: 'Choose a password.',
  },
  passwordRefusals: {
    'password-too-short': 'This password is too short: it needs at least 12 characters.',
    'password-too-long': 'This password is too long: 128 characters at most.',
    'password-breached':
      'This password is in lists that were stolen and published. Choose another one.',
    'password-is-context':
      'This password is mostly your name, your e-mail or our name: it would be guessed. Choose another one.',
  },
  channel: {
    question: 'How should we send the code?',
    sms: 'By text message',
    email: 'By e-mail',
    missing: 'Choose text message or e-mail.',
  },
  signIn: {
    title: 'Sign in',
    identifier: 'Your identifier',
    identifierHint: 'E-mail address, mobile number, customer number or the name you chose',
    identifierMissing: 'Enter your identifier.',
    password: 'Your password',
    passwordMissing: 'Enter your password.',
    submit: 'Sign in',
    forgotten: 'I forgot my password',
    noSpace: 'First visit?',
    noSpaceText:
      'Your space opens with your customer number, a contract number or a mobile number.',
    create: 'Create my account',
    passwordChanged: 'Your password is changed',
    passwordChangedText: 'All your devices were signed out. Sign in with the new password.',
    signedOut: 'You are signed out',
    signedOutText: 'See you soon.',
    refusals: {
      'credentials-wrong':
        'The identifier or the password is not right. Check both, or ask for a new password.',
    },
  },
  second: {
    title: 'Let us check that it is you',
    choose: 'We do not know this browser. A one-time code confirms it.',
    send: 'Get the code',
    none: 'No way to send you a code',
    noneText:
      'We have no other contact than the one used to change your password. To be safe, it can be used again after three days.',
    sms: 'The code goes to your mobile by text message. It is valid for 10 minutes.',
    email: 'The code goes to your e-mail address. It is valid for 10 minutes.',
    totp: 'Open your authenticator app and copy the code it shows.',
    trust: 'Do not ask for a code on this browser for 90 days',
    trustHint: 'Do not tick this on a shared device.',
    submit: 'Sign in',
    another: 'Get another code',
    restart: 'Start signing in again',
    refusals: {
      'channel-unavailable': 'We cannot send a code this way. Choose the other one.',
    },
  },
  signUp: {
    title: 'Create my account',
    lead: 'Three steps: say who you are, copy a code, choose a password.',
    identifier: 'Customer, contract or mobile number',
    identifierHint: 'The customer number is at the top of each bill.',
    identifierMissing: 'Enter one of these three numbers.',
    submit: 'Get the code',
    already: 'I already have an account: sign in',
    codeTitle: 'The code you received',
    codeSms:
      'If this number is known, a code is on its way by text message, to the mobile we have in the contract. It is valid for 10 minutes.',
    codeEmail:
      'If this number is known, a code is on its way by e-mail, to the address we have in the contract. It is valid for 10 minutes.',
    again: 'Start again with another number or another way',
    exists: 'This account already has a space',
    signIn: 'Sign in',
    loginTitle: 'Welcome {name}',
    loginTitlePlain: 'Your password',
    loginText: 'Choose what you will sign in with.',
    email: 'E-mail address',
    emailHint: 'You sign in with it. Your customer number and your mobile number will work too.',
    emailWrong: 'This address is not complete. It looks like name@example.com.',
    brandId: 'A name to sign in with',
    brandIdHint: '4 to 40 letters without accents, digits, dots or dashes; starts with a letter.',
    finish: 'Open my space',
    refusals: {
      'account-exists': 'This account already has a space. Sign in, or ask for a new password.',
      'identifier-missing': 'Enter an e-mail address or a name to sign in with.',
      'identifier-invalid':
        'This name will not do: 4 to 40 letters without accents, digits, dots or dashes, starting with a letter.',
      'identifier-taken':
        'This address or name already belongs to another space. Enter another one.',
    },
  },
  recovery: {
    title: 'Forgotten password',
    lead: 'A code, then a new password. Nothing changes until you have finished.',
    identifier: 'Your identifier',
    identifierHint: 'E-mail address, mobile number, customer number or the name you chose',
    identifierMissing: 'Enter your identifier.',
    submit: 'Get the code',
    back: 'Back to sign in',
    codeTitle: 'The code you received',
    codeSms:
      'If it is known, a code is on its way by text message, to the mobile we have. It is valid for 10 minutes.',
    codeEmail:
      'If it is known, a code and a link are on their way by e-mail, to the address we have. The code is valid for 10 minutes, the link for an hour.',
    again: 'Start again with another identifier or another way',
    newTitle: 'New password',
    newText: 'Changing it signs out all your devices.',
    change: 'Change my password',
    linkTitle: 'Change my password',
    linkText: 'This link comes from the message you asked for. It works once.',
    linkOpen: 'Choose a new password',
    linkNotMine: 'If you asked for nothing, close this page: nothing changes.',
    linkDead:
      'This link was already used or is no longer valid. Your password has not changed. Ask for another message.',
  },
}
