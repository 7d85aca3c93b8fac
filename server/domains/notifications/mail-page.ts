import type { Language } from '../../../contract/languages.ts'
import { toHex } from './to-hex.ts'

type MailPage = {
  readonly language: Language
  readonly brandName: string
  readonly look: { readonly hue: number; readonly chroma: number }
  readonly ribbon: string | null
  readonly title: string
  readonly code: { readonly label: string; readonly digits: string } | null
  readonly paragraphs: readonly string[]
  readonly act: { readonly label: string; readonly url: string } | null
  readonly small: readonly string[]
}

/** The roles of the look (light scheme), as hexadecimal: mail programs know neither OKLCH nor variables. */
const ink = toHex(0.22, 0.015, 265)
const quiet = toHex(0.44, 0.014, 265)
const paper = toHex(0.985, 0.006, 85)
const line = toHex(0.885, 0.01, 85)

const toText = (text: string): string =>
  text.replace(/[&<>"']/g, sign => `&#${sign.codePointAt(0)};`)

/**
 * A mail as HTML that stands without images, scripts, remote fonts or tracking: one column, real headings and
 * paragraphs in reading order, language declared, text at 17 px, link with its address in plain sight.
 */
export const mailPage = (page: MailPage): string => {
  const action = toHex(0.5, page.look.chroma, page.look.hue)
  const ribbon =
    page.ribbon === null
      ? ''
      : `<p style="margin:0 0 24px;padding:8px 12px;border:1px solid ${line};font-size:15px">${toText(page.ribbon)}</p>`
  const code =
    page.code === null
      ? ''
      : `<p style="margin:0 0 4px;color:${quiet};font-size:15px">${toText(page.code.label)}</p>
<p style="margin:0 0 24px;font-size:32px;line-height:1.2;font-weight:600;letter-spacing:0.12em">${toText(page.code.digits)}</p>`
  const paragraphs = page.paragraphs
    .map(text => `<p style="margin:0 0 16px">${toText(text)}</p>`)
    .join('\n')
  const act =
    page.act === null
      ? ''
      : `<p style="margin:8px 0 24px"><a href="${toText(page.act.url)}" style="display:inline-block;padding:14px 24px;border-radius:10px;background:${action};color:#ffffff;font-weight:600;text-decoration:none">${toText(page.act.label)}</a></p>
<p style="margin:0 0 16px;color:${quiet};font-size:15px;word-break:break-all">${toText(page.act.url)}</p>`
  const small = page.small
    .map(text => `<p style="margin:0 0 8px;color:${quiet};font-size:15px">${toText(text)}</p>`)
    .join('\n')
  return `<!doctype html>
<html lang="${page.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${toText(page.title)}</title></head>
<body style="margin:0;padding:24px 16px;background:${paper};color:${ink};font:400 17px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif">
<main style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid ${line};border-radius:10px">
${ribbon}
<p style="margin:0 0 16px;padding-bottom:12px;border-bottom:2px solid ${ink};font-weight:600">${toText(page.brandName)}</p>
<h1 style="margin:0 0 16px;font-size:28px;line-height:1.14;font-weight:600">${toText(page.title)}</h1>
${code}
${paragraphs}
${act}
<footer style="margin-top:24px;padding-top:16px;border-top:1px solid ${line}">
${small}
</footer>
</main>
</body>
</html>
`
}
