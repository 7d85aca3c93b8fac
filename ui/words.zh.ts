import type { Words } from './dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  error: '错误：',
  problem: '出现问题',
  optional: '（选填）',
  skip: '跳到正文',
  close: '关闭',
  copy: '复制',
  copied: '已复制',
  busy: '处理中…',
  needsNetwork: '需要联网',
  asOf: '更新于 {time}',
  asOfCopy: '离线副本，时间 {time}',
  path: '您的位置',
  pages: '分页',
  page: '第 {page} 页，共 {pages} 页',
  previous: '上一页',
  next: '下一页',
  search: '搜索',
  table: '查看数据',
  steps: '步骤',
  stepDone: '已完成：',
  stepCurrent: '当前步骤：',
  password: {
    show: '显示',
    hide: '隐藏',
    short: { other: '还差 {count} 个字符' },
    weak: '容易被猜到',
    fair: '一般',
    strong: '牢固',
  },
}
