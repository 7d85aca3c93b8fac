import { type Static, Type } from 'typebox'
import { closed, DateText } from './closed.ts'
import { Money } from './money.ts'

export const MicroText = Type.String({ pattern: '^-?(0|[1-9][0-9]{0,17})$' })
export const Count = Type.Integer({ minimum: 0 })

/** Which version of the catalogue or of the tariff gave a price, and since when that price holds. */
const RateVersion = closed({ version: Type.String(), from: DateText })

/**
 * How a line's amount was reached: the rule, its inputs, the version of the rate. Whoever has these can
 * do the sum again. `days` counts civil days, end excluded; `unused-days` gives back what was billed ahead.
 */
export const Proof = Type.Union([
  closed({ rule: Type.Literal('whole-period'), price: Money, rate: RateVersion }),
  closed({
    rule: Type.Literal('days'),
    price: Money,
    days: Count,
    ofDays: Count,
    rate: RateVersion,
  }),
  closed({
    rule: Type.Literal('unused-days'),
    billed: Money,
    price: Money,
    days: Count,
    ofDays: Count,
    rate: RateVersion,
  }),
  closed({ rule: Type.Literal('single'), price: Money, rate: RateVersion }),
  closed({
    rule: Type.Literal('usage'),
    /** 10⁻⁶ EUR, before the only rounding of the line. */
    micros: MicroText,
    quantity: Count,
    /** The price of `per` units; absent when several prices apply in one line. */
    price: Type.Optional(closed({ micros: MicroText, per: Type.Integer({ minimum: 1 }) })),
    /** What a ceiling took off; absent when nothing. */
    writtenOff: Type.Optional(MicroText),
    rate: RateVersion,
  }),
])
export type Proof = Static<typeof Proof>
