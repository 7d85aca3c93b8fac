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
  },
}
