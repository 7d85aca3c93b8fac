export const words = {
  title: 'Mon compte',
  entries: {
    profil: 'Profil',
    securite: 'Sécurité',
    paiement: 'Moyens de paiement',
    paiements: 'Paiements et reçus',
    contestations: 'Contestations',
    messages: 'Messages reçus',
    preferences: 'Langue et apparence',
  },
  texts: {
    profil: 'Titulaire, coordonnées, adresse de facturation, contrats',
    securite: 'Mot de passe, double vérification, appareils connectés',
    paiement: 'Cartes enregistrées',
    paiements: 'Ce que vous avez payé, avec les reçus',
    contestations: 'Les lignes de facture que vous contestez, et nos réponses',
    messages: 'Tout ce que nous vous avons envoyé',
    preferences: 'Français, anglais ou chinois ; pages claires ou sombres',
  },
  signOut: 'Me déconnecter',
} as const
