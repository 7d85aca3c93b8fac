import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '首页',
  hello: {
    named: {
      nothing: '{name}，您好，今天没有待办事项。',
      things: { other: '{name}，您好，有 {count} 件事待处理。' },
    },
    anonymous: {
      nothing: '您好，今天没有待办事项。',
      things: { other: '您好，有 {count} 件事待处理。' },
    },
  },
  needed: {
    'late-bill': {
      title: '有一张账单已逾期',
      text: '{amount} 最迟应于 {day} 付清。',
    },
    'payment-refused': {
      title: '您的银行卡拒绝了付款',
      text: '{amount} 尚未付清，到期日为 {day}。未从您的卡中扣款。',
    },
    'bill-due': {
      title: '有一张账单即将到期',
      text: '{amount} 请最迟于 {day} 支付。',
    },
    'card-expires': {
      title: '您的银行卡即将失效',
      text: '银行卡 {card} 用于支付账单，有效期仅至 {month}。',
    },
    changeCard: '更换银行卡',
  },
  usage: {
    title: '剩余用量',
    until: { other: '截至 {day}，还有 {count} 天' },
    plan: '{number} · {plan}',
    gauge: '已用 {used}，本月已过 {elapsed}',
    forecast: '按目前速度，月底约剩 {left}。',
    runsOut: '按目前速度，将在 {day} 用完。',
    isNear: '即将用完',
    isOut: '已用完',
    near: {
      blocked: '还剩 {left}。0 € 限额已启用：不会产生额外费用。',
      charged: '还剩 {left}。超出部分将另行计费。',
      slowed: '还剩 {left}。超出后降速，不另收费。',
    },
    out: {
      blocked: '已全部用完。0 € 限额已启用：不会产生额外费用。',
      charged: '已全部用完。现在的使用将另行计费。',
      slowed: '已全部用完。已降速，不另收费。',
    },
    noLimit: '不限量',
    usedSince: '自 {day} 起已用 {used}。',
    unlimited: { data: '流量不限量。', voice: '通话不限量。', sms: '短信不限量。' },
    also: {
      data: '流量：还剩 {left}。',
      voice: '通话：还剩 {left}。',
      sms: '短信：还剩 {left} 条。',
    },
    abroad: '法国境外：{left}。',
    charged: '本月套餐外费用：{amount}。',
  },
  due: {
    title: '应付金额',
    paid: '已付清',
    late: '已逾期',
    planned: '将自动扣款',
    toPay: '待支付',
    nothing: '所有账单均已付清。',
    credit: '所有账单均已付清。您有 {amount} 余额，将从下一张账单中扣除。',
    wasDue: '{amount} 最迟应于 {day} 付清。',
    onCard: '将于 {day} 从银行卡 {card} 扣款。',
    collected: '将于 {day} 扣款。',
    before: '请最迟于 {day} 支付。',
    several: { other: '有 {count} 张账单待支付。' },
    more: '比{month}多 {amount}。',
    less: '比{month}少 {amount}。',
    same: '与{month}金额相同。',
    cause: '{label}：{amount}',
    understand: '了解账单',
    pay: '支付 {amount}',
  },
  coming: {
    title: '即将到来',
    payment: '待支付 {amount}',
    collection: '自动扣款 {amount}',
    bill: '下一张账单',
    'promotion-end': '每月 {amount} 优惠结束，{line}',
    'commitment-end': '合约期结束，{line}',
    'option-end': '{name}结束，{line}',
  },
  lines: {
    title: '您的线路',
    well: '一切正常',
    stopped: { other: '{count} 条线路已停用' },
    kinds: { mobile: '移动电话', fixed: '宽带与固话', tv: '电视' },
    states: { active: '使用中', suspended: '已暂停', ended: '已终止' },
    all: '查看套餐和附加服务',
  },
}
