export { months } from './months.ts'
