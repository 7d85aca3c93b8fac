import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '登录控制台',
  signedOut: '您已退出登录',
  email: '电子邮箱',
  password: '密码',
  code: '验证器应用中的验证码',
  codeHint: '您的验证器应用当前显示的 6 位数字。',
  submit: '登录',
  missing: {
    email: '请输入您的电子邮箱。',
    password: '请输入您的密码。',
    code: '请输入应用中的 6 位数字。',
  },
  wrong: '邮箱、密码或验证码不正确。每个验证码只能使用一次：请等待下一个后重试。',
  wait: { other: '尝试次数过多。为安全起见，请等待 {count} 分钟后重试。' },
  broken: '我们这边出现错误。编号：{reference}，请稍后重试。',
}
