import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '比较套餐',
  titleOf: '{name} 适合哪种套餐？',
  intro: '每种套餐都按此线路的实际用量和今天的价格重新计算。查看不会产生任何订购。',
  spanLabel: '计入的用量月数',
  months: { other: '{count} 个月' },
  measured: '{from} 至 {to} 的用量。',
  counted: { other: '共计 {count} 次通信。' },
  younger: { other: '此线路只有 {count} 个整月的用量。' },
  verdict: {
    stay: {
      title: '建议保留现有套餐：没有其他套餐能在不减少服务的情况下更便宜。',
      text: '按您的用量，对未来 12 张和 24 张账单进行了比较。',
    },
    tooSoon: {
      title: '现在提供建议还为时过早。',
      text: '至少需要一个整月的用量。下列月费是准确的。',
    },
    change: {
      title: '{offer}更便宜，而且不减少任何服务。',
      text: '未来 12 张账单共少付 {year}，未来 24 张账单共少付 {two}。',
    },
  },
  horizonLabel: '累计的账单数',
  bills: { other: '{count} 张账单' },
  overBills: { other: '自 {day} 起 {count} 张账单合计' },
  held: '您的套餐',
  advised: '推荐',
  against: {
    less: '比您的套餐少 {amount}',
    more: '比您的套餐多 {amount}',
    same: '与您的套餐相同',
  },
  barOf: '月费 {subscriptions}，额外用量 {usage}',
  givesUp: {
    usage: '无法覆盖您的全部用量',
    option: '您将失去现有的一个选项',
    generation: '移动网络比您现有的慢',
    speed: '网速比您现有的低',
    television: '不含电视',
  },
  why: '计算明细',
  perMonth: '每月 {amount}',
  until: '至 {day}',
  causes: {
    'beyond-plan': '套餐外',
    roaming: '境外',
    'third-party': '其他公司的服务',
  },
  unserved: {
    blocked: '被限制',
    slowed: '被降速',
    unpriced: '没有已知价格',
  },
  messages: {
    sms: { other: '{count} 条短信' },
    mms: { other: '{count} 条彩信' },
  },
  inMeasured: '在计量期内',
  commitment: {
    title: '合约期',
    none: '无',
    until: '至 {day}',
  },
  parts: {
    subscriptions: '月费和手续费',
    usage: '额外用量',
    carried: '与计量期相同',
  },
  see: '查看准确价格',
  method:
    '月费即您的账单将收取的金额，已计入优惠及其到期。用量假定不变：如果您的用量变化，结果也会变化。',
  none: '此线路无法比较',
  obstacles: {
    'line-not-active': '此线路未在服务中，不能更换套餐。',
    'other-network': '此线路没有自己的套餐。请查看同一合同的宽带线路。',
    'change-pending': '此线路已安排更换套餐。如需重新比较，请先在订单中撤销。',
  },
  back: '返回线路',
}
