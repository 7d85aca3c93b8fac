import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '您的账单',
  caption: '账单，从新到旧',
  columns: { bill: '账单', due: '付款期限', status: '状态', amount: '金额' },
  ofDay: '{day}账单',
  settled: '—',
  status: {
    due: '待支付',
    planned: '将自动扣款',
    paid: '已支付',
    'part-paid': '部分支付',
    late: '已逾期',
    credited: '已由贷项冲销',
  },
  search: '编号或金额',
  year: '年份',
  allYears: '全部',
  allStatuses: '全部',
  show: '显示',
  noMatch: '没有符合条件的账单',
  clear: '查看全部账单',
  none: '暂无账单',
  noneText: '您的第一张账单将在下一个出账日显示在此处。',
  older: '更早的账单',
  payments: '查看付款和收据',
}
