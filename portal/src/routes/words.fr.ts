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
  app: {
    offline: 'Vous êtes hors connexion. Vous lisez une copie du {time}.',
    offlineHere: 'Vous êtes hors connexion. Vous pouvez lire ; payer et modifier attendront.',
    retry: 'Réessayer',
    kept: 'Ce que je peux lire',
    unsent:
      'Rien n’a été envoyé : cela demande une connexion. Ce que vous avez saisi reste sur cette page ; renvoyez-le une fois connecté.',
    update: 'Une nouvelle version est prête.',
    updateTyped: 'La nouvelle version s’ouvrira à la page suivante : votre saisie reste ici.',
    take: 'Mettre à jour',
  },
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
