import { error, redirect } from '@sveltejs/kit'
import type { Problem } from '#contract/problem.ts'
import { verificationPath } from './verification-path.ts'

type Answered<Body> =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly status: number; readonly problem: Problem }

/**
 * The body of an answer that a page cannot do without. A refusal leads where it is settled: signed out to
 * the sign-in page, not sure enough of who it is to the verification, both with the way back; what is not
 * there or not allowed is Kit's error page. An address that can name nothing, `/factures/logo.png`, is of a page
 * that is not there: a cache on the way must not take it for a file.
 */
export function loaded<Body>(answer: Answered<Body>, url: URL): Body {
  if (answer.ok) return answer.body
  const back = url.pathname + url.search
  const { code } = answer.problem
  if (code === 'signed-out') redirect(303, `/connexion?${new URLSearchParams({ retour: back })}`)
  if (code === 'assurance-required') redirect(303, verificationPath(back, answer.problem.assurance))
  error(answer.status === 400 ? 404 : answer.status)
}
