export const words = {
  bills: 'Factures',
  ofDay: 'Facture du {day}',
  total: 'Facturé sur cette ligne : {amount}.',
  caption: 'Communications de cette ligne de facture, de la plus récente à la plus ancienne',
  columns: { when: 'Quand', to: 'Vers', quantity: 'Durée ou volume', price: 'Prix exact' },
  data: 'Internet',
  included: 'Compris',
  none: 'Le détail n’est plus conservé',
  noneText:
    'La loi limite à douze mois la conservation des communications. Le montant, lui, reste.',
  older: 'Communications plus anciennes',
  masked: 'Les derniers chiffres des numéros sont masqués, comme la loi le demande.',
} as const
