import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '在本设备上接收通知',
  messages: '我们的消息',
  thisDevice: '通知',
  states: { on: '已开启', off: '已关闭', denied: '已拒绝', unsupported: '此处无法使用' },
  what: '账单出具时在本设备上通知您，点按即可打开账单。',
  privacy: '通知不显示金额和姓名，因为他人可能看到您的屏幕。退出登录后即停止。',
  turnOn: '在本设备上通知我',
  turnOff: '不再在此通知我',
  undo: {
    denied:
      '此浏览器拒绝了我们的通知。如需允许：点按网址左侧的图标，选择“通知”，再选择“允许”，然后返回此页。',
    unsupported:
      '此浏览器无法接收通知。在 iPhone 和 iPad 上，请先将空间添加到主屏幕，再从主屏幕打开。',
  },
  failed: '您的浏览器未能登记通知，未作任何更改。请稍后重试。',
  done: {
    on: '已完成：本设备将收到通知。',
    off: '已完成：本设备不再收到通知。',
  },
  refusals: {
    'push-service-unknown':
      '我们不认识此浏览器的通知服务。未作任何更改，您仍会收到我们的电子邮件。',
    'push-key-invalid': '您的浏览器提供的地址无法使用。未作任何更改。请重试，或更新浏览器。',
    'too-many-subscriptions':
      '已有二十台设备接收通知，已达上限。请先在其中一台上关闭通知，再重试。',
  },
}
