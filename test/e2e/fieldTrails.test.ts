import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import { locate, positionBeside } from '../../geo/chainage.ts'
import { withExif } from './exifJpeg.ts'
import { runProduct } from './runProduct.ts'
import { seriousFaults } from './seriousFaults.ts'
import { trailRows } from './trailRows.ts'

const running = runProduct({ DEMO: 'malipo', ACCOUNTS: 'on' })
const password = 'borderkeep-demo'
const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  permissions: ['geolocation'],
}

interface Trail {
  id: string
  geometry: { coordinates: [number, number][] }
  properties: {
    number: number
    lineId: string
    course: string | null
    status: string
    unsealed: boolean
    meetsLineAtM: number[]
  }
}
interface Event {
  kind: string
  actor: string
  breach: string | null
  peopleSeen: boolean | null
  order: string | null
  positionSource: string | null
  photos: { id: string; takenAt: string | null; position: [number, number] | null }[]
}

async function signIn(page: Page, userName: string): Promise<void> {
  await page.getByLabel('User name').fill(userName)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'Outbox' }).waitFor()
}

/** Signed in as the demonstration's officer, standing somewhere. */
async function officerAt([longitude, latitude]: readonly [number, number]) {
  const { page, errors } = await running.open('/field?lang=en', {
    ...phone,
    geolocation: { longitude, latitude, accuracy: 9 },
  })
  await signIn(page, 'officer')
  return { page, errors, context: page.context() }
}

const ask = async <Answer>(page: Page, path: string): Promise<Answer> =>
  (await (await page.request.get(`${running.product.address}/api${path}`)).json()) as Answer

const trailsOf = async (page: Page): Promise<Trail[]> =>
  (await ask<{ features: Trail[] }>(page, '/collections/trails/items?limit=10000')).features
const eventsOf = async (page: Page, id: string): Promise<Event[]> =>
  (await ask<{ items: Event[] }>(page, `/trails/${id}/events`)).items

/** The officer's own ground, as the server has it; asked in a context that is closed again. */
async function ownGround() {
  const { page } = await running.open('/field?lang=en', phone)
  await signIn(page, 'officer')
  const { account } = await ask<{ account: { unitId: string } }>(page, '/me')
  const units = await ask<{
    items: { id: string; ground: { lineId: string; fromM: number; toM: number }[] }[]
  }>(page, '/units')
  const [ground] = units.items.find(({ id }) => id === account.unitId)!.ground
  const lines = await ask<{
    features: {
      id: string
      geometry: { coordinates: [number, number][] }
      properties: { homeSide: 'left' | 'right' }
    }[]
  }>(page, '/collections/border-lines/items')
  const found = lines.features.find(({ id }) => id === ground!.lineId)!
  const line = compileBorderLine({
    id: found.id,
    positions: found.geometry.coordinates,
    homeSide: found.properties.homeSide,
  })
  const all = await trailsOf(page)
  await page.context().close()
  const own = all.filter(({ properties: { lineId, meetsLineAtM } }) =>
    meetsLineAtM.every((atM) => lineId === ground!.lineId && ground!.fromM <= atM && atM < ground!.toM),
  )
  return { line, ground: ground!, own, all }
}

/** A place on the own ground with no listed trail near it. */
function emptyPlace(
  line: BorderLine,
  ground: { fromM: number; toM: number },
  trails: readonly Trail[],
): number {
  for (let atM = ground.fromM + 300; atM < ground.toM - 300; atM += 50)
    if (
      trails.every(({ properties }) => properties.meetsLineAtM.every((other) => Math.abs(other - atM) > 250))
    ) {
      const beside = positionBeside(line, atM, 120)
      if (Math.abs(locate(line, beside).chainageM - atM) < 60) return atM
    }
  throw new Error('there is no room for another trail')
}

const standAt = (context: BrowserContext, [longitude, latitude]: readonly [number, number], accuracy = 20) =>
  context.setGeolocation({ longitude, latitude, accuracy })

/** A picture of squares of 8 px, as a JPEG: nothing is left of them where it is blurred. */
async function squares(page: Page, width: number, height: number): Promise<Buffer> {
  const encoded = await page.evaluate(
    ([width, height]) => {
      const canvas = document.createElement('canvas')
      canvas.width = width
      canvas.height = height
      const context = canvas.getContext('2d')!
      for (let y = 0; y < height; y += 8)
        for (let x = 0; x < width; x += 8) {
          context.fillStyle = (x + y) % 16 === 0 ? '#e8e0d0' : '#203040'
          context.fillRect(x, y, 8, 8)
        }
      return canvas.toDataURL('image/jpeg', 0.95).split(',')[1]!
    },
    [width, height] as const,
  )
  return Buffer.from(encoded, 'base64')
}

/** Mean difference of two pictures within boxes, 0 to 255. */
async function differences(
  page: Page,
  one: Buffer,
  other: Buffer,
  boxes: readonly { x: number; y: number; width: number; height: number }[],
): Promise<number[]> {
  return page.evaluate(
    async ({ encoded, boxes }) => {
      const read = async (text: string) => {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0)
        const bitmap = await createImageBitmap(new Blob([bytes]))
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
        const context = canvas.getContext('2d')!
        context.drawImage(bitmap, 0, 0)
        return context
      }
      const [a, b] = [await read(encoded[0]!), await read(encoded[1]!)]
      return boxes.map(({ x, y, width, height }) => {
        const [before, after] = [
          a.getImageData(x, y, width, height).data,
          b.getImageData(x, y, width, height).data,
        ]
        let sum = 0
        for (let at = 0; at < before.length; at++) sum += Math.abs(before[at]! - after[at]!)
        return sum / before.length
      })
    },
    { encoded: [one.toString('base64'), other.toString('base64')], boxes },
  )
}

const photoOf = async (page: Page, id: string): Promise<Buffer> =>
  Buffer.from(await (await page.request.get(`${running.product.address}/api/photos/${id}`)).body())

describe('a trail on a phone', () => {
  it('that is on no list is walked along offline, sealed with a blurred photo, and arrives once', async () => {
    const { line, ground, all } = await ownGround()
    const atM = emptyPlace(line, ground, all)
    const { page, context } = await officerAt(positionBeside(line, atM, 110))
    const { address } = running.product
    await page.getByRole('button', { name: 'A way that is not listed' }).click()
    await page.getByRole('radio', { name: 'Foot trail' }).click()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Begin here' }).click()
    // A receiver that has nothing new to say says nothing.
    await standAt(context, positionBeside(line, atM, 109))
    await page.getByText('in 1 position').waitFor()
    for (const [index, offsetM] of [98, 86, 74, 62, 50, 38].entries()) {
      // Nobody is believed to run 12 m in less than 2.4 s.
      await page.waitForTimeout(3000)
      await standAt(context, positionBeside(line, atM, offsetM))
      await page.getByText(`in ${index + 2} positions`).waitFor()
    }
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    // The page is closed on the way: what was walked is there again.
    await context.setOffline(false)
    await page.reload()
    await page.getByText('in 7 positions').waitFor()
    await page.getByText(/It ends \d+ m from the line, at K/).waitFor()
    await page.getByRole('radio', { name: 'Sealed by us' }).click()
    await page.getByRole('radio', { name: 'Wire' }).click()

    const picture = await squares(page, 1280, 960)
    await page
      .locator('input[type=file][capture]')
      .setInputFiles({ name: 'seal.jpg', mimeType: 'image/jpeg', buffer: picture })
    await page.getByRole('button', { name: 'Blur faces and plates' }).click()
    const canvas = page.locator('.blur-canvas')
    await canvas.waitFor()
    await page.waitForFunction(
      () => document.querySelector<HTMLCanvasElement>('.blur-canvas')!.width === 1280,
    )
    const shown = (await canvas.boundingBox())!
    const scale = 1280 / shown.width
    const wipe = async (fromX: number, toX: number, y: number) => {
      await page.mouse.move(shown.x + fromX / scale, shown.y + y / scale)
      await page.mouse.down()
      await page.mouse.move(shown.x + toX / scale, shown.y + y / scale, { steps: 6 })
      await page.mouse.up()
    }
    await wipe(300, 500, 480)
    await wipe(900, 1000, 800)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await canvas.waitFor({ state: 'detached' })
    expect(await seriousFaults(page)).toEqual([])

    await context.setOffline(true)
    await page.getByRole('button', { name: 'Put it on the list, sealed' }).click()
    await page.getByText('Kept, waiting to be sent').waitFor()
    await page.getByText(/^New way · Way at K/).waitFor()
    await page.getByRole('button', { name: 'Done' }).click()
    // It stands in the list under no number yet, and something else is done there.
    await page.getByRole('button', { name: /^New way, sealed/ }).click()
    await page.getByRole('button', { name: 'Found breached' }).click()
    await page.getByRole('radio', { name: 'cut through' }).click()
    await page.getByRole('radio', { name: 'No', exact: true }).click()
    await page.getByRole('button', { name: /^Send/ }).click()
    await page.getByText('Waits until the new way itself is sent').waitFor()
    await context.setOffline(false)
    await page.goto(`${address}/field?lang=en&outbox=1`)
    await page.getByRole('heading', { name: 'Nothing waiting' }).waitFor()

    const known = new Set(all.map(({ id }) => id))
    const added = (await trailsOf(page)).filter(({ id }) => !known.has(id))
    expect(added).toMatchObject([{ properties: { course: 'walked', status: 'breached' } }])
    const [trail] = added
    expect(Math.abs(trail!.properties.meetsLineAtM[0]! - atM)).toBeLessThan(20)
    const events = await eventsOf(page, trail!.id)
    expect(events.map(({ kind, breach, peopleSeen }) => [kind, breach, peopleSeen])).toEqual([
      ['reported', null, null],
      ['sealed', null, null],
      ['breached', 'cut', false],
    ])
    const [photo] = events[1]!.photos
    expect(Math.abs(Date.parse(photo!.takenAt!) - Date.now())).toBeLessThan(10 * 60_000)
    expect(photo!.position![0]).toBeCloseTo(positionBeside(line, atM, 38)[0], 5)
    const sent = await photoOf(page, photo!.id)
    const [wiped, rest, undone] = await differences(page, picture, sent, [
      { x: 330, y: 450, width: 140, height: 60 },
      { x: 0, y: 0, width: 1280, height: 240 },
      { x: 900, y: 760, width: 100, height: 80 },
    ])
    // Two colours that lie some 170 apart are one in between.
    expect(wiped).toBeGreaterThan(50)
    expect(rest).toBeLessThan(8)
    expect(undone).toBeLessThan(8)
    await context.close()
  }, 300_000)

  it('is not walked along where the phone refuses its position, which is said with what can be done', async () => {
    const { page } = await running.open('/field?lang=en', { ...phone, permissions: [] })
    await signIn(page, 'officer')
    await page.goto(`${running.product.address}/field?lang=en&found=1`)
    await page.getByRole('button', { name: 'Begin here' }).click()
    const refused = page.getByRole('alert')
    await refused.getByText('Allow location for this page').waitFor()
    expect(await page.getByText('Waiting for the first positions').count()).toBe(0)
    // It can be begun again once it is allowed.
    await page.context().grantPermissions(['geolocation'])
    await page.context().setGeolocation({ longitude: 104.7, latitude: 23, accuracy: 9 })
    await page.getByRole('button', { name: 'Begin here' }).click()
    await page.getByText('in 1 position').waitFor()
    await expect.poll(() => refused.count()).toBe(0)
    await page.context().close()
  })

  it('nearest to the officer is sealed by four taps and a photo, which tells when and where it was taken', async () => {
    const { own } = await ownGround()
    const trail = own.find(({ properties }) => properties.unsealed)!
    const { page, context } = await officerAt(trail.geometry.coordinates[0]!)
    const photo = withExif(await squares(page, 640, 480), {
      taken: '2026:03:10 09:30:00',
      offset: '+08:00',
      longitude: 104.7125,
      latitude: 23.125,
    })
    await page.getByText('By GPS').waitFor()
    await page.evaluate(() => {
      document.addEventListener(
        'click',
        (event) => {
          if (event.isTrusted)
            document.body.dataset['taps'] = String(Number(document.body.dataset['taps'] ?? 0) + 1)
        },
        true,
      )
    })
    await trailRows(page).first().click()
    await page.getByRole('button', { name: 'Mark as sealed' }).click()
    await page.getByRole('radio', { name: 'Wire' }).click()
    await page
      .locator('input[type=file]:not([capture])')
      .setInputFiles({ name: 'old.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.locator('.photo-picture[src]').waitFor()
    await page.getByRole('button', { name: /^Send/ }).click()
    await page.getByText(`Trail ${trail.properties.number} is now: sealed, to be verified`).waitFor()
    expect(await page.evaluate(() => Number(document.body.dataset['taps']))).toBeLessThanOrEqual(4)

    const seal = (await eventsOf(page, trail.id)).findLast(({ kind }) => kind === 'sealed')!
    expect(seal.positionSource).toBe('gps')
    expect(seal.photos).toMatchObject([{ takenAt: '2026-03-10T01:30:00.000Z' }])
    expect(seal.photos[0]!.position![0]).toBeCloseTo(104.7125, 5)
    expect(seal.photos[0]!.position![1]).toBeCloseTo(23.125, 5)
    const sent = await photoOf(page, seal.photos[0]!.id)
    expect(photo.includes('Exif')).toBe(true)
    expect(sent.includes('Exif')).toBe(false)
    // And it is to be seen at the trail.
    await page.goto(`${running.product.address}/field?lang=en&trail=${trail.id}`)
    await page.getByRole('button', { name: 'Photo 1 of 1' }).click()
    await page.getByText('Taken').waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await context.close()
  }, 240_000)

  it('is verified by a second person on the same phone, whose own entries and those of the first stay apart', async () => {
    const { own } = await ownGround()
    const [trail, other] = own.filter(({ properties }) => properties.unsealed)
    const { page, context } = await officerAt(trail!.geometry.coordinates[0]!)
    const { address } = running.product
    const openAct = (id: string, act: string) => page.goto(`${address}/field?lang=en&trail=${id}&act=${act}`)
    await openAct(trail!.id, 'sealed')
    await page.getByRole('radio', { name: 'Wire' }).click()
    await page.getByRole('button', { name: /^Send/ }).click()
    await page.getByText('is now: sealed, to be verified').waitFor()

    // Something of the first officer's waits all the while.
    const isOfOther = (url: URL) => url.pathname === `/api/trails/${other!.id}/events`
    await page.route(isOfOther, (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    await openAct(other!.id, 'inspected')
    await page.getByRole('button', { name: /^Send/ }).click()
    await page.getByText('Kept, waiting to be sent').waitFor()

    await openAct(trail!.id, 'verified')
    await page.getByText('You sealed this trail yourself').waitFor()
    await page.getByLabel('User name of whoever verifies').fill('chief')
    await page.getByRole('button', { name: 'Keep it for chief' }).click()
    await page.getByText('Kept for chief').waitFor()
    await page.getByRole('button', { name: 'Sign in as chief' }).click()
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in as chief' }).click()
    await page.getByText('officer entered this for you').waitFor()
    // It is nobody's before they say so.
    expect(
      (await eventsOf(page, trail!.id)).some(({ kind, actor }) => kind === 'verified' && actor === 'chief'),
    ).toBe(false)
    await page.getByRole('button', { name: 'I was there: send it' }).click()
    await page.getByText('is now: sealed, verified').waitFor()
    expect((await eventsOf(page, trail!.id)).at(-1)).toMatchObject({
      kind: 'verified',
      actor: 'chief',
      positionSource: 'gps',
    })

    await page.unroute(isOfOther)
    await page.goto(`${address}/field?lang=en&outbox=1`)
    await page.getByText('Made by officer').waitFor()
    await page.goto(`${address}/field?lang=en`)
    await page.getByRole('button', { name: 'Give it back to officer' }).click()
    await expect.poll(() => page.getByLabel('User name').inputValue()).toBe('officer')
    await signIn(page, 'officer')
    await page.getByText('last sent').waitFor()
    const inspected = (await eventsOf(page, other!.id)).findLast(({ kind }) => kind === 'inspected')
    expect(inspected?.actor).toBe('officer')
    await context.close()
  }, 240_000)

  it('is not verified from afar, and is reopened on a named order alone', async () => {
    const { own } = await ownGround()
    const sealed = own.find(({ properties }) => properties.status === 'verified')!
    const [lon, lat] = sealed.geometry.coordinates[0]!
    const { page, context } = await officerAt([lon + 0.02, lat])
    const { address } = running.product
    await page.goto(`${address}/field?lang=en&trail=${sealed.id}&act=verified`)
    await page.getByText(/You are .* from this trail/).waitFor()
    await expect
      .poll(() => page.getByRole('button', { name: 'Too far from the trail' }).isDisabled())
      .toBe(true)
    await page.getByRole('radio', { name: 'No position' }).click()
    expect(await page.getByRole('button', { name: 'Say why there is no GPS position' }).isDisabled()).toBe(
      true,
    )

    await page.goto(`${address}/field?lang=en&trail=${sealed.id}&act=reopened`)
    await expect
      .poll(() => page.getByRole('button', { name: 'Enter the order first' }).isDisabled())
      .toBe(true)
    await page.getByLabel('Order of headquarters').fill('HQ order 17 of today')
    await page.getByRole('button', { name: /^Send/ }).click()
    await page.getByText('is now: reopened').waitFor()
    expect((await eventsOf(page, sealed.id)).at(-1)).toMatchObject({
      kind: 'reopened',
      order: 'HQ order 17 of today',
    })
    await context.close()
  }, 240_000)
})

it('an officer who corrects what the desk changed meanwhile sees both and keeps theirs', async () => {
  const { own } = await ownGround()
  const { id } = own[0]!
  const { page, context } = await officerAt([104.7, 22.9])
  await page.goto(`${running.product.address}/field?lang=en&trail=${id}`)
  await page.getByRole('button', { name: 'Correct name or kind' }).click()
  await page.getByLabel('Name in English').fill('Ford below the mill')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Send the correction' }).click()
  await page.getByRole('button', { name: 'Send now' }).waitFor()
  const item = `${running.product.address}/api/collections/trails/items/${id}`
  const { geometry, properties } = (await (await page.request.get(item)).json()) as {
    geometry: { coordinates: unknown }
    properties: Record<string, unknown> & { name: { zh: string }; version: number }
  }
  const { lineId, number, kind, course, meetsLineAtM, unitId, name, version } = properties
  const changed = await page.request.put(item, {
    headers: { 'Idempotency-Key': crypto.randomUUID(), 'If-Match': `"${version}"` },
    data: {
      lineId,
      number,
      kind,
      course,
      meetsLineAtM,
      unitId,
      path: geometry.coordinates,
      name: { ...name, en: 'Mill path' },
    },
  })
  expect(changed.status()).toBe(200)
  await context.setOffline(false)
  await page.getByText('Mill path').waitFor()
  await page.getByRole('button', { name: 'Keep theirs' }).click()
  await page.getByText('theirs was kept').waitFor()
  expect((await trailsOf(page)).find((trail) => trail.id === id)?.properties).toMatchObject({
    name: { en: 'Mill path' },
  })
})
