import type { Trail, TrailKind } from '../model/trail.ts'
import type { Name } from '../model/values.ts'
import type { CountyGround, Headquarters } from './demonstration.ts'
import { tryByShare } from './seededRandom.ts'
import { tryCrossingPath } from './trailPath.ts'
import { unitAt, type UnitTree } from './units.ts'

const landmarks: readonly Name[] = [
  { en: 'Bamboo', zh: '竹林' },
  { en: 'Stream', zh: '溪边' },
  { en: 'Tea hill', zh: '茶山' },
  { en: 'Banana', zh: '蕉地' },
  { en: 'Buffalo', zh: '水牛' },
  { en: 'Ridge', zh: '山脊' },
  { en: 'Pine', zh: '松林' },
  { en: 'Spring', zh: '泉水' },
  { en: 'Cave', zh: '岩洞' },
  { en: 'Terrace', zh: '梯田' },
  { en: 'Sugar cane', zh: '蔗田' },
  { en: 'Old kiln', zh: '老窑' },
  { en: 'Ferry', zh: '渡口' },
  { en: 'Stone step', zh: '石阶' },
  { en: 'Fern', zh: '蕨坡' },
  { en: 'Walnut', zh: '核桃' },
]

const kinds: readonly { kind: TrailKind; noun: Name; share: number }[] = [
  { kind: 'farm-path', noun: { en: 'path', zh: '便道' }, share: 0.35 },
  { kind: 'foot-trail', noun: { en: 'trail', zh: '小道' }, share: 0.45 },
  { kind: 'illegal-way', noun: { en: 'way', zh: '通道' }, share: 0.2 },
]

/** Trails keep at least this far from each other. */
const apartM = 150

/** Trails that cross the line, numbered along it and on from one county to the next. */
export function makeTrails(headquarters: Headquarters, units: UnitTree): Trail[] {
  const { nextId, nextNumber, randomFor, counties } = headquarters
  const random = randomFor('trails')
  const crossings = counties.flatMap((on) =>
    crossingsOf(headquarters, on).map((crossing) => ({ on, ...crossing })),
  )
  return crossings.map(({ on, chainageM, path }) => {
    const number = nextNumber('trail')
    const landmark = random.pick(landmarks)
    const { kind, noun } = pickKind(random.next())
    return {
      id: nextId('trail'),
      lineId: on.record.id,
      number,
      name: { en: `${landmark.en} ${noun.en} ${number}`, zh: `${landmark.zh}${noun.zh} ${number}` },
      kind,
      path,
      course: null,
      meetsLineAtM: [chainageM],
      unitId: unitAt(units.villages, on.record.id, chainageM).id,
      synthetic: true,
    }
  })
}

/** Chainages drawn anew until each is apart from the others and the line lets a path through. */
function crossingsOf({ randomFor }: Headquarters, { line, name, ground, counts }: CountyGround) {
  const random = randomFor(`trails/${name.en}`)
  const found: { chainageM: number; path: Trail['path'] }[] = []
  while (found.length < counts.trails) {
    const chainageM = random.whole(ground.fromM + 200, Math.floor(ground.toM) - 200)
    if (found.some((other) => Math.abs(other.chainageM - chainageM) < apartM)) continue
    const path = tryCrossingPath(line, chainageM, random)
    if (path !== undefined) found.push({ chainageM, path })
  }
  return found.sort((a, b) => a.chainageM - b.chainageM)
}

function pickKind(draw: number) {
  const picked = tryByShare(kinds, draw)
  if (picked === undefined) throw new RangeError(`no kind of trail at ${draw}`)
  return picked
}
