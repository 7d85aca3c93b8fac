import type { SummaryWords } from './words.fr.ts'

export const words: SummaryWords = {
  title: '合同摘要',
  intro:
    '按照（欧盟）2019/2243 号实施条例的要求，用一页说明此产品的要点，便于您比较。在您同意任何内容之前提供。',
  provider: {
    phone: (phone, hours) => `电话 ${phone}，${hours}`,
  },
  heads: {
    services: '服务和设备',
    speed: '上网速度和补救措施',
    price: '价格',
    duration: '期限和解约',
    accessibility: '残障客户',
    other: '其他信息',
  },
  offer: '产品',
  line: '线路',
  what: '包含内容',
  services: {
    voice: '通话',
    sms: '短信',
    mms: '彩信',
    data: '上网',
  },
  unlimited: '无限',
  abroad: part => `其中 ${part} 可在法国境外使用（以产品说明为准）`,
  beyond: {
    charged: '超出部分按套餐外资费收取',
    blocked: '超出后停用，不收费',
    slowed: '超出后降速，不收费',
  },
  equipment: '出借的设备',
  speeds: {
    download: '最高下行速度',
    upload: '最高上行速度',
    network: '移动网络',
    megabits: size => `${size} Mb/s`,
    mobile: '移动网络的速度取决于地点、设备和同时上网的人数，不承诺任何速度。',
    remedy:
      '如果您实际获得的服务与此处说明有明显、持续或经常的差异，您可以免费解约（C. conso L224-34）。',
  },
  price: {
    monthly: '每月',
    once: '一次性',
    discount: name => `优惠：${name}`,
    perMonth: amount => `每月 ${amount}`,
    until: (amount, day) => `每月 ${amount}，至 ${day}`,
    line: '此线路起初每月合计',
    nextBill: day => `${day} 账单的差额`,
    year: '此线路 12 张账单的月费和手续费',
    taxes: '价格均含税。',
    usage: '产品未包含的用量按此线路的套餐外资费收取。',
  },
  duration: {
    from: '生效日期',
    until: '截止日期',
    commitment: '合约期',
    none: '无',
    commitmentUntil: day => `至 ${day}`,
    leaving: day => `在 ${day} 解约的费用，最多`,
    after: '此后合同无固定期限，直至您解约。',
    law: citation => `解约费用依据 ${citation} 计算。`,
    notice: days => `解约最迟在提出后 ${days} 天生效。`,
  },
  accessibility: [
    '您的账单和本摘要均为带标签的 PDF，可由屏幕阅读器朗读。',
    '客户空间可仅用键盘操作，也可配合屏幕阅读器使用。',
    '可应要求提供本摘要的其他格式。',
  ],
  other: {
    withdrawal: '您可以在下单后 14 天内，在订单页面撤回（C. conso L221-18）。',
    quote: moment => `以上价格保证有效至 ${moment}。`,
    disputes: '如有争议，请先联系客户服务，然后可向调解员申诉。',
  },
  mark: '指纹',
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
}
