/** Cents as figures alone, `20,50`: what a field begins with; nothing for nothing. It stands apart from what reads them, which the browser has no use for. */
export function plainEuros(amount: string): string {
  if (amount === '') return ''
  const whole = amount.padStart(3, '0')
  const part = whole.slice(-2)
  return part === '00' ? whole.slice(0, -2) : `${whole.slice(0, -2)},${part}`
}
