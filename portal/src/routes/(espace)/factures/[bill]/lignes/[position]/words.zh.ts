import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  bills: '账单',
  ofDay: '{day}账单',
  total: '本行费用：{amount}。',
  caption: '此账单行的通信记录，从新到旧',
  columns: { when: '时间', to: '对方', quantity: '时长或流量', price: '确切价格' },
  data: '上网',
  included: '已包含',
  none: '明细已不再保存',
  noneText: '法律规定通信记录最多保存十二个月。金额仍然保留。',
  older: '更早的通信记录',
  masked: '按照法律规定，号码末尾数字已隐藏。',
}
