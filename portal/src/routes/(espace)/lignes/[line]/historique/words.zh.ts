import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '线路 {line} 的变更记录',
  lines: '您的线路',
  lead: '该线路添加或取消过的所有内容，以及您同意时的原话。任何人都不能修改或删除这份记录。',
  columns: { when: '日期', what: '变更内容', who: '渠道', price: '告知价格' },
  acts: { added: '添加 {offer}，自 {on} 起', removed: '取消 {offer}，自 {on} 起' },
  channels: {
    store: '门店',
    phone: '电话',
    web: '客户空间',
    app: '应用',
    console: '客服顾问',
    system: '系统自动',
  },
  none: '该线路还没有变更',
  note: '有让您意外的记录？请致电我们并告知日期：未经您同意，我们不会添加任何内容。',
}
