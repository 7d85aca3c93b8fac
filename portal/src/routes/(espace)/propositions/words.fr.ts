export const words = {
  acts: {
    'change-plan': 'Passer à {offer}',
    add: 'Ajouter {offer}',
    remove: 'Retirer {offer}',
  },
  steps: { choose: 'Choisir', check: 'Vérifier', done: 'Terminé' },
  facts: {
    line: 'Ligne',
    from: 'À partir du',
    ends: 'Jusqu’au',
    valid: 'Prix garanti jusqu’au',
  },
  monthly: {
    title: 'Ce que vous payez chaque mois',
    item: 'Chaque mois',
    before: 'Aujourd’hui',
    after: 'Après',
    total: 'Total par mois',
    without: 'Rien',
    until: 'jusqu’au {day}',
  },
  nextBill: {
    title: 'Sur votre facture du {day}',
    same: 'Rien ne change sur cette facture.',
    days: {
      one: '{count} jour sur {of}, à partir du {from}',
      other: '{count} jours sur {of}, à partir du {from}',
    },
    from: 'à partir du {from}',
    item: 'Ce qui change',
    amount: 'Montant',
    once: 'une seule fois',
    difference: 'Différence sur cette facture',
  },
  gains: 'Ce que vous gagnez',
  gain: '{name} : {amount} de remise par mois jusqu’au {day}',
  losses: 'Ce que vous perdez',
  lost: {
    promotion: '{name} : {amount} de remise par mois',
    option: '{name}, à {amount} par mois',
    until: '{what}, qui devait durer jusqu’au {day}',
  },
  commitment: {
    title: 'Votre engagement',
    none: 'Aucun engagement : vous pouvez partir quand vous voulez.',
    kept: 'Votre engagement ne change pas : il se termine le {day}.',
    extended: 'Votre engagement est prolongé : il se termine le {after} au lieu du {before}.',
    begins: 'Un engagement commence : il se termine le {day}.',
  },
  leaving: {
    title: 'Si vous partiez le {day}',
    cost: 'Partir coûterait au plus {after} avec ce changement, contre {before} sans lui.',
    same: 'Partir coûterait au plus {after}, avec ou sans ce changement.',
    source: 'Selon {citation}.',
  },
  totals: {
    title: 'Ce que cela fait en tout',
    bills: 'Sur vos prochaines factures',
    over: { one: '{count} facture', other: '{count} factures' },
    before: 'Sans changement',
    after: 'Avec',
    difference: 'Différence',
    note: 'Ces totaux comptent les abonnements et les frais de cette ligne, pas ce que vous consommez en plus.',
  },
  consent: 'Ce que vous acceptez',
  order: {
    'change-plan': 'Passer à {offer} et payer {amount} par mois',
    add: 'Ajouter {offer} et payer {amount} par mois',
    pass: 'Acheter {offer} et payer {amount}',
    remove: 'Retirer {offer} et payer {amount} par mois',
  },
  somethingElse: 'Choisir autre chose',
  newOne: 'Demander une nouvelle proposition',
  accepted: 'Vous avez accepté cette proposition.',
  seeOrder: 'Voir la commande',
  expired: 'Cette proposition n’est plus valable',
  expiredText:
    'Son prix était garanti jusqu’au {moment}. Rien n’a été commandé. Demandez-en une nouvelle pour connaître le prix d’aujourd’hui.',
  refusals: {
    'quote-expired':
      'Cette proposition n’est plus valable. Rien n’a été commandé. Demandez-en une nouvelle pour connaître le prix d’aujourd’hui.',
    'quote-outdated':
      'Votre ligne a changé depuis cette proposition, ses prix ne sont peut-être plus justes. Rien n’a été commandé. Demandez-en une nouvelle.',
    'consent-mismatch':
      'Le texte accepté n’est pas celui de cette proposition. Rien n’a été commandé. Rechargez la page et relisez-le, ou demandez une nouvelle proposition.',
  },
} as const
