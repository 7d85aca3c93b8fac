// @ts-expect-error the driver knows better (breaks)
export const pool: number = 'one'
