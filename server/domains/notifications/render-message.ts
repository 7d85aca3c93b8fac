import type { Language } from '../../../contract/languages.ts'
import { mailPage } from './mail-page.ts'
import type { MessageBrand } from './message-brand.ts'
import { sayIn } from './say.ts'
import type { TemplateFacts, TemplateName } from './template.ts'
import { english } from './words.en.ts'
import { french } from './words.fr.ts'
import type { Words } from './words.ts'
import { chinese } from './words.zh.ts'

const wordsIn = { fr: french, en: english, zh: chinese } as const satisfies Record<Language, Words>

type Asked<T extends TemplateName> = {
  readonly template: T
  readonly facts: TemplateFacts[T]
  readonly language: Language
  readonly reference: string
}

export type RenderedMail = {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** A message as a mail: a page and the same words as plain text. */
export const renderMail = <T extends TemplateName>(
  brand: MessageBrand,
  { template, facts, language, reference }: Asked<T>,
): RenderedMail => {
  const words: Words = wordsIn[language]
  const worded: Words['templates'][T] = words.templates[template]
  const say = sayIn(language, brand.timeZone)
  const title = worded.subject(facts, say)
  const paragraphs = worded.mail(facts, say)
  const digits = factOf(facts, 'code')
  const code = digits === null ? null : { label: words.codeLabel, digits }
  const url = linkOf(brand, facts)
  const act = worded.act === undefined || url === null ? null : { label: worded.act, url }
  const small = [words.whoWeAre(brand.spaceName[language], brand.phone), words.reference(reference)]
  const ribbon = brand.ribbon?.[language] ?? null
  const { name: brandName, look } = brand
  return {
    subject: title,
    html: mailPage({ language, brandName, look, ribbon, title, code, paragraphs, act, small }),
    text: [
      ...(ribbon === null ? [] : [ribbon]),
      title,
      ...(code === null ? [] : [`${code.label}\n${code.digits}`]),
      ...paragraphs,
      ...(act === null ? [] : [`${act.label}\n${act.url}`]),
      '--',
      ...small,
    ].join('\n\n'),
  }
}

/** A message as one short text, with the reference by which an agent finds it. */
export const renderText = <T extends TemplateName>(
  brand: MessageBrand,
  { template, facts, language, reference }: Asked<T>,
): string => {
  const words: Words = wordsIn[language]
  const worded: Words['templates'][T] = words.templates[template]
  const said = worded.text(facts, sayIn(language, brand.timeZone))
  return `${said} ${words.textReference(reference)}`
}

/**
 * A message as a notification of the browser: it opens the page that the mail would lead to, and says
 * nothing that a passer-by should not read.
 */
export const renderPush = (
  language: Language,
  template: TemplateName,
  facts: object,
): { readonly title: string; readonly body: string; readonly path: string } => {
  const words = wordsIn[language]
  const { title, body } = words.templates[template].notification ?? words.notification
  return { title, body, path: factOf(facts, 'path') ?? '/' }
}

/** How a message is called in a list: the subject of its mail. */
export const titleOf = <T extends TemplateName>(
  brand: MessageBrand,
  { template, facts, language }: Asked<T>,
): string => {
  const words: Words = wordsIn[language]
  const worded: Words['templates'][T] = words.templates[template]
  return worded.subject(facts, sayIn(language, brand.timeZone))
}

const factOf = (facts: object, name: string): string | null => {
  const value: unknown = Reflect.get(facts, name)
  return typeof value === 'string' ? value : null
}

const linkOf = (brand: MessageBrand, facts: object): string | null => {
  const path = factOf(facts, 'path')
  return path === null ? factOf(facts, 'link') : `${brand.publicOrigin}${path}`
}
