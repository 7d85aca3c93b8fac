import { config } from './config.ts'
import { routes } from './domains/ordering/routes.ts'
import { smpp } from './edges/sms/smpp.ts'
import { intake } from './faces/intake/intake.ts'

export const house = [config, routes, smpp, intake]
