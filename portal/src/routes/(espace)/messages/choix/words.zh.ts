import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '您希望收到的消息',
  messages: '我们的消息',
  intro: '请勾选通知方式。选择自下一条消息起生效。',
  account: '客户号 {number}',
  topics: {
    bills: '您的账单',
    payments: '您的付款',
    usage: '您的用量',
  },
  about: {
    bills: '账单生成时。',
    payments: '收到付款时。',
    usage: '用量接近套餐额度或您设定的金额时。',
  },
  channels: { sms: '短信', email: '电子邮件', push: '通知' },
  save: '保存我的选择',
  saved: '您的选择已保存。',
  essential: '必要的消息始终会发送：验证码、安全、订单、申诉、达到上限。',
  refusals: {
    'essential-message': '此消息为必要消息，无法停止。未作任何更改。',
  },
}
