export const words = {
  title: 'Comparer les forfaits',
  titleOf: 'Quel forfait pour {name} ?',
  intro:
    'Chaque forfait est recalculé avec ce que cette ligne a vraiment consommé, aux prix d’aujourd’hui. Rien n’est commandé en regardant.',
  spanLabel: 'Mois de consommation pris en compte',
  months: { one: '{count} mois', other: '{count} mois' },
  measured: 'Consommation du {from} au {to}.',
  counted: {
    one: '{count} communication comptée.',
    other: '{count} communications comptées.',
  },
  younger: {
    one: 'Cette ligne n’a qu’{count} mois entier de consommation.',
    other: 'Cette ligne n’a que {count} mois entiers de consommation.',
  },
  verdict: {
    stay: {
      title: 'Gardez votre forfait : aucun autre ne vous coûterait moins sans rien vous retirer.',
      text: 'Comparés sur 12 et sur 24 factures, avec votre consommation.',
    },
    tooSoon: {
      title: 'Il est trop tôt pour vous conseiller.',
      text: 'Il faut au moins un mois entier de consommation. Les abonnements ci-dessous sont exacts.',
    },
    change: {
      title: '{offer} vous coûterait moins, sans rien vous retirer.',
      text: '{year} de moins sur vos 12 prochaines factures, {two} de moins sur les 24 prochaines.',
    },
  },
  horizonLabel: 'Nombre de factures additionnées',
  bills: { one: '{count} facture', other: '{count} factures' },
  overBills: {
    one: 'Sur {count} facture, à partir du {day}',
    other: 'Sur {count} factures, à partir du {day}',
  },
  held: 'Votre forfait',
  advised: 'Conseillé',
  against: {
    less: '{amount} de moins que votre forfait',
    more: '{amount} de plus que votre forfait',
    same: 'Autant que votre forfait',
  },
  barOf: '{subscriptions} d’abonnement, {usage} de consommation en plus',
  givesUp: {
    usage: 'N’aurait pas couvert tout ce que vous avez consommé',
    option: 'Vous perdez une option que vous avez',
    generation: 'Réseau mobile moins rapide que le vôtre',
    speed: 'Débit plus bas que le vôtre',
    television: 'Sans la télévision',
  },
  why: 'Le détail du calcul',
  perMonth: '{amount} par mois',
  until: 'jusqu’au {day}',
  causes: {
    'beyond-plan': 'Hors forfait',
    roaming: 'À l’étranger',
    'third-party': 'Services d’autres entreprises',
  },
  unserved: {
    blocked: 'Bloqué',
    slowed: 'Débit réduit',
    unpriced: 'Sans prix connu',
  },
  messages: {
    sms: { one: '{count} SMS', other: '{count} SMS' },
    mms: { one: '{count} MMS', other: '{count} MMS' },
  },
  inMeasured: 'sur la période mesurée',
  commitment: {
    title: 'Engagement',
    none: 'Aucun',
    until: 'Jusqu’au {day}',
  },
  parts: {
    subscriptions: 'Abonnements et frais',
    usage: 'Consommation en plus',
    carried: 'la même que sur la période mesurée',
  },
  see: 'Voir le prix exact',
  method:
    'Les abonnements sont ceux que vos factures demanderont, promotions et leurs fins comprises. La consommation est supposée rester la même : si la vôtre change, le résultat change aussi.',
  none: 'Pas de comparaison pour cette ligne',
  obstacles: {
    'line-not-active': 'Cette ligne n’est pas en service : elle ne peut pas changer de forfait.',
    'other-network':
      'Cette ligne n’a pas de forfait à elle. Regardez la ligne internet du même contrat.',
    'change-pending':
      'Un changement de forfait est déjà prévu pour cette ligne. Annulez-le depuis vos commandes si vous voulez comparer à nouveau.',
  },
  back: 'Revenir à la ligne',
} as const
