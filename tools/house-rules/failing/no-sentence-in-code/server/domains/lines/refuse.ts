export const refusal = 'La ligne est résiliée' // breaks
export const code = 'line-closed'
