import type { LiftWords } from './words.ts'

export const french: LiftWords = {
  'out-of-bundle': line =>
    `J’accepte de ne plus avoir de plafond hors forfait en France sur la ligne ${line} : tout ce qui dépasse sera facturé, sans limite.`,
  'roaming-data': line =>
    `J’accepte de ne plus avoir de plafond d’Internet à l’étranger sur la ligne ${line} : tout ce qui dépasse sera facturé, sans limite.`,
  roaming: line =>
    `J’accepte de ne plus avoir de plafond à l’étranger sur la ligne ${line} : tout ce qui dépasse sera facturé, sans limite.`,
  premium: line =>
    `J’accepte de ne plus avoir de plafond de numéros surtaxés sur la ligne ${line} : tous ces numéros seront facturés, sans limite.`,
  total: line =>
    `J’accepte de ne plus avoir de plafond total sur la ligne ${line} : tout ce qui dépasse le forfait sera facturé, sans limite.`,
}
