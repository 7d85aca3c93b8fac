import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '提出异议：{label}',
  bills: '账单',
  ofDay: '{day}的账单',
  facts: { line: '账单项目', bill: '账单', amount: '计费金额' },
  held: '在我们答复之前（最迟{day}），不会要求您支付或自动扣除有异议的金额。',
  reason: '您为何对此项目有异议？',
  reasons: {
    'not-used': '我没有使用过',
    'not-ordered': '我没有订购过',
    'wrong-price': '价格与告知我的不同',
    'billed-twice': '重复计费',
    'should-have-ended': '本应已经终止',
    'something-else': '其他原因',
  },
  text: '请向我们说明',
  textHint: '发生了什么，何时发生。最多 2000 个字符。',
  amount: '有异议的金额（欧元）',
  amountHint: '已填入可提出异议的全部金额：{most}。您可以填写更少的金额。',
  files: '照片或文件',
  filesHint:
    'JPEG、PNG、WebP 或 PDF。最多三个文件，每个 5 MB，共 8 MB。对于图片，我们只保留画面内容，不保留地点和设备信息。',
  submit: '提交异议',
  back: '返回账单',
  already: '此项目已有异议',
  alreadyText: '每个项目同时只能有一项异议。请查看正在处理的异议。',
  see: '查看异议',
  nothing: '此项目没有可提出异议的金额',
  nothingText: '此项目未收费、属于折扣或已经退还。相同增值税率的折扣会相应减少可提出异议的金额。',
  missing: {
    reason: '请选择一个原因。',
    text: '请简要说明您为何对此项目有异议。',
    textLong: '最多填写 2000 个字符。',
    amount: '请填写欧元金额，例如 12.50。',
    tooMany: '最多选择三个文件。请重新选择。',
    tooLarge: '文件过大，无法接收：每个 5 MB，共 8 MB。未提交任何内容。',
  },
  refusals: {
    'nothing-to-contest': '此项目没有可提出异议的金额。未提交任何内容。',
    'already-contested': '此项目已有异议。未再提交任何内容。',
    'amount-too-high': '此项目最多可对 {most} 提出异议。未提交任何内容。',
    'file-not-accepted':
      '其中一个文件既不是 JPEG、PNG 或 WebP 图片，也不是普通 PDF，或已损坏。未提交任何内容。请重新选择。',
    'files-too-large': '文件过大：每个 5 MB，共 8 MB。未提交任何内容。请重新选择。',
    'idempotency-mismatch': '此页面已用于提交另一项异议。请重新加载后再试。',
    'storage-full': '目前无法接收文件。未提交任何内容。请几分钟后再试。',
  },
}
