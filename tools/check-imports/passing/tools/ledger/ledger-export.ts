import { config } from '../../server/config.ts'

export const url = config
