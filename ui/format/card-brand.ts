const ownNames = new Map([
  ['amex', 'American Express'],
  ['cartes_bancaires', 'CB'],
  ['diners', 'Diners Club'],
  ['jcb', 'JCB'],
  ['mastercard', 'Mastercard'],
  ['unionpay', 'UnionPay'],
  ['visa', 'Visa'],
])

/** The name a card's network gives itself, from the processor's code of it: `visa` → `Visa`. */
export function cardBrand(code: string): string {
  return ownNames.get(code.toLowerCase()) ?? code
}
