export const words = {
  title: 'Payer cette facture',
  steps: { check: 'Vérifier', pay: 'Payer', done: 'Terminé' },
  facts: {
    bill: 'Facture',
    billOf: 'Facture du {day}',
    amount: 'Montant à payer',
    due: 'Date limite',
  },
  next: 'Vous allez payer par carte sur la page sécurisée de notre prestataire de paiement. Nous ne voyons jamais votre numéro de carte. Vous reviendrez ici avec votre reçu.',
  collectedToo:
    'Cette facture sera prélevée à sa date. Si vous la payez maintenant, rien ne sera prélevé.',
  pay: 'Payer {amount}',
  back: 'Revenir à la facture',
  nothing: 'Rien à payer',
  alreadyPaid: 'Cette facture est entièrement payée.',
  seeBills: 'Voir les factures',
  all: {
    title: 'Ce que vous avez à payer',
    before: 'à payer au plus tard le {day}',
    since: 'à payer depuis le {day}',
    payAll: 'Tout payer, {amount}',
  },
  refusals: {
    'nothing-owed': 'Il n’y a plus rien à payer. Vous n’avez pas été débité.',
    'amount-changed':
      'Le montant à payer a changé depuis l’affichage. Vous n’avez pas été débité. Vérifiez le nouveau montant et recommencez.',
    'part-not-allowed': 'Ce montant ne peut pas être payé. Vous n’avez pas été débité.',
    'payment-unavailable':
      'Le service de paiement ne répond pas. Vous n’avez pas été débité. Réessayez dans quelques minutes.',
    'idempotency-mismatch':
      'Cette page avait déjà servi à un autre paiement. Rien de plus n’a été fait. Vérifiez le montant et recommencez.',
    'idempotency-in-flight':
      'Votre première demande est encore en cours. Attendez quelques secondes avant de recommencer.',
  },
} as const
