type Line = { id: string }

export const names = ['a', 'b'] as const
export const line = JSON.parse('{}') as Line // breaks
