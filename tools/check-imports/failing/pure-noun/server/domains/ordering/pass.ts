import { randomInt } from 'node:crypto'
import { wallClock } from '../../kernel/clock.ts'
import { findPass } from './queries.ts'

export function decideBuyPass() {
  return { at: wallClock.now(), luck: randomInt(9), pass: findPass() }
}
