import { config } from '../../config.ts'

export async function openCase() {
  return config
}
