import { createInstance } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { domainWords } from '../../../client/i18n/domainWords.ts'
import { actSentence } from '../../../client/wall/actSentence.ts'
import type { Speech } from '../../../client/wall/speech.ts'
import { isForTheWall } from '../../../client/wall/wallActs.ts'
import { actWords } from '../../../client/wall/actWords.ts'
import { actKind, type ActKind, type JournalEntry } from '../../../data/model/journalEntry.ts'

const id = (last: number) => `01941f29-7c00-75ae-bd14-${String(last).padStart(12, '0')}`
const at = '2026-03-01T08:39:00+08:00'

const entry = (kind: ActKind, changes: JournalEntry['changes']): JournalEntry => ({
  sequence: 1,
  actId: id(1) as JournalEntry['actId'],
  kind,
  actor: 'local operator',
  observedAt: at,
  receivedAt: at,
  reason: null,
  reverses: null,
  origin: null,
  hash: '0'.repeat(64),
  changes,
})

const trailEvent = (kind: string, method: string | null) => ({
  kind: 'trail-event',
  id: id(2),
  before: null,
  after: {
    id: id(2),
    trailId: id(17),
    kind,
    observedAt: at,
    receivedAt: at,
    position: null,
    accuracyM: null,
    positionSource: null,
    method,
    note: '',
    order: kind === 'reopened' ? 'HQ 12' : null,
    withdraws: null,
    actor: 'local operator',
    synthetic: false,
  },
})

const patrol = {
  id: id(3),
  lineId: id(4),
  fromM: 88_000,
  toM: 94_000,
  from: at,
  to: '2026-03-01T12:39:00+08:00',
  mode: 'foot',
  speedKmh: null,
  loop: false,
  longestOnGroundMin: 0,
  team: { en: 'Team 4', zh: '第 4 组' },
  unitId: id(5),
  leadId: null,
  memberIds: [],
  synthetic: false,
}

const device = (...working: boolean[]) => ({
  id: id(6),
  lineId: id(4),
  name: { en: 'Camera 12', zh: '摄像头 12' },
  type: 'camera',
  position: [104, 23],
  chainageM: 10,
  range: { fromM: 0, toM: 500 },
  sweepMin: 5,
  deskId: id(7),
  states: working.map((works, index) => ({ working: works, from: `2026-03-0${index + 1}T00:00:00Z` })),
  unitId: null,
  synthetic: false,
})

/** By sequence. */
const actsBefore: Readonly<Record<number, Pick<JournalEntry, 'kind' | 'reverses'>>> = {
  7: { kind: 'barrier-removed', reverses: null },
  8: { kind: 'act-undone', reverses: 7 },
  9: { kind: 'act-undone', reverses: 8 },
}

let speak: Record<'en' | 'zh', Speech>

beforeAll(async () => {
  const i18n = createInstance()
  await i18n.init({
    lng: 'en',
    interpolation: { escapeValue: false },
    resources: {
      en: { acts: actWords.en, domain: domainWords.en },
      zh: { acts: actWords.zh, domain: domainWords.zh },
    },
  })
  const speech = (language: 'en' | 'zh'): Speech => ({
    acts: i18n.getFixedT(language, 'acts'),
    domain: i18n.getFixedT(language, 'domain'),
    nameOf: (name) => name[language],
    clock: (atMs) => new Date(atMs + 8 * 3_600_000).toISOString().slice(11, 16),
    tryTrailNumber: (trailId) => (trailId === id(17) ? 17 : undefined),
    tryPlaceName: (placeId) => (placeId === id(9) ? { en: 'Checkpoint 9', zh: '卡点 9' } : undefined),
    tryUnitName: (unitId) => (unitId === id(5) ? { en: 'North township', zh: '北乡' } : undefined),
    tryAct: (sequence) => actsBefore[sequence],
    tryTierName: (tier) => (tier === 'yellow' ? { en: 'Yellow', zh: '黄' } : undefined),
  })
  speak = { en: speech('en'), zh: speech('zh') }
})

describe('an act in plain words', () => {
  const said = (act: JournalEntry) => [actSentence(act, speak.en), actSentence(act, speak.zh)]

  it('says how a trail was sealed and that a second person is due', () => {
    expect(said(entry('trail-event', [trailEvent('sealed', 'wire')]))).toEqual([
      'Trail 17 sealed · Wire · to be verified',
      '便道 17 已封堵 · 铁丝网 · 待复核',
    ])
    expect(said(entry('trail-event', [trailEvent('breached', null)]))).toEqual([
      'Trail 17 found breached',
      '便道 17 发现破口',
    ])
  })

  it('says where and when a team is sent', () => {
    const change = { kind: 'patrol', id: id(3), before: null, after: patrol }
    expect(said(entry('patrol-assigned', [change]))).toEqual([
      'Team 4 assigned K88+000 – K94+000, 08:39–12:39',
      '第 4 组 派往 K88+000 – K94+000，08:39–12:39',
    ])
  })

  it('tells what was cancelled from what stood before', () => {
    const change = { kind: 'patrol', id: id(3), before: patrol, after: null }
    expect(actSentence(entry('patrol-cancelled', [change]), speak.en)).toBe(
      'Team 4 cancelled: K88+000 – K94+000, 08:39–12:39',
    )
  })

  it('tells a device that went down from one that was only corrected', () => {
    const change = (before: unknown, after: unknown) => ({ kind: 'device', id: id(6), before, after })
    const sentence = (before: unknown, after: unknown) =>
      actSentence(entry('device-changed', [change(before, after)]), speak.en)
    expect(sentence(device(true), device(true, false))).toBe('Camera 12 does not work')
    expect(sentence(device(true, false), device(true, false, true))).toBe('Camera 12 works again')
    expect(sentence(device(true), device(true))).toBe('Camera 12 changed')
  })

  it('names the tier and who ordered it', () => {
    const order = {
      id: id(8),
      tier: 'yellow',
      from: at,
      orderedBy: { en: 'County headquarters', zh: '县指挥部' },
      reason: '',
      synthetic: false,
    }
    expect(
      said(entry('tier-ordered', [{ kind: 'tier-order', id: id(8), before: null, after: order }])),
    ).toEqual(['Warning tier Yellow ordered by County headquarters', '县指挥部 发布预警等级 黄'])
  })

  it('says how many more where one act changed several of a kind', () => {
    const change = { kind: 'patrol', id: id(3), before: null, after: patrol }
    expect(actSentence(entry('patrol-assigned', [change, change, change]), speak.en)).toBe(
      'Team 4 assigned K88+000 – K94+000, 08:39–12:39 and 2 more',
    )
  })

  it('tells a roster by its place and hours, not shift by shift', () => {
    const shift = {
      id: id(10),
      place: { kind: 'checkpoint', id: id(9) },
      from: at,
      to: '2026-03-01T12:39:00+08:00',
      leadId: null,
      personIds: [],
      synthetic: false,
    }
    const change = { kind: 'shift', id: id(10), before: null, after: shift }
    expect(said(entry('roster-assigned', [change, change]))).toEqual([
      'Checkpoint 9: roster of shifts 08:39–12:39 assigned',
      '卡点 9：已排定值班表，每班 08:39–12:39',
    ])
  })

  const word = (more: object) => ({
    kind: 'gap-acknowledgement',
    id: id(11),
    before: null,
    after: {
      id: id(11),
      lineId: id(4),
      fromM: 42_300,
      toM: 46_500,
      kind: 'planned',
      since: at,
      unitId: id(5),
      action: 'Li goes there himself',
      until: '2026-03-01T10:30:00+08:00',
      acknowledgedBy: 'local operator',
      at,
      ...more,
    },
  })
  const notice = (last: number, more: object, before: unknown = null) => ({
    kind: 'notice',
    id: id(last),
    before,
    after: {
      id: id(last),
      unitId: id(5),
      about: 'gap',
      lineId: id(4),
      fromM: 42_300,
      toM: 46_500,
      kind: 'planned',
      since: at,
      cause: 'new',
      at,
      ...more,
    },
  })

  it('says who deals with a gap and until when, and not what was written about it', () => {
    expect(said(entry('gap-acknowledged', [notice(12, { readAt: at }, {}), word({})]))).toEqual([
      'Gap K42+300 – K46+500 in hand: North township, until 10:30',
      '空档 K42+300 – K46+500 已有处置：北乡，限 10:30 前',
    ])
    const before = word({ closedAt: at, ending: 'handed-on', unitId: id(99) })
    expect(said(entry('gap-handed-on', [before, word({ handedOnFrom: id(99) })]))).toEqual([
      'Gap K42+300 – K46+500 handed on to North township, until 10:30',
      '空档 K42+300 – K46+500 移交 北乡，限 10:30 前',
    ])
    expect(
      actSentence(entry('gap-acknowledgement-ended', [word({ closedAt: at, ending: 'ended' })]), speak.en),
    ).toBe('Gap K42+300 – K46+500: North township no longer deals with it')
    const held = word({ closedAt: at, ending: 'held' })
    expect(actSentence(entry('gap-closed', [held, held, notice(12, { overAt: at }, {})]), speak.en)).toBe(
      'Gap K42+300 – K46+500 held and closed and 1 more',
    )
  })

  it('tells what units were told of, and of what is over only where nobody was told anything', () => {
    const over = notice(13, { overAt: at }, {})
    expect(said(entry('gap-noticed', [over, notice(12, {}), notice(14, {})]))).toEqual([
      'Gap K42+300 – K46+500: North township was told and 1 more',
      '空档 K42+300 – K46+500：已通知 北乡，另 1 项',
    ])
    expect(said(entry('gap-noticed', [notice(12, { cause: 'overdue' })]))).toEqual([
      'Gap K42+300 – K46+500 not held in time: North township was told again',
      '空档 K42+300 – K46+500 逾期未在控：已再次通知 北乡',
    ])
    expect(said(entry('gap-noticed', [over]))).toEqual([
      'Gap K42+300 – K46+500 is no longer open',
      '空档 K42+300 – K46+500 已解除',
    ])
    expect(actSentence(entry('notice-read', [notice(12, { readAt: at }, {})]), speak.en)).toBe(
      'North township read of gap K42+300 – K46+500',
    )
  })

  const fence = {
    id: id(20),
    lineId: id(4),
    name: { en: 'B-031', zh: 'B-031' },
    type: 'fence',
    note: '',
    unitId: null,
    parts: [
      {
        path: [
          [104, 23],
          [104.1, 23],
        ],
        statuses: [{ status: 'draft', from: at }],
      },
    ],
    synthetic: false,
  }
  const undone = (change: { before: unknown; after: unknown; kind?: string }, reverses = 5) => ({
    ...entry('act-undone', [{ kind: 'barrier', id: id(20), ...change }]),
    reverses,
  })

  it('says what was taken back: that something was deleted, entered or changed', () => {
    expect(said(undone({ before: null, after: fence }, 7))).toEqual([
      'Deletion of barrier B-031 taken back',
      '已撤销对物防 B-031 的删除',
    ])
    expect(said(undone({ before: fence, after: null }))).toEqual([
      'Entry of barrier B-031 taken back',
      '已撤销物防 B-031 的录入',
    ])
    expect(said(undone({ before: fence, after: fence }))).toEqual([
      'Change of barrier B-031 taken back',
      '已撤销对物防 B-031 的变更',
    ])
    expect(said(undone({ before: patrol, after: null, kind: 'patrol' }))).toEqual([
      'Entry of patrol Team 4, 08:39–12:39 taken back',
      '已撤销巡逻 第 4 组，08:39–12:39 的录入',
    ])
    const withdrawal = trailEvent('withdrawn', null)
    expect(said(undone({ ...withdrawal }))).toEqual([
      'Entry on trail 17 taken back',
      '已撤销便道 17 的一条记录',
    ])
    expect(said(undone({ before: word({}).after, after: null, kind: 'gap-acknowledgement' }))).toEqual([
      'Entry on gap K42+300 – K46+500 taken back',
      '已撤销空档 K42+300 – K46+500 的一条记录',
    ])
  })

  it('says of what was taken back and is done again that it is', () => {
    expect(said(undone({ before: fence, after: null }, 8))).toEqual([
      'Deletion of barrier B-031 done again',
      '已重做对物防 B-031 的删除',
    ])
    expect(actSentence(undone({ before: null, after: fence }, 9), speak.en)).toBe(
      'Deletion of barrier B-031 taken back',
    )
  })

  it('leaves accounts, delegations, display links and people off the wall, and their being taken back', () => {
    const told = (kind: ActKind, record = 'x') =>
      isForTheWall(entry(kind, [{ kind: record, id: 'x', before: null, after: {} }]))
    for (const kind of actKind.options.filter((one) => /account|delegation|display|person|people/.test(one)))
      expect(told(kind), kind).toBe(false)
    expect(told('act-undone', 'person')).toBe(false)
    expect(told('act-undone', 'barrier')).toBe(true)
    expect(told('barrier-removed', 'barrier')).toBe(true)
  })

  it('gives no count where the list of changes may be cut short', () => {
    const marker = { kind: 'marker', id: id(3), before: null, after: null }
    const loaded = (count: number) =>
      entry(
        'markers-loaded',
        Array.from({ length: count }, () => marker),
      )
    expect(actSentence(loaded(12), speak.en)).toBe('12 boundary markers loaded')
    expect(actSentence(loaded(100), speak.en)).toBe('Boundary markers were loaded')
  })

  it('still says something of each kind of act when its record is not understood', () => {
    for (const kind of actKind.options)
      for (const sentence of said(
        entry(kind, [{ kind: 'unheard-of', id: 'x', before: null, after: { a: 1 } }]),
      ))
        expect(sentence).not.toMatch(/^(act|said|event)\.|\{\{|undefined|^$/)
  })
})
