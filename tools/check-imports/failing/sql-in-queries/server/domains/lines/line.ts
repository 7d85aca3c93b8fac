export const open = 'select id from lines.line where closed_on is null'
