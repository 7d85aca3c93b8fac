import { sendText } from './edges/sms/smpp.ts'

export const send = sendText
