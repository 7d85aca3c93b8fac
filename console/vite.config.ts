import { webConfig } from '../tools/web/web-config.ts'

export default await webConfig('console')
