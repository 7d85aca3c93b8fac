/** Every sentence of a receipt, in French. The other languages have the same keys. */
export const words = {
  title: 'Reçu de paiement',
  number: (reference: string) => `n° ${reference}`,
  client: (number: string) => `Numéro client ${number}`,
  received: (day: string) => `Reçu le ${day}, en totalité.`,
  payment: 'Le paiement',
  reference: 'Référence',
  date: 'Date',
  method: 'Moyen',
  amount: 'Montant',
  card: (brand: string, last4: string) => `Carte ${brand} terminée par ${last4}`,
  automaticCard: (brand: string, last4: string) =>
    `Carte enregistrée ${brand} terminée par ${last4}, à l’échéance`,
  byCard: 'Carte bancaire',
  paid: 'Ce que ce paiement a réglé',
  what: 'Désignation',
  bill: (number: string) => `Facture n° ${number}`,
  credit: 'Gardé pour votre prochaine facture',
  total: 'Total payé',
  notAnInvoice: 'Ce reçu n’est pas une facture : la TVA figure sur les factures nommées ci-dessus.',
  help: (phone: string) => `Une question ? Service client : ${phone}.`,
  vatNumber: (number: string) => `TVA ${number}`,
  siren: (number: string) => `SIREN ${number}`,
  page: (page: string, pages: string) => `Page ${page} sur ${pages}`,
}
export type ReceiptWords = typeof words
