export { buyPass } from './buy-pass.ts'
