import type { LiftWords } from './words.ts'

export const chinese: LiftWords = {
  'out-of-bundle': line =>
    `我同意线路 ${line} 不再设法国境内套餐外上限：超出部分将全部计费，不设限额。`,
  'roaming-data': line => `我同意线路 ${line} 不再设境外上网上限：超出部分将全部计费，不设限额。`,
  roaming: line => `我同意线路 ${line} 不再设境外上限：超出部分将全部计费，不设限额。`,
  premium: line => `我同意线路 ${line} 不再设增值号码上限：这些号码将全部计费，不设限额。`,
  total: line => `我同意线路 ${line} 不再设总上限：超出套餐的部分将全部计费，不设限额。`,
}
