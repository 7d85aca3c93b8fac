import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '解约费用',
  titleOf: '如果您解约：{name}',
  intro: '本页只做计算，不会解约。每项金额都是您的账单将收取的金额。',
  promise: {
    none: '您已没有合约期：可以随时离开。',
    free: '您的合约期至 {until}，但提前解约不收费。',
    until: '您的合约期至 {until}。自 {free} 起，提前解约不再收费。',
    whole: '您的合约期至 {until}。自该日起，合约期不再产生费用。',
  },
  together: '以下线路属于同一合同，将一起解约：{lines}。',
  refused: {
    title: '无法计算这一天。',
    text: '没有任何更改。请选择 {first} 起三年内的日期。',
  },
  onDay: '如果您在 {day} 解约',
  best: '费用最低的日期：{day}',
  bestText: '在这一天解约，您还需支付的总额最少。金额相同时取最晚的一天。',
  bestTag: '费用最低',
  freeTag: '可免费解约',
  slider: {
    label: '滑动查看其他日期',
    value: '{day}：共 {total}',
  },
  columns: {
    on: '解约日期',
    subscriptions: '至该日的月费',
    leaving: '解约费用',
    total: '合计',
  },
  parts: {
    'early-termination': '未满的合约期',
    'termination-fee': '销户手续费',
  },
  prorata: '按日计算，含选项和优惠',
  givenBack: '您预付的金额将退还',
  source: '依据 {citation}',
  pricedFrom: '自 {day} 起执行的价格',
  freeExit: '价格有变动：在 {day} 之前解约免费（C. conso L224-33）',
  lost: '失去的优惠',
  perMonth: '每月 {amount}',
  lostUntil: '{name}，原定持续至 {day}',
  ask: {
    label: '其他日期',
    hint: '{first} 起三年内。',
    act: '计算这一天',
  },
  table: '逐日费用',
  equipment: {
    title: '借给您的设备',
    text: '解约后需归还。只有未归还的设备才收取以下价格。',
  },
  notice: {
    other: '解约最迟在提出后 {count} 天生效（{law}）。',
  },
  none: '此线路无需计算',
  noneText: '此线路未在服务中：已没有可解除的合同。',
  back: '返回线路',
}
