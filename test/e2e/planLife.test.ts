import { describe, expect, it } from 'vitest'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { pngOf } from '../server/pictures.ts'
import { lifeStep, mapBox, saveDraft } from './planPage.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo', ACCOUNTS: 'off' })

interface Draft {
  id: string
  properties: { name: { en: string }; lineId: string; status: string; type: string }
}
interface Sent {
  id: string
  state: string
  remarks: { position: [number, number] | null; text: string }[]
  figures: { barred: { fromM: number; toM: number }[] }
}

async function asked<Answer>(path: string): Promise<Answer> {
  return (await (await fetch(`${running.product.address}/api${path}`)).json()) as Answer
}

async function proposals(barrierId: string): Promise<Sent[]> {
  return (await asked<{ items: Sent[] }>(`/barrier-proposals?barrierId=${barrierId}`)).items
}

async function isBarred(lineId: string, chainageM: number): Promise<boolean> {
  const at = new Date(Date.now() + 1000).toISOString()
  const answer = await asked<{ planned: { barred: unknown[] } }>(
    `/coverage/explain?line=${lineId}&chainageM=${chainageM}&at=${at}`,
  )
  return answer.planned.barred.length > 0
}

describe('a barrier in the planner', () => {
  it('is sent, returned with a remark, changed, sent again, approved, built in part, accepted and counted', async () => {
    const { features } = await asked<{ features: Draft[] }>('/collections/barriers/items?limit=10000')
    const draft = features.find(({ properties }) => properties.status === 'draft')
    if (draft === undefined) throw new Error('the demonstration has no draft')
    const { name, lineId, type } = draft.properties
    const { page, errors } = await running.open('/plan?lang=en')
    const inList = page.locator('.plan-open', { hasText: name.en })
    await inList.click()
    await lifeStep(page, 'Send for approval').click()
    const asSent = page.getByRole('region', { name: 'As it was sent' })
    await asSent.getByText('waiting for approval').waitFor()
    await inList.getByText('waiting for approval').waitFor()

    // The approver sets a remark on the map and returns it.
    await page.getByRole('button', { name: 'Remark on the map' }).click()
    const { middle } = await mapBox(page)
    await page.mouse.click(middle.x, middle.y)
    await page.getByLabel('Remark 1', { exact: true }).fill('Make it a wall here')
    await lifeStep(page, 'Return').click()
    await asSent.getByText('Make it a wall here').waitFor()
    const [returned] = await proposals(draft.id)
    expect(returned).toMatchObject({ state: 'returned', remarks: [{ text: 'Make it a wall here' }] })
    expect(returned?.remarks[0]?.position).not.toBeNull()

    // The planner changes it, with the remark in sight; what was sent stays as it was.
    await page.getByRole('button', { name: 'Edit', exact: true }).last().click()
    await page.getByRole('list', { name: 'Remarks' }).getByText('Make it a wall here').waitFor()
    await page.getByRole('combobox', { name: 'Type' }).click()
    await page.getByRole('option', { name: 'Wall' }).click()
    await saveDraft(page)
    await page.getByRole('button', { name: 'Close' }).first().click()
    await asSent.getByText('The drawing has changed since').waitFor()
    await asSent.getByText(new RegExp(`sent as ${type}`, 'i')).waitFor()

    await lifeStep(page, 'Send again for approval').click()
    await lifeStep(page, 'Approve').click()
    await lifeStep(page, 'Report start of building').click()

    // Part of it is built, by chainage, with a photo; it bars once it is accepted.
    const sent = (await proposals(draft.id)).at(-1)
    const barred = sent?.figures.barred.toSorted((a, b) => b.toM - b.fromM - (a.toM - a.fromM))[0]
    if (barred === undefined) throw new Error('the draft bars nothing')
    const middleM = Math.round((barred.fromM + barred.toM) / 2)
    await page.getByLabel('From', { exact: true }).fill(formatChainage(middleM - 80))
    await page.getByLabel('To', { exact: true }).fill(formatChainage(middleM + 80))
    await page.locator('.life-form input[type=file]').setInputFiles({
      name: 'posts.png',
      mimeType: 'image/png',
      buffer: Buffer.from(pngOf(64, 48, [10, 120, 30])),
    })
    await page.locator('.life-form img').waitFor()
    await lifeStep(page, 'Report what is built').click()
    await page.locator('.life-history img').waitFor()
    await expect.poll(() => isBarred(lineId, middleM)).toBe(false)

    await lifeStep(page, 'Accept on site').click()
    await page.locator('.life-history').getByText('Accepted on site').waitFor()
    await inList.locator('.plan-progress').waitFor()
    await expect.poll(() => isBarred(lineId, middleM)).toBe(true)
    await expect.poll(() => isBarred(lineId, middleM - 120)).toBe(false)
    expect(errors).toEqual([])
    await page.context().close()
  }, 300_000)
})
