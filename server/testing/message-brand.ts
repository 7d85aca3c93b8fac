import type { MessageBrand } from '../domains/notifications/public.ts'

/** An operator made up for tests of messages. */
export const testBrand: MessageBrand = {
  name: 'Ligne Claire',
  spaceName: { fr: 'Espace Client', en: 'Customer Space', zh: '客户空间' },
  look: { hue: 262, chroma: 0.15 },
  mailFrom: 'espace@example.org',
  smsSender: 'LC',
  phone: '1023',
  timeZone: 'Europe/Paris',
  publicOrigin: 'https://portal.example',
  ribbon: { fr: 'Démonstration', en: 'Demonstration', zh: '演示' },
}
