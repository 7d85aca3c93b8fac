import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '支付此账单',
  steps: { check: '核对', pay: '支付', done: '完成' },
  facts: { bill: '账单', billOf: '{day}账单', amount: '应付金额', due: '付款期限' },
  next: '您将在我们支付服务商的安全页面上用银行卡付款。我们不会看到您的卡号。付款后您将返回此处并获得收据。',
  collectedToo: '此账单将在到期日自动扣款。若您现在支付，届时不会再扣款。',
  pay: '支付 {amount}',
  back: '返回账单',
  nothing: '无需支付',
  alreadyPaid: '此账单已全部付清。',
  seeBills: '查看账单',
  all: {
    title: '您需要支付的金额',
    before: '请最迟于{day}支付',
    since: '自{day}起应付',
    payAll: '全部支付 {amount}',
  },
  refusals: {
    'nothing-owed': '已没有需要支付的金额。未扣款。',
    'amount-changed': '应付金额在页面显示后已变化。未扣款。请核对新的金额后重试。',
    'part-not-allowed': '无法支付此金额。未扣款。',
    'payment-unavailable': '支付服务没有响应。未扣款。请几分钟后重试。',
    'idempotency-mismatch': '此页面已用于另一笔付款，未再执行任何操作。请核对金额后重试。',
    'idempotency-in-flight': '您的首次请求仍在处理中，请等待几秒后再试。',
  },
}
