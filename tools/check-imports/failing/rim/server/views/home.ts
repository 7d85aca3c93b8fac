import { verify } from '../faces/intake/signature.ts'

export const check = verify
