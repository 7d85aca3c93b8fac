import { lock } from './locks'

export const claim = lock
