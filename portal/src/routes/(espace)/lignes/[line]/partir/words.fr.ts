export const words = {
  title: 'Ce que coûterait un départ',
  titleOf: 'Si vous partiez : {name}',
  intro:
    'Cette page calcule, elle ne résilie rien. Chaque montant est celui que vos factures demanderaient.',
  promise: {
    none: 'Vous n’avez plus d’engagement : vous pouvez partir quand vous voulez.',
    free: 'Votre engagement court jusqu’au {until}, mais le rompre ne coûte rien.',
    until:
      'Votre engagement court jusqu’au {until}. À partir du {free}, le rompre ne coûte plus rien.',
    whole:
      'Votre engagement court jusqu’au {until}. À partir de ce jour, partir ne coûte plus rien pour l’engagement.',
  },
  together: 'Ces lignes sont du même contrat et partiraient ensemble : {lines}.',
  refused: {
    title: 'Ce jour ne peut pas être calculé.',
    text: 'Rien n’a changé. Choisissez un jour à partir du {first}, dans les trois ans.',
  },
  onDay: 'Si vous partiez le {day}',
  best: 'Le jour le moins cher : le {day}',
  bestText:
    'C’est ce jour-là qu’il vous resterait le moins à payer en tout. À prix égal, le dernier.',
  bestTag: 'Le moins cher',
  freeTag: 'Départ libre',
  slider: {
    label: 'Faites glisser pour voir un autre jour',
    value: 'Le {day} : {total} en tout',
  },
  columns: {
    on: 'Jour du départ',
    subscriptions: 'Abonnements jusque-là',
    leaving: 'Prix du départ',
    total: 'En tout',
  },
  parts: {
    'early-termination': 'Engagement non terminé',
    'termination-fee': 'Frais de résiliation',
  },
  prorata: 'au jour près, options et remises comprises',
  givenBack: 'ce que vous avez payé d’avance vous est rendu',
  source: 'selon {citation}',
  pricedFrom: 'prix en vigueur depuis le {day}',
  freeExit:
    'un prix a changé : partir est gratuit jusqu’au {day}, ce jour exclu (C. conso L224-33)',
  lost: 'Remise perdue',
  perMonth: '{amount} par mois',
  lostUntil: '{name}, qui devait durer jusqu’au {day}',
  ask: {
    label: 'Un autre jour',
    hint: 'À partir du {first}, dans les trois ans.',
    act: 'Calculer ce jour',
  },
  table: 'Jour par jour',
  equipment: {
    title: 'Ce qui vous est prêté',
    text: 'À rendre après le départ. Ces prix ne sont demandés que pour ce qui n’est pas rendu.',
  },
  notice: {
    one: 'Un départ prend effet au plus tard {count} jour après la demande ({law}).',
    other: 'Un départ prend effet au plus tard {count} jours après la demande ({law}).',
  },
  none: 'Rien à calculer pour cette ligne',
  noneText: 'Cette ligne n’est pas en service : elle n’a plus de contrat à quitter.',
  back: 'Revenir à la ligne',
} as const
