import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: 'My account',
  entries: {
    profil: 'Profile',
    securite: 'Security',
    paiement: 'Payment methods',
    paiements: 'Payments and receipts',
    contestations: 'Disputes',
    messages: 'Messages received',
    preferences: 'Language and appearance',
  },
  texts: {
    profil: 'Account holder, contact details, billing address, contracts',
    securite: 'Password, second factor, signed-in devices',
    paiement: 'Saved cards',
    paiements: 'What you paid, with the receipts',
    contestations: 'The bill lines you contest, and our answers',
    messages: 'Everything we have sent you',
    preferences: 'French, English or Chinese; light or dark pages',
  },
  signOut: 'Sign out',
}
