import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Language } from '../i18n/language.ts'
import { numbered } from './numbered.ts'
import type { PlanBlock, PlanContent } from './planContent.ts'

/** Twentieths of a point. */
const a4 = { width: 11_906, height: 16_838 }
const marginTwips = 1134
const innerWidth = a4.width - 2 * marginTwips

/** Each run names a face for Chinese: without it Word falls back to one that it chooses itself. */
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' }
const headingFont = { ...font, eastAsia: '黑体' }

/** A plan as Word reads it, A4 upright, in the order in which the page shows it. */
export async function planDocx(content: PlanContent, language: Language): Promise<Blob> {
  const { classification, synthetic, county, unit, title, lines, parts, signature } = content
  const marks = [classification, synthetic].filter((mark) => mark !== undefined)
  const quiet = (text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new Paragraph({ alignment, children: [new TextRun({ text, font, size: 18 })] })
  const document = new Document({
    title,
    creator: unit,
    description: lines.join(' · '),
    styles: {
      default: {
        document: {
          run: { font, size: 21, language: { value: 'en-GB', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { after: 80 } },
        },
        heading1: { run: { font: headingFont, size: 32, bold: true, color: '000000' } },
        heading2: {
          run: { font: headingFont, size: 24, bold: true, color: '000000' },
          paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: a4,
            margin: { top: marginTwips, right: marginTwips, bottom: marginTwips, left: marginTwips },
          },
        },
        headers: {
          default: new Header({
            children: [quiet([...marks, county, unit].join(' · '), AlignmentType.RIGHT)],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    font,
                    size: 18,
                    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          ...marks.map(
            (mark) => new Paragraph({ children: [new TextRun({ text: mark, font, bold: true })] }),
          ),
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: title, font: headingFont })],
          }),
          ...lines.map((line) => quiet(line, AlignmentType.CENTER)),
          ...parts.flatMap((part, index) => [
            new Paragraph({
              heading: HeadingLevel.HEADING_2,
              children: [new TextRun({ text: numbered(index + 1, part.title, language), font: headingFont })],
            }),
            ...part.blocks.flatMap(blockOf),
          ]),
          new Paragraph({ spacing: { before: 480 }, children: [] }),
          ...signature.map(
            (line) =>
              new Paragraph({ spacing: { before: 160 }, children: [new TextRun({ text: line, font })] }),
          ),
        ],
      },
    ],
  })
  return Packer.toBlob(document)
}

function blockOf(block: PlanBlock): (Paragraph | Table)[] {
  if (block.kind === 'text') return [new Paragraph({ children: [new TextRun({ text: block.text, font })] })]
  if (block.kind === 'missing')
    return [new Paragraph({ children: [new TextRun({ text: `[${block.text}]`, font, italics: true })] })]
  const total = block.widths.reduce((sum, width) => sum + width, 0)
  const widths = block.widths.map((width) => Math.floor((innerWidth * width) / total))
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      ...(isHead ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            margins: { left: 80, right: 80, top: 30, bottom: 30 },
            ...(isHead ? { shading: { fill: 'EEEEEE' } } : {}),
            children: text.split('\n').map(
              (line) =>
                new Paragraph({
                  spacing: { after: 0 },
                  children: [new TextRun({ text: line, font, size: 18, bold: isHead })],
                }),
            ),
          }),
      ),
    })
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: innerWidth, type: WidthType.DXA },
      columnWidths: widths,
      rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
    }),
    new Paragraph({ spacing: { after: 40 }, children: [] }),
  ]
}
