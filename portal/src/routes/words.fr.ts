export const words = {
  nav: {
    label: 'Espace client',
    home: 'Accueil',
    usage: 'Ma conso',
    bills: 'Factures',
    lines: 'Mes lignes',
    help: 'Aide',
  },
  footer: { language: 'Langue', look: 'Langue et apparence' },
  failure: {
    notFound: 'Cette page n’existe pas',
    notFoundText: 'L’adresse est peut-être incomplète, ou la page a changé de place.',
    refused: 'Cette page ne vous est pas ouverte',
    refusedText: 'Votre compte n’a pas le droit de la voir.',
    broken: 'Nous n’avons pas pu faire cette page',
    brokenText: 'Rien n’a été changé. Réessayez dans un instant.',
    reference: 'Référence à nous donner : {reference}',
    home: 'Aller à l’accueil',
    retry: 'Réessayer',
  },
} as const
