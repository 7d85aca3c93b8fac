export const words = {
  title: 'Hors connexion',
  notKept: 'Cette page n’est pas sur cet appareil',
  notKeptText: 'Elle se lit avec une connexion. Rien n’a été envoyé, rien n’attend d’être envoyé.',
  needs: {
    pay: 'Payer demande une connexion',
    change: 'Modifier demande une connexion',
  },
  needsText:
    'Rien n’a été envoyé, rien n’attend d’être envoyé : vous le ferez vous-même, une fois connecté.',
  retry: 'Réessayer',
  kept: 'À lire sans connexion',
  keptText: 'Ces pages sont sur cet appareil. Chacune dit de quand elle date.',
  none: 'Rien n’est encore sur cet appareil',
  noneText:
    'Ouvrez votre espace avec une connexion : votre accueil, votre conso et vos dernières factures pourront ensuite se lire ici.',
  pages: {
    home: 'Accueil',
    usage: 'Ma conso',
    usageLine: 'Conso d’une ligne',
    bills: 'Factures',
    lines: 'Mes lignes',
    line: 'Une ligne',
    profile: 'Profil',
    help: 'Aide',
  },
  bill: 'Facture du {day}',
  billNumber: 'n° {number}',
  billUnnamed: 'Une facture',
  copiedAt: 'Copie du {time}',
  erase: 'Effacer de cet appareil',
  eraseText:
    'Ce que cet appareil garde pour vous est effacé quand vous vous déconnectez. Sans connexion, vous pouvez l’effacer ici.',
  erased: 'Cet appareil ne garde plus rien.',
} as const
