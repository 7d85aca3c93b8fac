import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '我的用量',
  ofLine: '{name}的用量',
  named: '{name} · {number}',
  detail: '查看最近十二个月',
  addPass: '添加加油包',
  thisMonth: '本月',
  services: { data: '上网流量', voice: '通话', sms: '短信', mms: '彩信' },
  carried: {
    data: '上月结转流量',
    voice: '上月结转通话',
    sms: '上月结转短信',
    mms: '上月结转彩信',
  },
  abroad: { data: '境外流量', voice: '境外通话', sms: '境外短信', mms: '境外彩信' },
  unlimited: {
    data: '流量不限量。',
    voice: '通话不限量。',
    sms: '短信不限量。',
    mms: '彩信不限量。',
  },
  unlimitedUsed: {
    data: '流量不限量：已用 {used}。',
    voice: '通话不限量：已用 {used}。',
    sms: '短信不限量：已发 {used} 条。',
    mms: '彩信不限量：已发 {used} 条。',
  },
  leftOf: '{granted} 中还剩 {left}',
  gauge: '已用 {used}',
  isNear: '即将用完',
  isOut: '已用完',
  until: '于{day}更新或到期。',
  beyond: {
    charged: '超出部分将另行计费。',
    blocked: '超出后无法使用，也不会计费。',
    slowed: '超出后降速，不另收费。',
  },
  runsOut: '按目前速度，将在{day}用完。',
  roaming: '法国境外：{granted} 中已用 {used}。',
  nothingMore: '自{day}起没有套餐外费用。',
  charged: '自{day}起套餐外费用 {amount}，计入下一张账单。',
  none: '暂无用量',
  noneText: '网络告知我们后，您的用量将显示在此处。',
  months: { month: '起始月份', data: '每月流量', voice: '每月通话' },
}
