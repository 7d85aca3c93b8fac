import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '我的账户',
  entries: {
    profil: '个人资料',
    securite: '安全',
    paiement: '付款方式',
    paiements: '付款与收据',
    contestations: '异议',
    messages: '收到的消息',
    preferences: '语言与外观',
  },
  texts: {
    profil: '户主、联系方式、账单地址、合同',
    securite: '密码、双重验证、已登录设备',
    paiement: '已保存的银行卡',
    paiements: '您的付款记录及收据',
    contestations: '您提出异议的账单项目及我们的答复',
    messages: '我们发给您的所有消息',
    preferences: '法文、英文或中文；浅色或深色',
  },
  signOut: '退出登录',
}
