import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  nav: {
    label: '客户中心',
    home: '首页',
    usage: '用量',
    bills: '账单',
    lines: '线路',
    help: '帮助',
  },
  footer: { language: '语言', look: '语言与外观' },
  app: {
    offline: '您已离线，正在阅读 {time} 的副本。',
    offlineHere: '您已离线。可以阅读；付款和修改需等联网后进行。',
    retry: '重试',
    kept: '可离线阅读的内容',
    unsent: '未发送任何内容：此操作需要联网。您填写的内容仍保留在本页，联网后请再次提交。',
    update: '新版本已就绪。',
    updateTyped: '新版本将在下一页打开，您填写的内容仍保留在此。',
    take: '更新',
  },
  failure: {
    notFound: '此页面不存在',
    notFoundText: '网址可能不完整，或页面已移动。',
    refused: '您无权查看此页面',
    refusedText: '您的账户没有查看权限。',
    broken: '我们未能生成此页面',
    brokenText: '未作任何更改，请稍后重试。',
    reference: '请告知我们此编号：{reference}',
    home: '前往首页',
    retry: '重试',
  },
}
