/** An example. */
export const count = (rows: number[][], log: number[]) => {
  for (const row of rows) {
    for (const cell of row) {
      if (cell > 1) {
        while (cell > log.length) { // breaks
          log.push(cell)
        }
      } else if (cell < 0) {
        log.push(0)
      }
    }
  }
}
