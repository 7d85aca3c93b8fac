import type { LineId } from '../../contract/ids.ts'

export type NewId = () => LineId
