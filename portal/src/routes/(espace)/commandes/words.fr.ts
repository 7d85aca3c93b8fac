export const words = {
  title: 'Vos commandes',
  titleOf: 'Les commandes de : {line}',
  columns: { when: 'Date', what: 'Commande', line: 'Ligne', state: 'État', from: 'À partir du' },
  states: {
    scheduled: 'Prévue',
    'in-service': 'En service',
    undone: 'Annulée',
    withdrawn: 'Rétractée',
  },
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
      withdrawn: 'Vous avez renoncé à votre commande',
    },
    reference: 'Référence',
    what: 'Commande',
    placed: 'Demandée le',
    happened: 'Ce qui s’est passé',
    steps: {
      scheduled: 'Commande enregistrée',
      'in-service': 'Mise en service',
      undone: 'Commande annulée',
      withdrawn: 'Rétractation',
    },
    next: {
      scheduled:
        'Le {day}, le changement se fera tout seul. Il apparaîtra sur votre facture du {bill}. Vous n’avez rien à faire.',
      'in-service':
        'C’est en service depuis le {day} et cela apparaîtra sur votre facture du {bill}. Vous n’avez rien d’autre à faire.',
      undone:
        'Votre ligne est comme avant cette commande, au même prix. Rien ne vous sera demandé pour elle.',
      withdrawn:
        'Ce que vous aviez commandé est terminé, ce que vous aviez avant est de nouveau là, à son prix. Les jours utilisés restent dus, le reste vous est rendu sur la facture suivante.',
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
    withdraw: {
      open: 'Renoncer au contrat ici',
      until: 'Vous pouvez y renoncer avant le {day}, sans donner de raison.',
      text: 'La commande prendra fin aujourd’hui et votre ligne retrouvera ce qu’elle avait avant. Les jours où vous l’avez eue restent dus ; le reste vous est rendu sur la prochaine facture.',
      act: 'Confirmer la rétractation',
    },
    refusals: {
      'withdrawal-too-late':
        'Les 14 jours sont passés : on ne peut plus renoncer à cette commande. Rien n’a été changé. Vous pouvez demander un autre changement depuis la page de la ligne.',
      'withdrawal-used':
        'Ce pass a déjà servi, à votre demande : on ne peut plus y renoncer. Rien n’a été changé.',
      'undo-too-late':
        'Il est trop tard pour annuler cette commande. Rien n’a été changé. Vous pouvez demander un autre changement depuis la page de la ligne.',
      'undo-used':
        'Ce que vous avez commandé a déjà servi, cette commande ne s’annule donc plus. Rien n’a été changé.',
      'undo-changed-since':
        'La ligne a changé depuis cette commande. Rien n’a été annulé. Annulez d’abord la commande la plus récente.',
    },
  },
} as const
