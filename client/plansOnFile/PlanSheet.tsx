import { useLanguage } from '../i18n/language.ts'
import type { PlanBlock, PlanContent } from './planContent.ts'
import { numbered } from './numbered.ts'

/** The document as it is printed: A4, part by part. */
export function PlanSheet({ content }: { content: PlanContent }) {
  const { language } = useLanguage()
  const { classification, synthetic, county, title, lines, parts, signature } = content
  return (
    <article className="plan-sheet on-paper" aria-label={title}>
      <p className="plan-sheet-marks">
        <strong>{classification}</strong>
        <span>{synthetic}</span>
      </p>
      <p className="plan-sheet-county">{county}</p>
      <h2>{title}</h2>
      {lines.map((line) => (
        <p key={line} className="plan-sheet-line">
          {line}
        </p>
      ))}
      {parts.map(({ title: heading, blocks }, index) => (
        <section key={heading}>
          <h3>{numbered(index + 1, heading, language)}</h3>
          {blocks.map((block, at) => (
            <Block key={at} block={block} />
          ))}
        </section>
      ))}
      <footer>
        {signature.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </footer>
    </article>
  )
}

function Block({ block }: { block: PlanBlock }) {
  if (block.kind === 'text') return <p>{block.text}</p>
  if (block.kind === 'missing') return <p className="plan-sheet-missing">{block.text}</p>
  const total = block.widths.reduce((sum, width) => sum + width, 0)
  return (
    <div className="plan-sheet-frame">
      <table>
        <colgroup>
          {block.widths.map((width, index) => (
            <col key={index} style={{ width: `${(100 * width) / total}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {block.head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((text, column) => (
                <td key={column}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
