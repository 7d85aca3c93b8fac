import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '个人资料',
  none: '您的角色无权查看账户',
  noneText: '户主可以授予您此权限。',
  account: '账户 {number}',
  holder: '户主',
  number: '客户编号',
  since: '成为客户日期',
  email: '电子邮箱',
  mobile: '手机',
  address: '账单地址',
  billing: '出账日',
  billingDay: '每月 {day} 日',
  unknown: '未填写',
  contracts: '合同',
  contract: '合同 {number}',
  kinds: { mobile: '移动', home: '宽带与电视' },
  signed: '签订日期',
  committed: '合约期',
  free: '无',
  until: '至{date}',
  over: '已于 {date} 结束',
  ended: '解约日期',
  lines: '线路',
  tv: '电视',
}
