export const words = {
  description: '{space} : ce qu’il vous reste, vos factures expliquées et payées, vos lignes.',
  bills: 'Factures',
  usage: 'Ma conso',
} as const
