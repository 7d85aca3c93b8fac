export const words = {
  title: 'Ce que vous voulez recevoir',
  messages: 'Nos messages',
  intro: 'Cochez comment nous vous prévenons. Un choix vaut dès le prochain message.',
  account: 'Numéro client {number}',
  topics: {
    bills: 'Vos factures',
    payments: 'Vos paiements',
    usage: 'Votre consommation',
  },
  about: {
    bills: 'Quand une facture est prête.',
    payments: 'Quand un paiement est reçu.',
    usage: 'Quand vous approchez de ce qui est inclus ou d’un montant que vous avez choisi.',
  },
  channels: { sms: 'SMS', email: 'E-mail', push: 'Notification' },
  save: 'Enregistrer mes choix',
  saved: 'Vos choix sont enregistrés.',
  essential:
    'Les messages indispensables sont toujours envoyés : codes, sécurité, commandes, réclamations, plafonds atteints.',
  refusals: {
    'essential-message':
      'Ce message est indispensable et ne peut pas être arrêté. Rien n’a été changé pour lui.',
  },
} as const
