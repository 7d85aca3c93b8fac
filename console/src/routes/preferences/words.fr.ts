export const words = {
  title: 'Langue et apparence',
  language: 'Dans quelle langue voulez-vous lire ?',
  keepLanguage: 'Garder cette langue',
  look: 'Comment voulez-vous voir les pages ?',
  themes: { auto: 'Comme mon appareil', light: 'Toujours claires', dark: 'Toujours sombres' },
  keepLook: 'Garder cette apparence',
  back: 'Revenir sans rien changer',
} as const
