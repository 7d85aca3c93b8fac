export type Db = { config: import('../config.ts').Config }
