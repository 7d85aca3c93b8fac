import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '谁查看过您的资料',
  security: '安全',
  lead: '我们的员工每次打开您的资料都必须说明原因，并记录在此。任何人都无法删除。',
  columns: { when: '日期', who: '人员', why: '原因' },
  who: { agent: '客服人员' },
  reasons: {
    call: '您来电咨询',
    visit: '您到店办理',
    message: '您来信咨询',
    complaint: '投诉',
    fraud: '涉嫌欺诈',
    'something-else': '其他原因（须书面说明）',
  },
  none: '没有人打开过您的资料',
  noneText: '一旦有客服人员打开，您会在这里看到。',
  noOlder: '没有更早的记录',
  newest: '返回最新记录',
  older: '更早的记录',
  note: '我们显示角色，不显示姓名。如有疑问，请来电并告知日期。',
}
