import pg from 'pg'

/** The names of the database and of its roles: the owner migrates, the server may not rewrite history. */
export const databaseName = 'ligne_claire'
export const ownerRole = 'ligne_claire_owner'
export const serverRole = 'ligne_claire_server'

/**
 * Makes the two roles and the database when they are missing. A role that is there keeps its password.
 * @param {string} superuserUrl
 * @param {{ owner: string, server: string }} passwords letters, digits, `-` and `_` only
 */
export async function ensureRoles(superuserUrl, passwords) {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await ensureRole(client, ownerRole, passwords.owner)
    await ensureRole(client, serverRole, passwords.server)
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (found.rowCount === 0) await createDatabase(client)
  } finally {
    await client.end()
  }
}

/**
 * Makes the role of the server, which the migrations name, in a cluster that was lent to the tests. The
 * tests become it from the superuser: nobody can sign in with it.
 * @param {string} superuserUrl
 */
export async function ensureServerRole(superuserUrl) {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    if (!(await hasRole(client, serverRole))) await client.query(`create role ${serverRole}`)
  } finally {
    await client.end()
  }
}

/** @param {pg.Client} client @param {string} role @param {string} password */
async function ensureRole(client, role, password) {
  if (await hasRole(client, role)) return
  await client.query(`create role ${role} login password ${client.escapeLiteral(password)}`)
}

/** @param {pg.Client} client @param {string} role */
async function hasRole(client, role) {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
  return found.rowCount !== 0
}

/** @param {pg.Client} client */
async function createDatabase(client) {
  await client.query(`create database ${databaseName} owner ${ownerRole}`)
}
