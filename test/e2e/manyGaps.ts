import { randomUUID } from 'node:crypto'

/** Two of three patrols under way do not go: a county has many gaps then. */
export async function cancelMostPatrols(address: string): Promise<void> {
  const [from, to] = [-60_000, 60_000].map((ms) => new Date(Date.now() + ms).toISOString())
  const asked = await fetch(`${address}/api/patrols?${new URLSearchParams({ from: from!, to: to! })}`)
  const { items } = (await asked.json()) as { items: { id: string; version: number }[] }
  for (const { id, version } of items.filter((_, index) => index % 3 !== 0)) {
    const answer = await fetch(`${address}/api/patrols/${id}`, {
      method: 'DELETE',
      headers: { 'Idempotency-Key': randomUUID(), 'If-Match': `"${version}"` },
    })
    if (!answer.ok) throw new Error(await answer.text())
  }
}
