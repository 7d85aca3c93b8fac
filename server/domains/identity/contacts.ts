import type { Keys } from '../../kernel/keys.ts'
import type { Channel, Contacts } from './deps.ts'

type Sealed = { readonly mobile_sealed: Buffer | null; readonly email_sealed: Buffer | null }

/** What a sealed contact is bound to: it opens nowhere else. */
const about = 'identity contact'

/** Encrypts the contacts to which codes may go. */
export const sealContacts = (keys: Keys, { mobile, email }: Contacts): Sealed => ({
  mobile_sealed: mobile === null ? null : keys.seal(Buffer.from(mobile), about),
  email_sealed: email === null ? null : keys.seal(Buffer.from(email), about),
})

/** The inverse of `sealContacts`. */
export const openContacts = (keys: Keys, sealed: Sealed): Contacts => ({
  mobile: sealed.mobile_sealed === null ? null : keys.open(sealed.mobile_sealed, about).toString(),
  email: sealed.email_sealed === null ? null : keys.open(sealed.email_sealed, about).toString(),
})

/** The contact of a channel, null when there is none on file. */
export const contactOf = ({ mobile, email }: Contacts, channel: Channel): string | null =>
  channel === 'sms' ? mobile : email

/** The channels on which a code can go, without the one that was used to reset the password lately. */
export const channelsOf = (contacts: Contacts, excluded: Channel | null): readonly Channel[] =>
  (['sms', 'email'] as const).filter(
    channel => contactOf(contacts, channel) !== null && channel !== excluded,
  )
