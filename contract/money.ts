import { type Static, Type } from 'typebox'

/** An amount in cents. Integers only: a float never holds money. */
export type Cents = bigint & { readonly cents: unique symbol }

/** The one cast that makes cents out of an integer. */
export const cents = (amount: bigint): Cents => amount as Cents

/** A finer unit than the cent: 10⁻⁶ EUR, what a rated record carries until its bill line is rounded. */
export type MicroEuros = bigint & { readonly microEuros: unique symbol }

/** The one cast that makes micro-euros out of an integer. */
export const microEuros = (amount: bigint): MicroEuros => amount as MicroEuros

export const zeroCents: Cents = cents(0n)

/** Adds amounts of one currency; an empty list is zero. */
export const sumCents = (amounts: Iterable<Cents>): Cents => {
  let total = 0n
  for (const amount of amounts) total += amount
  return cents(total)
}

/** What crosses the wire: cents as decimal text, so that no reader loses precision. */
export const Money = Type.Object(
  {
    amount: Type.String({ pattern: '^-?(0|[1-9][0-9]{0,17})$', description: 'Cents, as text' }),
    currency: Type.Literal('EUR'),
  },
  { $id: 'Money', additionalProperties: false },
)
export type Money = Static<typeof Money>

/** `3490n` → `{ amount: "3490", currency: "EUR" }`. */
export const toMoney = (amount: Cents): Money => ({ amount: amount.toString(), currency: 'EUR' })

/** The inverse of `toMoney`; the text has been validated by the schema. */
export const fromMoney = (money: Money): Cents => cents(BigInt(money.amount))
