import type { ConsentWords } from './words.ts'

export const chinese: ConsentWords = {
  changePlan: ({ name, line, price, on }) =>
    `我同意自${on}起将线路 ${line} 换为“${name}”，每月 ${price}。`,
  addOption: ({ name, line, price, on }) =>
    `我同意自${on}起为线路 ${line} 添加“${name}”，每月 ${price}。`,
  addPass: ({ name, line, price, lastDay }) =>
    `我同意为线路 ${line} 购买“${name}”，一次性 ${price}，有效至 ${lastDay}（含当日）。`,
  remove: ({ name, line, on }) => `我要求自${on}起从线路 ${line} 取消“${name}”。`,
  undo: ({ reference }) => `我撤销订单 ${reference}。`,
  commitment: ({ until }) => `我的合约期至 ${until}。`,
  summary: ({ mark }) => `我已收到合同摘要 ${mark}。`,
  withdraw: ({ reference }) => `我撤回订单 ${reference}；已使用的天数仍需付费。`,
}
