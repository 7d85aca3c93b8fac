/** What a person types on the hosted page. */
export type PersonCard = { name: string; number: string; expiry: string; code: string }

export type HostedOutcome = { kind: 'returned'; url: string } | { kind: 'stuck'; problem: string }

const mostPages = 6

type Visit = { url: string; body?: URLSearchParams }

/** The address of the form of a page, absolute. */
function formAction(page: string, from: string): string | undefined {
  const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1]
  return action && new URL(action.replaceAll('&amp;', '&'), from).href
}

function fieldsFor(page: string, card: PersonCard): URLSearchParams | undefined {
  if (page.includes('name="decision"')) return new URLSearchParams({ decision: 'accept' })
  if (page.includes('class="problem"')) return undefined
  return page.includes('name="number"') ? new URLSearchParams({ ...card }) : undefined
}

async function nextVisit(
  response: Response,
  url: string,
  card: PersonCard,
): Promise<Visit | undefined> {
  const location = response.headers.get('location')
  if (location) return { url: new URL(location, url).href }
  const page = await response.text()
  const action = formAction(page, url)
  const body = fieldsFor(page, card)
  return action && body && response.ok ? { url: action, body } : undefined
}

/** Fills the hosted page, accepts the challenge if there is one, and gives the address of return. */
export async function payOnHostedPage(start: string, card: PersonCard): Promise<HostedOutcome> {
  const { origin } = new URL(start)
  let visit: Visit = { url: start }
  for (let page = 0; page < mostPages; page += 1) {
    const { url, body } = visit
    if (new URL(url).origin !== origin) return { kind: 'returned', url }
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      ...(body ? { body } : {}),
      redirect: 'manual',
    })
    const next = await nextVisit(response, url, card)
    if (!next) return { kind: 'stuck', problem: `the page ${url} answered ${response.status}` }
    visit = next
  }
  return { kind: 'stuck', problem: `more than ${mostPages} pages from ${start}` }
}
