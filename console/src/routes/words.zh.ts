import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  console: '客服控制台',
  language: '语言',
  look: '语言与外观',
  failure: {
    notFound: '此页面不存在',
    refused: '您无权查看此页面',
    broken: '我们未能生成此页面，未作任何更改。',
    reference: '编号：{reference}',
    retry: '重试',
    home: '前往首页',
  },
}
