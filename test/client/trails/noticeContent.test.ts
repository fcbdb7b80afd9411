import { describe, expect, it } from 'vitest'
import { languagesOf, noticeIn, type NoticeFacts } from '../../../client/trails/notice/noticeContent.ts'
import { noticeLanguage } from '../../../data/model/noticeLanguage.ts'
import { noticeKeys, noticeTexts } from '../../../data/model/noticeTexts.ts'
import { firstNotice } from '../../../data/model/sealingNotice.ts'
import type { WayThere } from '../../../data/model/trailSurroundings.ts'

const port: WayThere = {
  name: { en: 'Tianbao port', zh: '天保口岸' },
  localNames: { vi: 'cửa khẩu Thiên Bảo' },
  open: true,
  passage: {
    passes: true,
    since: '2026-03-01T00:00:00Z',
    orderedBy: { en: 'Headquarters', zh: '指挥部' },
    hours: { opens: '08:00', closes: '18:00' },
  },
  fromM: 1000,
  straightM: 23_400,
  bearingDeg: 130,
  wind: 'se',
  alongM: 31_040,
  byRoadM: null,
  places: [],
}
const facts: NoticeFacts = {
  number: 17,
  name: { en: 'Old kiln trail', zh: '老窑小道' },
  chainage: 'K26+721',
  marker: { number: '18/1', beyondM: 223.6 },
  ports: [port],
  settings: {
    ...firstNotice,
    orderNumber: '麻指〔2026〕12号',
    orderDate: '2026-03-02',
    telephone: '0876-110',
  },
  county: { en: 'Malipo County', zh: '麻栗坡县' },
  printedOn: '2026-03-10',
  isDemonstration: false,
}

describe('the notice where a trail is closed', () => {
  it('says in Chinese where one crosses, whether people pass, and by whose order it is closed', () => {
    expect(noticeIn('zh', facts)).toMatchObject({
      title: '此路已封闭',
      ports: [
        {
          way: '天保口岸：由此向东南直线约 23.4 公里，沿边境线约 31.0 公里。',
          passage: '该口岸目前每日 08:00–18:00 人员可通行。',
        },
      ],
      telephone: '紧急电话：0876-110',
      facts: [
        '便道 17 号（老窑小道）',
        '位置：界碑 18/1 号 +224 米（K26+721）',
        '公告单位：麻栗坡县',
        '依据：麻指〔2026〕12号，2026年3月2日',
        '印制日期：2026年3月10日',
      ],
      demonstration: undefined,
    })
  })

  it('says the same in Vietnamese, with its own name of the port and its own decimal comma', () => {
    const { ports, demonstration } = noticeIn('vi', { ...facts, isDemonstration: true })
    expect(ports[0]?.way).toBe(
      'cửa khẩu Thiên Bảo: cách đây khoảng 23,4 km theo đường thẳng về hướng đông nam, khoảng 31,0 km dọc theo đường biên giới.',
    )
    expect(demonstration).toBe('Bản mẫu, không được dán')
  })

  it('never says that people pass where nobody passes, the port is closed, or nobody knows', () => {
    const passage = (given: Partial<WayThere>) =>
      noticeIn('en', { ...facts, ports: [{ ...port, ...given }] }).ports[0]?.passage
    expect(passage({ passage: null })).toBe('Ask beforehand whether people pass at this port now.')
    expect(passage({ open: false })).toBe('Nobody passes at this port for the time being.')
    const stopped = { ...port.passage!, passes: false, hours: null }
    expect(passage({ passage: stopped })).toBe('Nobody passes at this port for the time being.')
  })

  it('without any port it sends people to the authority', () => {
    expect(noticeIn('zh', { ...facts, ports: [] })).toMatchObject({
      ports: [],
      noPort: '何处可以合法通行，请询问公告单位。',
    })
  })

  it('takes the county’s own sentences and leaves the others as they are', () => {
    const settings = { ...facts.settings, texts: { vi: { title: 'ĐƯỜNG ĐÓNG' } } }
    const said = noticeIn('vi', { ...facts, settings })
    expect(said.title).toBe('ĐƯỜNG ĐÓNG')
    expect(said.lawful).toBe(noticeTexts.vi.lawful)
  })

  it('is in Chinese, in what ports have names in, and in English, unless the county says otherwise', () => {
    expect(languagesOf(firstNotice, [port])).toEqual(['zh', 'vi', 'en'])
    expect(languagesOf(firstNotice, [{ localNames: { my: 'ဂိတ်' } }])).toEqual(['zh', 'my', 'en'])
    expect(languagesOf({ ...firstNotice, languages: ['my', 'zh'] }, [port])).toEqual(['my', 'zh'])
  })

  it.each(noticeLanguage.options)(
    '%s has every sentence, with the same places to fill in as English',
    (language) => {
      const placesIn = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, key]) => key))
      for (const key of noticeKeys) {
        expect(noticeTexts[language][key], key).not.toBe('')
        // Only Chinese and English have names of trails.
        if (key !== 'trail')
          expect(placesIn(noticeTexts[language][key]), key).toEqual(placesIn(noticeTexts.en[key]))
      }
    },
  )
})
