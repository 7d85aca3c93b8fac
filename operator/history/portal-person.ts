import { setTimeout as pause } from 'node:timers/promises'
import type { Inbox } from '../inbox.ts'
import type { Mail } from '../mail/mail-server.ts'
import type { Household } from '../people/household.ts'
import type { Text } from '../sms/sms-centre.ts'
import { payOnHostedPage } from './hosted-payment.ts'
import { type Done, type Person, passwordOf } from './person.ts'
import { type Browser, memberOf, openBrowser, type Reply } from './portal-browser.ts'

type PersonOptions = {
  seed: number
  /** where processes reach the portal, and the origin people type */
  url: string
  publicUrl: string
  phones: Inbox<Text>
  mailboxes: Inbox<Mail>
  /** how long a code may take to come */
  codeWithinMs?: number
}

type Channel = 'sms' | 'email'

const done: Done = { kind: 'done' }
const plainCard = '4242424242424242'
const challengedCard = '4000002760003184'
const settleTries = 40
const settleEveryMs = 250

function failed(what: string, { status, body }: Reply): Done {
  return { kind: 'failed', problem: `${what}: ${status} ${JSON.stringify(body) ?? ''}` }
}

/** The code of a message: six to eight digits that stand alone. */
function codeIn(text: string): string | undefined {
  return /(?<![\d+])\d{6,8}(?!\d)/.exec(text)?.[0]
}

/** What each person shows at sign-up: the mobile number of a line of theirs, a numéro client or a contract number. */
function identifierOf({ index, mobile, number, lines }: Household): string {
  const hasMobile = lines.some(({ kind }) => kind === 'mobile')
  const contractNumber = `${hasMobile ? 'M' : 'H'}-${number}`
  return [hasMobile ? mobile : number, number, contractNumber][index % 3] ?? number
}

function channelOf({ index }: Household): Channel {
  return index % 2 === 0 ? 'sms' : 'email'
}

/** The portal as a person uses it; each keeps one browser from sign-up on. */
export function createPortalPerson(options: PersonOptions): Person {
  const browsers = new Map<string, Browser>()
  const browserOf = ({ number }: Household): Browser => {
    const browser = browsers.get(number) ?? openBrowser(options.url, options.publicUrl)
    browsers.set(number, browser)
    return browser
  }
  return {
    signUp: household => signUp(options, browserOf(household), household),
    payBill: household => payBill(browserOf(household), household),
  }
}

/** The newest message of a person, by its channel, and a way to wait for the next. */
function messagesOf(
  { phones, mailboxes, codeWithinMs = 30_000 }: PersonOptions,
  household: Household,
) {
  const { mobile, email } = household
  const isSms = channelOf(household) === 'sms'
  const latest = isSms ? phones.of(mobile)[0]?.seq : mailboxes.of(email)[0]?.seq
  return {
    nextCode: async (): Promise<string | undefined> => {
      const since = latest ?? 0
      const messages = isSms
        ? await phones.awaitOf(mobile, since, codeWithinMs)
        : await mailboxes.awaitOf(email, since, codeWithinMs)
      return codeIn(messages[0]?.text ?? '')
    },
  }
}

async function signUp(
  options: PersonOptions,
  browser: Browser,
  household: Household,
): Promise<Done> {
  const messages = messagesOf(options, household)
  const identifier = identifierOf(household)
  const started = await browser.ask('POST', '/sign-up', {
    body: { identifier, channel: channelOf(household) },
  })
  if (started.status !== 202) return failed('sign-up', started)
  const code = await messages.nextCode()
  if (!code) return { kind: 'failed', problem: `no code came by ${channelOf(household)}` }
  const verified = await browser.ask('POST', '/sign-up/code', { body: { code } })
  if (verified.status !== 200) return failed('sign-up code', verified)
  const completed = await browser.ask('POST', '/sign-up/login', {
    body: {
      email: household.email,
      password: passwordOf(options.seed),
      language: household.language,
    },
  })
  return completed.status === 201 ? done : failed('sign-up login', completed)
}

type OwedBill = { id: string; accountId: string; open: object }

function oldestOwed(body: unknown): OwedBill | undefined {
  const bills = memberOf(body, 'bills')
  if (!Array.isArray(bills)) return undefined
  const owed = bills.flatMap(bill => {
    const [id, accountId, open] = ['id', 'accountId', 'open'].map(name => memberOf(bill, name))
    const isOwed = /^[1-9]/.test(String(memberOf(open, 'amount')))
    const isWhole = typeof id === 'string' && typeof accountId === 'string'
    return isWhole && typeof open === 'object' && open !== null && isOwed
      ? [{ id, accountId, open }]
      : []
  })
  return owed.at(-1)
}

async function untilSettled(browser: Browser, paymentId: string): Promise<Done> {
  for (let tries = 1; ; tries += 1) {
    const read = await browser.ask('GET', `/payments/${paymentId}`)
    const state = memberOf(read.body, 'state')
    if (state === 'succeeded') return done
    if (state === 'failed' || tries >= settleTries) return failed('payment', read)
    await pause(settleEveryMs)
  }
}

async function payBill(browser: Browser, household: Household): Promise<Done> {
  const listed = await browser.ask('GET', '/bills')
  if (listed.status !== 200) return failed('bills', listed)
  const bill = oldestOwed(listed.body)
  if (!bill) return { kind: 'failed', problem: `no bill of ${household.number} is owed` }
  const started = await browser.ask('POST', '/payments', {
    idempotencyKey: `history-${household.number}-${bill.id}`,
    body: {
      accountId: bill.accountId,
      billId: bill.id,
      owed: bill.open,
      language: household.language,
    },
  })
  const [page, paymentId] = [memberOf(started.body, 'page'), memberOf(started.body, 'id')]
  if (typeof page !== 'string' || typeof paymentId !== 'string')
    return failed('payment start', started)
  const outcome = await payOnHostedPage(page, {
    name: `${household.givenName} ${household.familyName}`,
    number: household.index % 2 === 0 ? plainCard : challengedCard,
    expiry: '12/39',
    code: '123',
  })
  if (outcome.kind === 'stuck') return { kind: 'failed', problem: outcome.problem }
  await browser.open(outcome.url)
  return untilSettled(browser, paymentId)
}
