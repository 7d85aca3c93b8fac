export const words = {
  console: 'Console des conseillers',
  language: 'Langue',
  look: 'Langue et apparence',
  failure: {
    notFound: 'Cette page n’existe pas',
    refused: 'Vous n’avez pas le droit de voir cette page',
    broken: 'Nous n’avons pas pu faire cette page. Rien n’a été changé.',
    reference: 'Référence : {reference}',
    retry: 'Réessayer',
    home: 'Aller à l’accueil',
  },
} as const
