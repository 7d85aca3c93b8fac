import type { Words } from '#ui/dictionary.ts'
import type { words as french } from './words.fr.ts'

export const words: Words<typeof french> = {
  'invalid-input': '有一项填写格式不正确。未作任何更改，请检查后重新提交。',
  'idempotency-key-missing': '请求不完整。未作任何更改，请刷新页面后重试。',
  'signed-out': '您已退出登录。未作任何更改，请登录后重试。',
  'not-allowed': '您在此账户中的角色无权执行此操作，户主可以执行。',
  'assurance-required': '需要先确认是您本人。未作任何更改，请验证后重试。',
  'foreign-origin': '此请求并非来自我们的页面。未作任何更改，请在此重试。',
  'not-found': '未找到您要的内容。未作任何更改。',
  'idempotency-in-flight': '您的首次请求仍在处理中，请等待几秒后刷新页面。',
  'too-large': '提交的内容过长。未作任何更改，请缩短后重新提交。',
  'unsupported-media-type': '无法读取此请求的格式。未作任何更改。',
  'idempotency-mismatch': '此页面已用于另一请求，未再执行任何操作。请刷新页面后重试。',
  'too-many-requests': { other: '尝试次数过多。为安全起见，请等待 {count} 分钟后重试。' },
  unexpected: '我们这边出现错误。请告知我们此编号：{reference}，稍后重试。',
  overloaded: '当前访问人数过多。未作任何更改，请一分钟后重试。',
}
