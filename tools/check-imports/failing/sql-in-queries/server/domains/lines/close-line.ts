export async function closeLine(db: { updateTable(name: string): unknown }) {
  db.updateTable('lines.line')
}
