/** What a person may do on an account. */
export const accountPermissions = [
  'account:read',
  'account:manage',
  'bill:read',
  'bill:pay',
  'bill:dispute',
  'payment:read',
  'payment-method:manage',
  'line:read',
  'line:order',
  'usage:read',
] as const
export type AccountPermission = (typeof accountPermissions)[number]

/** Which of them each role carries (design §4 `customers`). */
export const rolePermissions = {
  holder: accountPermissions,
  payer: [
    'account:read',
    'bill:read',
    'bill:pay',
    'bill:dispute',
    'payment:read',
    'payment-method:manage',
  ],
  user: ['line:read', 'usage:read'],
  guardian: ['account:read', 'line:read', 'usage:read'],
  helper: ['account:read', 'bill:read', 'line:read', 'usage:read'],
} as const satisfies Readonly<Record<string, readonly AccountPermission[]>>
export type Role = keyof typeof rolePermissions

/** What a member of staff may do in the console. */
export const staffPermissions = [
  'customer:search',
  'customer:read',
  'audit:read',
  'dispute:decide',
] as const
export type StaffPermission = (typeof staffPermissions)[number]

/**
 * Who may call a route. `public`: anybody. `self`: whoever is signed in, on what is their own.
 * `customer …`: a person with that right on the account. `staff …`: an agent with that right.
 */
export type Permission =
  | 'public'
  | 'self'
  | 'staff-self'
  | `customer ${AccountPermission}`
  | `staff ${StaffPermission}`

/** Whether a role carries a permission on the account. */
export const roleAllows = (role: Role, permission: AccountPermission): boolean => {
  const allowed: readonly string[] = rolePermissions[role]
  return allowed.includes(permission)
}
