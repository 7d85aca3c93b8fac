import { intake } from './faces/intake/intake.ts'

export const routes = [intake]
