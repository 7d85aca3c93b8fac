import { send } from '../mail/smtp.ts'

export const sendText = send
