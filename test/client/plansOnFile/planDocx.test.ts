import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { expect, it } from 'vitest'
import type { PlanContent } from '../../../client/plansOnFile/planContent.ts'
import { planDocx } from '../../../client/plansOnFile/planDocx.ts'

const content: PlanContent = {
  classification: '内部',
  synthetic: '演示数据',
  county: '麻栗坡县',
  unit: '示例村 1-1',
  title: '示例村 1-1边境联防巡逻方案',
  lines: ['时段：2026-11-27 至 2026-12-03'],
  parts: [
    { title: '目的与任务', blocks: [{ kind: 'text', text: '每公里 < 两次 & 记录' }] },
    { title: '联络与报告', blocks: [{ kind: 'missing', text: '尚未填写' }] },
    {
      title: '巡逻安排',
      blocks: [
        {
          kind: 'table',
          head: ['地段', '时间'],
          widths: [3, 1],
          rows: [
            ['K0+000 – K1+600', '06:00–14:00'],
            ['K1+600 – K3+250', '07:00–15:00\n22:00–06:00'],
          ],
        },
      ],
    },
  ],
  signature: ['签发: ____'],
  fileName: 'plan',
}

interface Read {
  /** Texts of paragraphs that have any, in order. */
  readonly paragraphs: string[]
  readonly tags: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[]
}

/** Reads a part of the file as any XML reader would; throws where it is none. */
function readXml(xml: string): Read {
  const parser = new SaxesParser()
  const read: Read = { paragraphs: [], tags: [] }
  let paragraph = ''
  let isText = false
  parser.on('opentag', ({ name, attributes }) => {
    read.tags.push({ name, attributes })
    if (name === 'w:p') paragraph = ''
    isText = name === 'w:t'
  })
  parser.on('text', (text) => {
    if (isText) paragraph += text
  })
  parser.on('closetag', ({ name }) => {
    isText = false
    if (name === 'w:p' && paragraph !== '') read.paragraphs.push(paragraph)
  })
  parser.write(xml).close()
  return read
}

async function partsOf(file: Blob): Promise<Map<string, Read>> {
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()))
  return new Map(
    Object.entries(files)
      .filter(([name]) => name.endsWith('.xml') || name.endsWith('.rels'))
      .map(([name, bytes]) => [name, readXml(new TextDecoder().decode(bytes))]),
  )
}

it('a plan as DOCX says all of it in order, on A4, with Chinese faces, page numbers and marks', async () => {
  const parts = await partsOf(await planDocx(content, 'zh'))
  const document = parts.get('word/document.xml')!
  expect(document.paragraphs).toEqual([
    '内部',
    '演示数据',
    content.title,
    ...content.lines,
    '一、目的与任务',
    '每公里 < 两次 & 记录',
    '二、联络与报告',
    '[尚未填写]',
    '三、巡逻安排',
    '地段',
    '时间',
    'K0+000 – K1+600',
    '06:00–14:00',
    'K1+600 – K3+250',
    '07:00–15:00',
    '22:00–06:00',
    ...content.signature,
  ])
  const tagsOf = (part: string, name: string) =>
    (parts.get(part)?.tags ?? []).filter((tag) => tag.name === name).map(({ attributes }) => attributes)
  expect(tagsOf('word/document.xml', 'w:pgSz')).toMatchObject([{ 'w:w': '11906', 'w:h': '16838' }])
  const columns = tagsOf('word/document.xml', 'w:gridCol').map((column) => Number(column['w:w']))
  expect(columns[0]! / columns[1]!).toBeCloseTo(3, 2)
  expect(columns[0]! + columns[1]!).toBeLessThanOrEqual(11_906 - 2 * 1134)
  // The head of a table stands again on each page that it goes on to.
  expect(tagsOf('word/document.xml', 'w:tblHeader')).toHaveLength(1)
  const faces = tagsOf('word/document.xml', 'w:rFonts').map((face) => face['w:eastAsia'])
  expect(new Set(faces)).toEqual(new Set(['宋体', '黑体']))
  expect(faces.length).toBe(tagsOf('word/document.xml', 'w:t').length)

  const header = [...parts].find(([name]) => /^word\/header\d*\.xml$/.test(name))?.[1]
  expect(header?.paragraphs).toEqual(['内部 · 演示数据 · 麻栗坡县 · 示例村 1-1'])
  const footer = [...parts].find(([name]) => /^word\/footer\d*\.xml$/.test(name))?.[0] ?? ''
  expect(tagsOf(footer, 'w:instrText')).toHaveLength(2)
})

it('a plan that nobody marked has no empty mark', async () => {
  const plain = { ...content, classification: undefined, synthetic: undefined }
  const parts = await partsOf(await planDocx(plain, 'en'))
  expect(parts.get('word/document.xml')?.paragraphs.slice(0, 3)).toEqual([
    content.title,
    content.lines[0],
    '1. 目的与任务',
  ])
})
