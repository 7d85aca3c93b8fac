import { present } from '../../kernel/errors.ts'

/** A number with its last four digits: enough to agree on a line, too little to call it. */
export const maskedNumber = (e164: string): string => {
  const [first = '', second = ''] = e164.slice(-4).match(/\d{2}/g) ?? []
  return ['••', '••', '••', first, second].join('\u00a0')
}

/** An e-mail address with the first letter of its name: `c•••@exemple.example`. */
const maskedEmail = (email: string): string => {
  const at = email.lastIndexOf('@')
  return `${present(email[0], 'the first letter of an address')}•••${email.slice(at)}`
}

type Contacts = { readonly mobile: string | null; readonly email: string | null }

/** The contacts of a person as agents see them. */
export const maskedContacts = ({ mobile, email }: Contacts) => ({
  ...(mobile === null ? {} : { maskedMobile: maskedNumber(mobile) }),
  ...(email === null ? {} : { maskedEmail: maskedEmail(email) }),
})
