import type { TObject } from 'typebox'
import type { Input, RouteShape } from '../../../contract/define.ts'
import { type AccountId, type IdKind, idKinds } from '../../../contract/ids.ts'
import {
  type AccountPermission,
  accountPermissions,
  type Permission,
  roleAllows,
  staffPermissions,
} from '../../../contract/permissions.ts'
import type { Actor, Agent, Customer } from '../actor.ts'
import type { Db } from '../db.ts'
import { Fault } from '../errors.ts'
import type { Refused } from './handler.ts'

/**
 * For each kind of id that an account owns: which of `ids` belong to which of `accountIds`.
 * The query itself is bounded by the accounts, so what is not yours does not exist.
 */
export type FindOwners = (
  db: Db,
  accountIds: readonly AccountId[],
  ids: readonly string[],
) => Promise<ReadonlyMap<string, AccountId>>
export type Owners = Readonly<Partial<Record<IdKind, FindOwners>>>

type Asked = {
  readonly route: RouteShape
  readonly actor: Actor
  readonly input: Input<RouteShape>
}
type Admitted = { readonly kind: 'admitted'; readonly accountIds: readonly AccountId[] }

const refusal = (code: string): Refused => ({ kind: 'refusal', code })

/** Lets a call through to its handler, or says 401, 403 or 404 (design §5b "Answers"). */
export const admit = async (
  deps: { readonly db: Db; readonly owners: Owners },
  { route, actor, input }: Asked,
): Promise<Admitted | Refused> => {
  const { permission } = route
  if (permission === 'public') return { kind: 'admitted', accountIds: [] }
  if (permission.startsWith('staff')) return admitAgent(permission, actor)
  if (actor.kind !== 'customer') return refusal('signed-out')
  if (permission === 'self') return assured(route, actor, [...actor.reach.keys()])
  const named = namedIds(route, input)
  const owned = await findOwners(deps, actor, named)
  if (owned === null) return refusal('not-found')
  const right = accountPermission(permission)
  const asked = owned.length > 0 ? owned : [...actor.reach.keys()]
  const allowed = asked.filter(accountId => {
    const role = actor.reach.get(accountId)
    return role !== undefined && right !== null && roleAllows(role, right)
  })
  if (allowed.length === 0 && asked.length > 0) return refusal('not-allowed')
  if (owned.length > 0 && allowed.length < owned.length) return refusal('not-allowed')
  return assured(route, actor, allowed)
}

const admitAgent = (permission: Permission, actor: Actor): Admitted | Refused => {
  if (actor.kind !== 'agent') return refusal('signed-out')
  return permission === 'staff-self' || agentMay(actor, permission)
    ? { kind: 'admitted', accountIds: [] }
    : refusal('not-allowed')
}

const agentMay = (agent: Agent, permission: Permission): boolean =>
  staffPermissions.some(right => permission === `staff ${right}` && agent.permissions.has(right))

const accountPermission = (permission: Permission): AccountPermission | null => {
  const right = permission.slice('customer '.length)
  return isAccountPermission(right) ? right : null
}

const isAccountPermission = (text: string): text is AccountPermission =>
  accountPermissions.some(permission => permission === text)

const assured = (
  route: RouteShape,
  actor: Customer,
  accountIds: readonly AccountId[],
): Admitted | Refused =>
  route.assurance === 'none' || actor.assurances.has(route.assurance)
    ? { kind: 'admitted', accountIds }
    : { kind: 'refusal', code: 'assurance-required', factors: actor.factors }

type Named = { readonly kind: IdKind; readonly id: string }

/** Every id of the request that its schema marks with a kind. */
const namedIds = (route: RouteShape, input: unknown): readonly Named[] => {
  const parts: Readonly<Record<string, unknown>> = isRecord(input) ? input : {}
  return (['params', 'query', 'body'] as const).flatMap(part => idsOf(route[part], parts[part]))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const idsOf = (schema: TObject | undefined, value: unknown): readonly Named[] => {
  if (schema === undefined || !isRecord(value)) return []
  return Object.entries(schema.properties).flatMap(([name, member]) => {
    const marked: unknown = Reflect.get(member, 'x-id-kind')
    const kind = idKinds.find(known => known === marked)
    const id = value[name]
    return kind === undefined || typeof id !== 'string' ? [] : [{ kind, id }]
  })
}

/** The accounts that own the ids named; null when one of them is outside the reach. */
const findOwners = async (
  { db, owners }: { readonly db: Db; readonly owners: Owners },
  actor: Customer,
  named: readonly Named[],
): Promise<readonly AccountId[] | null> => {
  const reach = [...actor.reach.keys()]
  const found = new Set<AccountId>()
  for (const { kind, id } of named) {
    if (kind === 'offer') continue
    const find = kind === 'account' ? accountItself : owners[kind]
    if (find === undefined) throw new Fault('nobody tells who owns ids of this kind', { kind })
    const owner = (await find(db, reach, [id])).get(id)
    if (owner === undefined) return null
    found.add(owner)
  }
  return [...found]
}

const accountItself: FindOwners = async (_db, accountIds, ids) =>
  new Map(
    accountIds
      .filter(accountId => ids.includes(accountId))
      .map(accountId => [accountId, accountId]),
  )
