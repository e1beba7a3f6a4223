import { AlignmentType, Footer, type ISectionOptions, PageNumber, Paragraph, TextRun } from 'docx'
import { pageOf } from '../../text/papers.ts'
import { FONTS, fontNamed } from './docx-text.ts'

/** A4 in twips, for forms. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 964, bottom: 907, left: 1361, right: 1361, header: 680, footer: 510 },
} as const

/** Twips between its margins: the width of a table. */
export const FORM_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right

/** The pages of a form; `mark` stands behind the number of each. */
export function formPage(children: ISectionOptions['children'], mark = ''): ISectionOptions {
  return { properties: { page: PAGE }, footers: { default: pageNumbers(mark) }, children }
}

function pageNumbers(mark: string): Footer {
  const [before, between, after] = pageOf
  const look = { size: 18, font: fontNamed(FONTS.page) }
  const children = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after + mark]
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ ...look, children })] }),
    ],
  })
}
