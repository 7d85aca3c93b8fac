/**
 * Says, at the end of the start, where to look and as whom.
 * @param {Record<string, string>} env what the processes were told
 * @param {import('./demonstration.mjs').Demonstration} [demonstration]
 */
export function announce(env, demonstration) {
  const lines = ['', 'Ligne Claire is ready.', '', line('Portal', env.PUBLIC_ORIGIN)]
  lines.push(line('Console', env.CONSOLE_ORIGIN))
  if (demonstration) {
    lines.push(line('Desk', `http://localhost:${env.DESK_PORT}`), '', '  Sign in as')
    for (const login of demonstration.logins) lines.push(...person(login))
    lines.push('', `  The same, and contracts to sign up with: ${env.DATA_DIR}/demo.json`)
  }
  lines.push('', 'Ctrl-C stops everything.', '')
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** @param {string} name @param {string | undefined} value */
function line(name, value) {
  return `  ${name.padEnd(9)}${value}`
}

/** @param {import('./demonstration.mjs').Login} login */
function person({ name, role, identifiers, password, totpSecret }) {
  const secret = totpSecret ? ` · authenticator ${totpSecret}` : ''
  return [`  ${name} (${role})`, `    ${identifiers.join(' or ')} · ${password}${secret}`]
}
