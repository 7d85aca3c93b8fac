import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '语言与外观',
  language: '您想用哪种语言阅读？',
  keepLanguage: '使用此语言',
  look: '您希望页面如何显示？',
  themes: { auto: '跟随设备', light: '始终浅色', dark: '始终深色' },
  keepLook: '使用此外观',
  back: '返回，不作更改',
}
