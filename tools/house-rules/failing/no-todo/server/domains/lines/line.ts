// TODO close the line (breaks)
export const line = 1
