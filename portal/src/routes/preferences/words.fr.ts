export const words = {
  title: 'Langue et apparence',
  language: 'Langue',
  languageQuestion: 'Dans quelle langue voulez-vous lire ?',
  keepLanguage: 'Garder cette langue',
  look: 'Apparence',
  lookQuestion: 'Comment voulez-vous voir les pages ?',
  themes: { auto: 'Comme mon appareil', light: 'Toujours claires', dark: 'Toujours sombres' },
  keepLook: 'Garder cette apparence',
} as const
