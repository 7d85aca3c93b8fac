export const words = {
  title: 'Vos moyens de paiement',
  cards: 'Vos cartes',
  card: '{brand} •••• {last4}',
  expires: 'Valable jusqu’à fin {month}',
  expired: 'Expirée',
  isDefault: 'Carte habituelle',
  choose: 'Choisir comme carte habituelle',
  remove: 'Retirer',
  none: 'Aucune carte enregistrée',
  noneText: 'Une carte enregistrée peut régler vos factures à leur date, sans rien faire.',
  add: 'Ajouter une carte',
  safe: 'Vos numéros de carte sont gardés par notre prestataire de paiement. Nous ne les voyons jamais.',
  automatic: {
    title: 'Paiement automatique',
    on: 'Actif',
    off: 'Inactif',
    onText:
      'Les factures à payer à partir du {day} sont prélevées à leur date sur la carte {card}.',
    offText:
      'Vous payez chaque facture vous-même. Si vous l’activez, vos factures seront prélevées à leur date sur la carte {card}.',
    start: 'Activer le paiement automatique',
    stop: 'Arrêter le paiement automatique',
  },
  done: {
    regle: 'C’est enregistré.',
    retire: 'La carte est retirée.',
    ajout: 'La carte est enregistrée.',
  },
  adding: {
    title: 'Ajouter une carte',
    done: 'La carte est enregistrée',
    refused: 'La carte n’a pas été enregistrée',
    leaving:
      'Nous vous emmenons sur la page sécurisée où saisir votre carte. Rien n’est débité. Si rien ne se passe, continuez vous-même.',
    unfinished: 'Vous n’avez pas terminé. Rien n’a été enregistré.',
    waiting: 'Nous attendons la réponse de la banque. Actualisez cette page dans un instant.',
    notSaved: 'Rien n’a été débité. Réessayez ou prenez une autre carte.',
    goOn: 'Continuer vers la page sécurisée',
    look: 'Actualiser',
    back: 'Revenir à vos cartes',
  },
  refusals: {
    'card-in-use':
      'Cette carte règle vos factures automatiquement. Choisissez d’abord une autre carte, ou arrêtez le paiement automatique.',
    'payment-unavailable':
      'Le service de paiement ne répond pas. Rien n’a été changé. Réessayez dans quelques minutes.',
    'idempotency-mismatch':
      'Cette page avait déjà servi à une autre demande. Rien de plus n’a été fait. Recommencez.',
    'idempotency-in-flight':
      'Votre première demande est encore en cours. Attendez quelques secondes avant de recommencer.',
  },
} as const
