export const words = {
  title: 'Contester : {label}',
  bills: 'Factures',
  ofDay: 'Facture du {day}',
  facts: { line: 'Ligne', bill: 'Facture', amount: 'Montant facturé' },
  held: 'D’ici notre réponse, au plus tard le {day}, le montant contesté ne vous est pas demandé et n’est pas prélevé.',
  reason: 'Pourquoi contestez-vous cette ligne ?',
  reasons: {
    'not-used': 'Je n’ai pas fait ces consommations',
    'not-ordered': 'Je n’ai pas commandé cela',
    'wrong-price': 'Le prix n’est pas celui que l’on m’a annoncé',
    'billed-twice': 'C’est facturé deux fois',
    'should-have-ended': 'Cela aurait dû s’arrêter',
    'something-else': 'Autre chose',
  },
  text: 'Expliquez-nous',
  textHint: 'Ce qui s’est passé, et quand. 2 000 caractères au plus.',
  amount: 'Montant contesté, en euros',
  amountHint: 'Tout ce qui peut l’être est déjà écrit : {most}. Vous pouvez contester moins.',
  files: 'Photos ou documents',
  filesHint:
    'JPEG, PNG, WebP ou PDF. Trois fichiers au plus, 5 Mo chacun, 8 Mo en tout. Des images nous ne gardons que ce que l’on y voit, ni le lieu ni l’appareil.',
  submit: 'Envoyer la contestation',
  back: 'Revenir à la facture',
  already: 'Cette ligne est déjà contestée',
  alreadyText: 'Une seule contestation à la fois par ligne. Suivez celle qui est ouverte.',
  see: 'Voir la contestation',
  nothing: 'Il n’y a rien à contester sur cette ligne',
  nothingText:
    'Elle ne vous coûte rien, est une remise, ou vous a déjà été rendue. Une remise du même taux de TVA diminue d’autant ce qui peut être contesté.',
  missing: {
    reason: 'Choisissez une raison.',
    text: 'Expliquez-nous en quelques mots pourquoi vous contestez cette ligne.',
    textLong: 'Écrivez 2 000 caractères au plus.',
    amount: 'Écrivez un montant en euros, par exemple 12,50.',
    tooMany: 'Choisissez trois fichiers au plus. Choisissez-les de nouveau.',
    tooLarge:
      'Vos fichiers pèsent trop lourd pour être reçus : 5 Mo chacun, 8 Mo en tout. Rien n’a été envoyé.',
  },
  refusals: {
    'nothing-to-contest': 'Il n’y a rien à contester sur cette ligne. Rien n’a été envoyé.',
    'already-contested': 'Cette ligne est déjà contestée. Rien de plus n’a été envoyé.',
    'amount-too-high':
      'On ne peut pas contester plus que {most} de cette ligne. Rien n’a été envoyé.',
    'file-not-accepted':
      'Un des fichiers n’est ni une image JPEG, PNG ou WebP, ni un PDF simple, ou il est abîmé. Rien n’a été envoyé. Choisissez-les de nouveau.',
    'files-too-large':
      'Vos fichiers pèsent trop lourd : 5 Mo chacun, 8 Mo en tout. Rien n’a été envoyé. Choisissez-les de nouveau.',
    'idempotency-mismatch':
      'Cette page a déjà servi à envoyer une autre contestation. Rechargez-la avant de recommencer.',
    'storage-full':
      'Nous ne pouvons pas recevoir de fichier en ce moment. Rien n’a été envoyé. Réessayez dans quelques minutes.',
  },
} as const
