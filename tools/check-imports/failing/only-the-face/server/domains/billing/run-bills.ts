export async function runBills() {
  const { openLines } = await import('../lines/queries.ts')
  return openLines()
}
