export const words = {
  title: 'Changer de forfait ou d’options',
  titleOf: 'Changer la ligne : {name}',
  intro:
    'Rien n’est commandé en choisissant. Vous verrez d’abord le prix exact et tout ce qui change, puis vous déciderez.',
  nextPeriod: 'Votre prochain mois de facturation commence le {day}.',
  sections: { plans: 'Forfaits', options: 'Options', passes: 'Pass' },
  per: { month: '{price} par mois', once: '{price}, une fois' },
  nextPrice: '{price} à partir du {day}',
  activationFee: '{amount} de frais de mise en service',
  commitment: {
    one: 'Engagement de {count} mois',
    other: 'Engagement de {count} mois',
  },
  free: 'Sans engagement',
  blocked: 'Rien ne peut être facturé au-delà de ce qui est inclus.',
  promotion: {
    one: '{name} : {amount} de remise pendant {count} mois, à prendre avant le {day}',
    other: '{name} : {amount} de remise par mois pendant {count} mois, à prendre avant le {day}',
  },
  soldUntil: 'Proposé avant le {day}',
  thirdParty: 'Vendu par un partenaire, payé sur votre facture',
  see: {
    now: 'Voir le prix dès aujourd’hui',
    'next-period': 'Voir le prix à partir du {day}',
  },
  remove: {
    title: 'Ce que vous pouvez retirer',
    now: 'Voir ce que change le retrait dès aujourd’hui',
    'next-period': 'Voir ce que change le retrait à partir du {day}',
  },
  current: 'Votre forfait actuel',
  none: 'Rien à changer pour le moment',
  noneText: 'Aucune offre ne s’ajoute à cette ligne aujourd’hui.',
  back: 'Revenir à la ligne',
  obstacles: {
    'line-not-active': 'Cette ligne n’est pas en service : elle ne peut pas changer.',
    'not-sold': 'Cette offre n’est plus proposée.',
    'same-plan': 'C’est votre forfait actuel.',
    'with-phone': 'Ce forfait se prend avec un mobile à prix réduit, en boutique ou par téléphone.',
    'other-network': 'Cette offre passe par un autre réseau que celui de cette ligne.',
    'not-with-plan': 'Cette offre ne s’ajoute pas à votre forfait actuel.',
    'already-held': 'Vous l’avez déjà.',
    excluded: 'Cette offre ne va pas avec une autre que vous avez.',
    'change-pending': 'Un changement de cette ligne est déjà prévu.',
    'not-held': 'Cette ligne ne l’a pas.',
  },
  refusals: {
    'line-not-active':
      'Cette ligne n’est pas en service, elle ne peut donc pas changer. Rien n’a été commandé. Regardez son état sur la page de la ligne.',
    'not-sold':
      'Cette offre n’est plus proposée. Rien n’a été commandé. Choisissez parmi les offres ci-dessous.',
    'same-plan':
      'C’est déjà votre forfait. Rien n’a été commandé. Choisissez un autre forfait si vous voulez changer.',
    'with-phone':
      'Ce forfait se prend avec un mobile à prix réduit, en boutique ou par téléphone. Rien n’a été commandé. Choisissez un autre forfait, ou appelez-nous.',
    'other-network':
      'Cette offre passe par un autre réseau que celui de cette ligne. Rien n’a été commandé. Choisissez une autre offre.',
    'not-with-plan':
      'Cette offre ne s’ajoute pas à votre forfait. Rien n’a été commandé. Choisissez une autre offre, ou changez d’abord de forfait.',
    'already-held':
      'Cette ligne a déjà cette offre. Rien n’a été commandé, vous ne la paierez pas deux fois.',
    excluded:
      'Cette offre ne va pas avec une autre que cette ligne a déjà. Rien n’a été commandé. Retirez d’abord l’autre si vous préférez celle-ci.',
    'change-pending':
      'Un changement de cette ligne est déjà prévu. Rien de plus n’a été commandé. Attendez son jour, ou annulez-le depuis vos commandes.',
    'not-held':
      'Cette ligne n’a plus cette offre. Rien n’a été changé. Vous n’avez rien d’autre à faire.',
  },
} as const
