import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '离线',
  notKept: '此页面未保存在本设备上',
  notKeptText: '需要联网才能阅读。未发送任何内容，也没有内容在等待发送。',
  needs: {
    pay: '付款需要联网',
    change: '修改需要联网',
  },
  needsText: '未发送任何内容，也没有内容在等待发送：联网后请您自行操作。',
  retry: '重试',
  kept: '可离线阅读',
  keptText: '这些页面保存在本设备上，各自注明时间。',
  none: '本设备上还没有内容',
  noneText: '请先联网打开您的空间：之后便可在此阅读首页、用量和最近的账单。',
  pages: {
    home: '首页',
    usage: '用量',
    usageLine: '线路用量',
    bills: '账单',
    lines: '线路',
    line: '一条线路',
    profile: '个人资料',
    help: '帮助',
  },
  bill: '{day} 的账单',
  billNumber: '编号 {number}',
  billUnnamed: '一份账单',
  copiedAt: '{time} 的副本',
  erase: '从本设备删除',
  eraseText: '退出登录时，本设备为您保存的内容会被删除。离线时，您可以在此删除。',
  erased: '本设备已不再保存任何内容。',
}
