import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  title: '您的订单',
  titleOf: '线路订单：{line}',
  columns: { when: '日期', what: '订单', line: '线路', state: '状态', from: '起始日期' },
  states: { scheduled: '已预定', 'in-service': '使用中', undone: '已撤销', withdrawn: '已撤回' },
  none: '暂无订单',
  noneText: '您申请的每项更改及其编号都将显示在此处。',
  seeLines: '查看您的线路',
  noneOfLine: '此线路没有订单',
  all: '查看所有订单',
  older: '更早的订单',
  one: {
    titles: {
      scheduled: '您的订单已预定',
      'in-service': '您的订单已生效',
      undone: '您的订单已撤销',
      withdrawn: '您已撤回订单',
    },
    reference: '编号',
    what: '订单',
    placed: '申请日期',
    happened: '经过',
    steps: {
      scheduled: '订单已登记',
      'in-service': '已生效',
      undone: '订单已撤销',
      withdrawn: '撤回',
    },
    next: {
      scheduled: '更改将于{day}自动进行，并计入您{bill}的账单。您无需做任何事。',
      'in-service': '已于{day}生效，并将计入您{bill}的账单。您无需再做什么。',
      undone: '您的线路恢复到此订单之前的状态，价格相同。不会为此向您收费。',
      withdrawn:
        '您订购的内容已终止，之前的内容已按原价恢复。已使用的天数仍需付费，其余金额将在下一张账单退还。',
    },
    agreed: '您同意的内容',
    keep: '此页面的地址不变：您可以打印，也可以随时返回查看。',
    line: '查看线路',
    list: '查看您的订单',
    undo: {
      open: '撤销此订单',
      until: '您可以在{day}之前撤销。',
      restored: '您的线路将完全恢复以下内容，每月 {amount}：',
      item: '{name}，每月 {amount}',
      act: '撤销订单并每月支付 {amount}',
    },
    withdraw: {
      open: '在此撤回合同',
      until: '您可以在{day}之前撤回，无需说明理由。',
      text: '订单将于今天终止，您的线路将恢复之前的内容。已使用的天数仍需付费，其余金额将在下一张账单退还。',
      act: '确认撤回',
    },
    refusals: {
      'withdrawal-too-late':
        '14 天期限已过，无法再撤回此订单。未作任何更改。您可以在线路页面申请其他更改。',
      'withdrawal-used': '此流量包已应您的要求使用，无法再撤回。未作任何更改。',
      'undo-too-late': '已过撤销期限。未作任何更改。您可以在线路页面申请其他更改。',
      'undo-used': '您订购的内容已被使用，因此无法再撤销此订单。未作任何更改。',
      'undo-changed-since': '此订单之后线路有变化。未撤销。请先撤销最近的订单。',
    },
  },
}
