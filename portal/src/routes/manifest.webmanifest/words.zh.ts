import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  description: '{space}：剩余用量、看得懂的账单与付款、您的线路。',
  bills: '账单',
  usage: '我的用量',
}
