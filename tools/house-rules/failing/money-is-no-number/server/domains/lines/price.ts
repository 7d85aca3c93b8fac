const price = { amount: '3490', cents: 3490n }

export const a = Number(price.amount) // breaks
export const b = parseFloat(price.amount) // breaks
export const c = +price.amount // breaks
export const d = Number('12')
