export const words = {
  title: 'L’évolution de vos factures',
  bills: 'Vos factures',
  spanLabel: 'Mois montrés',
  months: { one: '{count} mois', other: '{count} mois' },
  usual: 'Une facture habituelle est de {amount}.',
  drawn: 'Total de chaque mois',
  table: 'Ce qui compose chaque mois',
  columns: {
    month: 'Mois',
    recurring: 'Abonnements',
    usage: 'Consommation en plus',
    single: 'Une seule fois',
    total: 'Total',
  },
  high: 'Inhabituel',
  method:
    'La facture habituelle est celle du milieu, de la moins chère à la plus chère. Un mois est inhabituel quand il coûte au moins moitié plus. Les abonnements comptent les remises et ce qui a été rendu.',
  none: 'Pas encore de facture',
  noneText: 'L’évolution apparaîtra ici dès votre première facture.',
} as const
