import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '账单走势',
  bills: '您的账单',
  spanLabel: '显示的月数',
  months: { other: '{count} 个月' },
  usual: '通常一张账单为 {amount}。',
  drawn: '每月合计',
  table: '每月构成',
  columns: {
    month: '月份',
    recurring: '月费',
    usage: '额外用量',
    single: '一次性',
    total: '合计',
  },
  high: '异常',
  method:
    '通常账单指从低到高排列居中的一张。某月费用至少高出一半时视为异常。月费已计入优惠和退还的金额。',
  none: '暂无账单',
  noneText: '从您的第一张账单起，这里将显示走势。',
}
