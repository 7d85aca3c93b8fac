export const words = {
  title: 'Vos commandes',
  titleOf: 'Les commandes de : {line}',
  columns: { when: 'Date', what: 'Commande', line: 'Ligne', state: 'État', from: 'À partir du' },
  states: { scheduled: 'Prévue', 'in-service': 'En service', undone: 'Annulée' },
  none: 'Pas encore de commande',
  noneText: 'Chaque changement que vous demandez apparaîtra ici, avec sa référence.',
  seeLines: 'Voir vos lignes',
  noneOfLine: 'Aucune commande sur cette ligne',
  all: 'Voir toutes les commandes',
  older: 'Commandes plus anciennes',
  one: {
    titles: {
      scheduled: 'Votre commande est prévue',
      'in-service': 'Votre commande est en service',
      undone: 'Votre commande est annulée',
    },
    reference: 'Référence',
    what: 'Commande',
    placed: 'Demandée le',
    happened: 'Ce qui s’est passé',
    steps: {
      scheduled: 'Commande enregistrée',
      'in-service': 'Mise en service',
      undone: 'Commande annulée',
    },
    next: {
      scheduled:
        'Le {day}, le changement se fera tout seul. Il apparaîtra sur votre facture du {bill}. Vous n’avez rien à faire.',
      'in-service':
        'C’est en service depuis le {day} et cela apparaîtra sur votre facture du {bill}. Vous n’avez rien d’autre à faire.',
      undone:
        'Votre ligne est comme avant cette commande, au même prix. Rien ne vous sera demandé pour elle.',
    },
    agreed: 'Ce que vous avez accepté',
    keep: 'Cette page garde son adresse : imprimez-la ou revenez-y quand vous voulez.',
    line: 'Voir la ligne',
    list: 'Voir vos commandes',
    undo: {
      open: 'Annuler cette commande',
      until: 'Vous pouvez l’annuler avant le {day}.',
      restored: 'Votre ligne retrouvera exactement, pour {amount} par mois :',
      item: '{name}, {amount} par mois',
      act: 'Annuler la commande et payer {amount} par mois',
    },
    refusals: {
      'undo-too-late':
        'Il est trop tard pour annuler cette commande. Rien n’a été changé. Vous pouvez demander un autre changement depuis la page de la ligne.',
      'undo-used':
        'Ce que vous avez commandé a déjà servi, cette commande ne s’annule donc plus. Rien n’a été changé.',
      'undo-changed-since':
        'La ligne a changé depuis cette commande. Rien n’a été annulé. Annulez d’abord la commande la plus récente.',
    },
  },
} as const
