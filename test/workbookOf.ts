import { strToU8, zipSync } from 'fflate'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook whose first sheet has these rows, as spreadsheets write one. */
export function workbookOf(
  rows: string,
  strings = '',
  file = 'sheet1.xml',
  prolog = '',
  after = '',
): Uint8Array {
  const parts = {
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relationships}"><sheets><sheet name="People" sheetId="3" r:id="rId2"/><sheet name="Other" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/other.xml"/><Relationship Id="rId2" Target="worksheets/${file}"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings}</sst>`,
    [`xl/worksheets/${file}`]: `${prolog}<worksheet ${main}><sheetData>${rows}</sheetData>${after}</worksheet>`,
    'xl/worksheets/other.xml': `<worksheet ${main}><sheetData/></worksheet>`,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

/** Cells of texts as rows of a sheet. */
export const rowsOfTexts = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells, row) => {
      const written = cells.map((text, column) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
        return `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${escaped}</t></is></c>`
      })
      return `<row r="${row + 1}">${written.join('')}</row>`
    })
    .join('')
