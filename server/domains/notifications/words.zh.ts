import type { Words } from './words.ts'

export const chinese: Words = {
  codeLabel: '您的验证码',
  reference: reference => `本消息编号：${reference}`,
  textReference: reference => `（编号 ${reference}）`,
  whoWeAre: (spaceName, phone) =>
    `${spaceName}。我们绝不会向您索要验证码或密码。如有疑问，请致电 ${phone}。`,
  notification: { title: '您有一条新消息', body: '请打开您的空间查看。' },
  templates: {
    'sign-up-code': {
      subject: () => '创建客户空间的验证码',
      mail: ({ minutes }) => [
        '请输入此验证码以创建您的客户空间。',
        `验证码 ${minutes} 分钟内有效，只能使用一次。请勿告诉任何人。`,
        '不是您本人操作？请忽略本消息：没有验证码，什么也不会发生。',
      ],
      text: ({ code, minutes }) =>
        `${code} 是您创建客户空间的验证码，${minutes} 分钟内有效。请勿告诉任何人。`,
    },
    'sign-in-code': {
      subject: () => '您的登录验证码',
      mail: ({ minutes }) => [
        '请输入此验证码以登录您的客户空间。',
        `验证码 ${minutes} 分钟内有效，只能使用一次。请勿告诉任何人。`,
        '不是您本人操作？可能有人知道您的密码，请修改密码。',
      ],
      text: ({ code, minutes }) =>
        `${code} 是您的登录验证码，${minutes} 分钟内有效。请勿告诉任何人。`,
    },
    'step-up-code': {
      subject: () => '您的确认验证码',
      mail: ({ minutes }) => [
        '请输入此验证码以确认是您本人。',
        `验证码 ${minutes} 分钟内有效，只能使用一次。请勿告诉任何人。`,
        '不是您本人操作？请修改密码：目前没有任何改动。',
      ],
      text: ({ code, minutes }) =>
        `${code} 是您的确认验证码，${minutes} 分钟内有效。请勿告诉任何人。`,
    },
    'recovery-code': {
      subject: () => '设置新密码',
      mail: ({ minutes }) => [
        '请输入此验证码以设置新密码。',
        `验证码 ${minutes} 分钟内有效，只能使用一次。请勿告诉任何人。`,
        '不是您本人操作？请忽略本消息：您的密码不会改变。',
      ],
      text: ({ code, minutes }) =>
        `${code} 是您设置新密码的验证码，${minutes} 分钟内有效。请勿告诉任何人。`,
      act: '设置新密码',
    },
    'new-device': {
      subject: () => '有新设备登录',
      mail: ({ device, at }, say) => [
        `您的客户空间于 ${say.instant(at)} 在新设备上登录：${device}。`,
        '是您本人？无需任何操作。',
        '不是您本人？请打开客户空间的“安全”页面，关闭该会话并修改密码。',
      ],
      text: ({ device, at }, say) =>
        `您的客户空间于 ${say.instant(at)} 在新设备（${device}）上登录。不是您本人？请修改密码。`,
    },
    'password-changed': {
      subject: () => '您的密码已修改',
      mail: ({ at }, say) => [
        `您的密码已于 ${say.instant(at)} 修改，其他会话已关闭。`,
        '不是您本人操作？请立即重设密码，或致电我们。',
      ],
      text: ({ at }, say) =>
        `您的密码已于 ${say.instant(at)} 修改。不是您本人操作？请重设密码或致电我们。`,
    },
    'factor-changed': {
      subject: () => '您的双重验证已更改',
      mail: ({ at }, say) => [
        `${say.instant(at)}，一种验证您身份的方式被添加或移除。`,
        '不是您本人操作？请修改密码并查看“安全”页面，或致电我们。',
      ],
      text: ({ at }, say) =>
        `您的双重验证已于 ${say.instant(at)} 更改。不是您本人操作？请致电我们。`,
    },
    'contact-changed': {
      subject: () => '您的联系方式已更改',
      mail: ({ at }, say) => [
        `我们用来联系您的地址或号码已于 ${say.instant(at)} 更改。`,
        '不是您本人操作？请致电我们，我们会恢复原来的联系方式。',
      ],
      text: ({ at }, say) =>
        `您的联系方式已于 ${say.instant(at)} 更改。不是您本人操作？请致电我们。`,
    },
    'bill-ready': {
      subject: ({ amount }, say) => `您的账单已出：${say.money(amount)}`,
      mail: ({ amount, billNumber, dueOn, autopay }, say) => [
        `您的账单（编号 ${billNumber}）金额为 ${say.money(amount)}。`,
        autopay
          ? `将于 ${say.date(dueOn)} 自动扣款，您无需任何操作。`
          : `请于 ${say.date(dueOn)} 前付款。`,
      ],
      text: ({ amount, dueOn, autopay }, say) =>
        autopay
          ? `您的账单 ${say.money(amount)} 已出，将于 ${say.date(dueOn)} 自动扣款。`
          : `您的账单 ${say.money(amount)} 已出，请于 ${say.date(dueOn)} 前付款。`,
      act: '查看账单',
      notification: { title: '您的账单已出', body: '请在您的空间中查看。' },
    },
    'payment-received': {
      subject: ({ amount }, say) => `已收到付款：${say.money(amount)}`,
      mail: ({ amount, paidOn, paymentReference }, say) => [
        `我们已于 ${say.date(paidOn)} 收到您的付款 ${say.money(amount)}。谢谢。`,
        `付款编号：${paymentReference}。您可在客户空间下载 PDF 收据。`,
      ],
      text: ({ amount, paymentReference }, say) =>
        `我们已收到您的付款 ${say.money(amount)}，编号 ${paymentReference}。谢谢。`,
      act: '查看付款和收据',
    },
    'payment-failed': {
      subject: () => '付款未成功',
      mail: ({ amount }, say) => [
        `付款 ${say.money(amount)} 未成功，您没有被扣款。`,
        '请重试，或使用另一张银行卡。',
      ],
      text: ({ amount }, say) =>
        `付款 ${say.money(amount)} 未成功，您没有被扣款。请在客户空间重试。`,
      act: '重试',
    },
    'order-placed': {
      subject: ({ orderReference }) => `您的订单 ${orderReference} 已登记`,
      mail: ({ orderReference, agreed, effectiveOn }, say) => [
        `您同意了：${agreed}`,
        `生效日期：${say.date(effectiveOn)}。订单编号：${orderReference}。`,
        '您可以在客户空间中查看该订单，并在允许的期限内撤销。',
      ],
      text: ({ orderReference, effectiveOn }, say) =>
        `订单 ${orderReference} 已登记，${say.date(effectiveOn)} 生效。不是您本人操作？请致电我们。`,
      act: '查看订单',
    },
    'order-undone': {
      subject: ({ orderReference }) => `您的订单 ${orderReference} 已撤销`,
      mail: ({ orderReference }) => [
        `我们已按您的要求撤销订单 ${orderReference}。`,
        '您的线路恢复原有内容和价格，该订单不会产生任何费用。',
      ],
      text: ({ orderReference }) => `订单 ${orderReference} 已撤销：您的线路恢复原有内容和价格。`,
      act: '查看订单',
    },
    'dispute-opened': {
      subject: ({ disputeReference }) => `您的异议 ${disputeReference} 已登记`,
      mail: ({ disputeReference, billNumber, amount, answerBy }, say) => [
        `您对账单 ${billNumber} 中的 ${say.money(amount)} 提出了异议。编号：${disputeReference}。`,
        `我们最迟将于 ${say.date(answerBy)} 答复。在此之前，不会向您收取该金额。`,
      ],
      text: ({ disputeReference, amount, answerBy }, say) =>
        `异议 ${disputeReference}（${say.money(amount)}）已登记，最迟于 ${say.date(answerBy)} 答复。`,
      act: '查看异议进展',
    },
    'dispute-answered': {
      subject: ({ disputeReference }) => `关于您的异议 ${disputeReference} 的答复`,
      mail: ({ disputeReference, billNumber, amount, contested, answer }, say) => [
        amount.amount === '0'
          ? `我们已审核您对账单 ${billNumber} 的异议 ${disputeReference}。有异议的 ${say.money(contested)} 仍需支付。`
          : `我们已审核您对账单 ${billNumber} 的异议 ${disputeReference}。在 ${say.money(contested)} 中，我们以贷项通知单退还 ${say.money(amount)}。`,
        answer,
        '不同意？您的空间里说明了接下来可以联系谁。',
      ],
      text: ({ disputeReference, amount }, say) =>
        amount.amount === '0'
          ? `异议 ${disputeReference}：该金额仍需支付。答复请见您的空间。`
          : `异议 ${disputeReference}：我们以贷项通知单退还 ${say.money(amount)}。答复请见您的空间。`,
      act: '查看答复',
    },
    'payment-due-soon': {
      subject: ({ amount, dueOn }, say) => `请于 ${say.date(dueOn)} 前支付 ${say.money(amount)}`,
      mail: ({ amount, dueOn }, say) => [
        `您还有 ${say.money(amount)} 需要在 ${say.date(dueOn)} 前支付。`,
        '已经付款？谢谢，请忽略本消息。',
      ],
      text: ({ amount, dueOn }, say) =>
        `您还有 ${say.money(amount)} 需要在 ${say.date(dueOn)} 前支付。已付款？谢谢，请忽略。`,
      act: '付款',
    },
    'allowance-alert': {
      subject: ({ line, service, percent }) =>
        ({
          data: `线路 ${line}：已用流量 ${percent}%`,
          voice: `线路 ${line}：已用通话 ${percent}%`,
          sms: `线路 ${line}：已用短信 ${percent}%`,
        })[service],
      mail: ({ line, service, offer, percent }) => [
        {
          data: `线路 ${line} 已使用“${offer.zh}”所含流量的 ${percent}%。`,
          voice: `线路 ${line} 已使用“${offer.zh}”所含通话的 ${percent}%。`,
          sms: `线路 ${line} 已使用“${offer.zh}”所含短信的 ${percent}%。`,
        }[service],
        '超出后会怎样、如何限制，请在客户空间查看。',
        '您可以为每条线路自行选择何时收到提醒。',
      ],
      text: ({ line, service, percent }) =>
        ({
          data: `线路 ${line}：已用流量 ${percent}%。详情见客户空间。`,
          voice: `线路 ${line}：已用通话 ${percent}%。详情见客户空间。`,
          sms: `线路 ${line}：已用短信 ${percent}%。详情见客户空间。`,
        })[service],
      act: '查看线路上限',
    },
    'spend-alert': {
      subject: ({ line, amount }, say) => `线路 ${line}：套餐外已达 ${say.money(amount)}`,
      mail: ({ line, amount }, say) => [
        `自本期开始，线路 ${line} 的套餐外费用已达 ${say.money(amount)}。`,
        '该金额将计入您的下一张账单。如不想超过某一金额，请在客户空间设置上限。',
      ],
      text: ({ line, amount }, say) =>
        `线路 ${line}：套餐外已达 ${say.money(amount)}。您可以在客户空间设置上限。`,
      act: '查看线路上限',
    },
    'ceiling-near': {
      subject: ({ line, percent, limit }, say) =>
        `线路 ${line}：已达上限 ${say.money(limit)} 的 ${percent}%`,
      mail: ({ line, cause, percent, limit }, say) => [
        {
          'out-of-bundle': `线路 ${line} 已达法国境内套餐外上限（${say.money(limit)}）的 ${percent}%。`,
          'roaming-data': `线路 ${line} 已达境外上网上限（${say.money(limit)}）的 ${percent}%。`,
          roaming: `线路 ${line} 已达境外上限（${say.money(limit)}）的 ${percent}%。`,
          premium: `线路 ${line} 已达增值号码上限（${say.money(limit)}）的 ${percent}%。`,
          total: `线路 ${line} 已达总上限（${say.money(limit)}）的 ${percent}%。`,
        }[cause],
        '达到上限后，这些用途将被停用，不再计费。',
        '您可以随时在客户空间更改此上限。',
      ],
      text: ({ line, percent, limit }, say) =>
        `线路 ${line}：已达上限 ${say.money(limit)} 的 ${percent}%。达到上限后这些用途将被停用。`,
      act: '查看线路上限',
    },
    'ceiling-reached': {
      subject: ({ line, limit }, say) => `线路 ${line}：已达到上限 ${say.money(limit)}`,
      mail: ({ line, cause, limit }, say) => [
        {
          'out-of-bundle': `线路 ${line} 已达到法国境内套餐外上限 ${say.money(limit)}。`,
          'roaming-data': `线路 ${line} 已达到境外上网上限 ${say.money(limit)}。`,
          roaming: `线路 ${line} 已达到境外上限 ${say.money(limit)}。`,
          premium: `线路 ${line} 已达到增值号码上限 ${say.money(limit)}。`,
          total: `线路 ${line} 已达到总上限 ${say.money(limit)}。`,
        }[cause],
        '这些用途已停用至本期结束，不再计费。',
        '如需继续使用，请在客户空间更改此上限：您会先看到可能产生的费用。',
      ],
      text: ({ line, limit }, say) =>
        `线路 ${line}：已达到上限 ${say.money(limit)}。这些用途已停用，不再计费。`,
      act: '查看线路上限',
    },
  },
}
