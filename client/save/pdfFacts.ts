import type { PDFDocument } from '@cantoo/pdf-lib'

export interface PdfFacts {
  readonly title: string
  /** The moment that is shown and all that it rests on, in a sentence. */
  readonly subject: string
  readonly language: 'en' | 'zh'
  readonly madeMs: number
}

/** Writes into a document what it says of itself. */
export function writeFacts(document: PDFDocument, facts: PdfFacts): void {
  const made = new Date(facts.madeMs)
  document.setTitle(facts.title, { showInWindowTitleBar: true })
  document.setSubject(facts.subject)
  document.setLanguage(facts.language === 'zh' ? 'zh-CN' : 'en-GB')
  document.setCreator('Borderkeep')
  document.setProducer('Borderkeep')
  document.setCreationDate(made)
  document.setModificationDate(made)
}
