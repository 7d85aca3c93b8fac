export const words = {
  title: 'Aide',
  search: 'Chercher dans l’aide',
  found: { one: '{count} article trouvé', other: '{count} articles trouvés' },
  none: 'Aucun article pour « {words} »',
  noneText: 'Essayez un mot plus court, ou parcourez tous les articles.',
  all: 'Voir tous les articles',
  back: 'Aide',
  api: 'Vous écrivez un programme ? L’interface de programmation',
  articles: {
    'comprendre-ma-facture': {
      title: 'Comprendre ma facture',
      summary: 'Abonnement d’avance, consommation après coup, et d’où vient chaque montant.',
      steps: [
        'Votre abonnement est facturé d’avance, d’un jour de facture au suivant. Ce qui dépasse le forfait est facturé après, sur la facture suivante.',
        'Ouvrez une facture, puis une ligne : elle montre le calcul, les quantités et le prix appliqué avec sa date.',
        'Le dessin du haut explique l’écart avec la facture d’avant, pas à pas.',
      ],
      act: 'Ouvrir mes factures',
    },
    'payer-ma-facture': {
      title: 'Payer ma facture',
      summary: 'Par carte, en une fois, avec un reçu.',
      steps: [
        'Ouvrez la facture à payer et choisissez « Payer ».',
        'Vérifiez le montant, puis saisissez votre carte sur la page du prestataire de paiement. Nous ne voyons jamais son numéro.',
        'Votre banque peut demander de confirmer. Vous revenez ensuite ici, avec une référence et un reçu.',
        'Si le paiement n’aboutit pas, vous n’êtes pas débité et la facture reste à payer.',
      ],
      act: 'Voir ce que je dois',
    },
    'telecharger-ma-facture': {
      title: 'Télécharger une facture en PDF',
      summary: 'Chaque facture s’enregistre, pour un justificatif de domicile par exemple.',
      steps: [
        'Ouvrez la liste des factures et cherchez par année ou par numéro.',
        'Ouvrez la facture, puis choisissez « Télécharger le PDF ». Le document ne change plus jamais.',
      ],
      act: 'Ouvrir mes factures',
    },
    'suivre-ma-conso': {
      title: 'Suivre ma consommation',
      summary: 'Ce qu’il reste, et jusqu’à quand.',
      steps: [
        'L’accueil montre ce qu’il reste sur chaque ligne et le jour où tout repart.',
        'La page Ma conso détaille internet, appels et messages, avec l’heure à laquelle les chiffres sont à jour.',
        'Vos forfaits repartent à zéro le jour de facture.',
      ],
      act: 'Voir ma conso',
    },
    'hors-forfait': {
      title: 'Pourquoi du hors forfait ?',
      summary: 'Appels vers l’étranger, numéros spéciaux, voyages hors d’Europe.',
      steps: [
        'Ce que votre forfait ne couvre pas est compté à l’unité, au prix en vigueur ce jour-là.',
        'Dans la facture, ouvrez la ligne concernée : chaque appel est listé, avec sa durée et son prix.',
        'La page de la ligne montre son forfait et ses options, pour voir ce qu’ils couvrent.',
      ],
      act: 'Voir mes lignes',
    },
    'mon-engagement': {
      title: 'Jusqu’à quand suis-je engagé ?',
      summary: 'La date de fin est écrite sur chaque contrat.',
      steps: [
        'Ouvrez votre profil : chaque contrat montre sa date de signature et la fin de son engagement.',
        'La page d’une ligne montre aussi la fin de chaque promotion, pour que la facture ne surprenne pas.',
      ],
      act: 'Voir mes contrats',
    },
    'mot-de-passe': {
      title: 'Changer ou retrouver mon mot de passe',
      summary: 'Avec un code reçu sur une coordonnée que nous avons déjà.',
      steps: [
        'Si vous le connaissez : Sécurité, puis « Changer mon mot de passe ».',
        'Si vous l’avez oublié : sur la page de connexion, « J’ai oublié mon mot de passe ». Un code arrive par SMS ou e-mail.',
        'Dans les deux cas, vos autres appareils sont déconnectés.',
      ],
      act: 'Ouvrir la sécurité',
    },
    'application-authentification': {
      title: 'Protéger mon compte avec une application',
      summary: 'Un code sur votre téléphone, plus sûr qu’un SMS.',
      steps: [
        'Installez une application d’authentification sur votre téléphone.',
        'Dans Sécurité, ajoutez-la en scannant le dessin, puis recopiez le code qu’elle affiche.',
        'Son code vous sera demandé à chaque connexion depuis un navigateur inconnu.',
      ],
      act: 'Ajouter une application',
    },
    'code-non-recu': {
      title: 'Je ne reçois pas le code',
      summary: 'Ce qu’il faut vérifier, et l’autre moyen.',
      steps: [
        'Attendez une minute et regardez vos courriers indésirables.',
        'Choisissez l’autre moyen : SMS ou e-mail. Les codes ne partent que vers les coordonnées que nous avons déjà.',
        'Après plusieurs demandes, nous faisons une pause d’une heure, par sécurité.',
      ],
      act: 'Vérifier mes coordonnées',
    },
    'message-suspect': {
      title: 'Ce message vient-il bien de vous ?',
      summary: 'Chaque message que nous envoyons porte une référence à retrouver ici.',
      steps: [
        'Ne cliquez pas et ne donnez aucun code. Nous n’en demandons jamais par téléphone.',
        'Cherchez la référence du message dans Messages reçus. S’il n’y est pas, il ne vient pas de nous.',
        'Un doute ? Changez votre mot de passe et déconnectez vos autres appareils.',
      ],
      act: 'Voir les messages reçus',
    },
  },
} as const
