import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '我们的消息',
  columns: { title: '消息', when: '日期', channel: '发送方式', state: '状态' },
  channels: { sms: '短信', email: '电子邮件', push: '通知' },
  states: {
    queued: '等待发送',
    sent: '已发送',
    delivered: '已送达',
    failed: '未送达',
    unwanted: '按您的选择未发送',
  },
  search: '消息编号',
  allChannels: '全部',
  show: '显示',
  noMatch: '没有相符的消息',
  clear: '查看全部消息',
  none: '暂无消息',
  noneText: '我们发给您的所有消息及其编号将显示在此处。',
  older: '更早的消息',
  notifications: '在本设备上接收通知',
  note: '每条消息都带有此处显示的编号：如有疑问，请告知我们该编号。',
}
