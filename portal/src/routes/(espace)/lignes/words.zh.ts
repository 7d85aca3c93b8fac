import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '您的线路',
  columns: { line: '线路', number: '号码', plan: '套餐', state: '状态' },
  kinds: { mobile: '移动电话', fixed: '宽带与固话', tv: '电视' },
  lineTitle: '{name} 的线路',
  states: { active: '使用中', suspended: '已暂停', ended: '已终止' },
  none: '暂无线路',
  noneText: '线路开通后将显示在此处。',
  has: '此线路包含',
  per: { month: '每月 {price}', once: '{price}，一次性' },
  ends: '至{day}',
  promotion: '每月优惠 {amount}，至{day}',
  usage: '查看用量',
  change: '更换套餐或选项',
  compare: '比较套餐',
  leave: '查看解约费用',
  ceilings: '查看上限与提醒',
  orders: '查看其订单',
  history: '查看变更记录',
  facts: {
    title: '您的合同',
    kind: '线路类型',
    since: '开通日期',
    contract: '合同',
    signed: '签订于{day}',
    commitment: '合约期',
    until: '至{day}',
    ended: '已于{day}结束，您可随时离开',
    free: '无，您可随时离开',
  },
}
