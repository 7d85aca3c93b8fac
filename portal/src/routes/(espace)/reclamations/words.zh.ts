import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '您的异议',
  titleOf: '账单 {number} 的异议',
  columns: { what: '有异议的项目', bill: '账单', when: '日期', amount: '金额', state: '状态' },
  states: {
    open: '处理中',
    accepted: '已接受',
    'part-accepted': '部分接受',
    refused: '已拒绝',
    withdrawn: '已撤回',
  },
  none: '没有异议',
  noneText: '对某项费用感到意外？请在账单上打开该项目，即可提出异议。',
  seeBills: '查看您的账单',
  noneOfBill: '此账单没有异议',
  all: '查看所有异议',
  older: '更早的异议',
  one: {
    titles: {
      open: '您的异议已登记',
      accepted: '您的异议已被接受',
      'part-accepted': '您的异议已被部分接受',
      refused: '您的异议已被拒绝',
      withdrawn: '您的异议已撤回',
    },
    facts: {
      reference: '编号',
      line: '有异议的项目',
      bill: '账单',
      reason: '原因',
      contested: '有异议的金额',
      answerBy: '最迟答复日期',
      granted: '退还金额',
    },
    next: {
      open: '我们最迟将于{day}答复。在此之前，不会要求您支付或自动扣除 {amount}。',
      accepted: '我们以贷项通知单退还您 {amount}。您无需做任何事。',
      'part-accepted': '我们以贷项通知单退还您 {amount}。有异议金额的其余部分仍需支付。',
      refused: '有异议的金额与账单其余部分一样需要支付。',
      withdrawn: '有异议的金额与账单其余部分一样需要支付。',
    },
    answer: '我们的答复',
    note: '贷项通知单',
    noteFacts: {
      number: '编号',
      issued: '开具日期',
      net: '不含税总额',
      vat: '增值税 {rate}',
      rounding: '舍入',
      total: '退还总额（含税）',
    },
    noteUse:
      '它首先抵减您在此账单上的欠款，然后抵减其他账单。如有剩余，将留在您的账户用于下一期账单。',
    happened: '经过',
    steps: {
      open: '异议已提交',
      accepted: '已接受',
      'part-accepted': '部分接受',
      refused: '已拒绝',
      withdrawn: '由您撤回',
    },
    wrote: '您写的内容',
    pieces: { image: '图片 {rank}', pdf: 'PDF 文件 {rank}' },
    download: '下载',
    disagree: '不同意？',
    disagreeText:
      '请写信给我们的消费者服务部门，一个月内答复。之后，或两个月未获答复时，可在一年内免费请求电子通信调解员介入。',
    withdraw: {
      open: '撤回此异议',
      text: '将与之前一样要求您支付 {amount}。',
      act: '撤回 {amount} 的异议',
    },
    bill: '查看账单',
    refusals: { 'dispute-closed': '此异议已结束。未作任何更改。' },
  },
}
