import { expertPaper } from '../text/experts.ts'
import { blankFileNames } from '../text/papers.ts'
import { annex1Document } from './annex1/annex1-docx.ts'
import type { CandidateLimits } from './annex1/annex1-request.ts'
import { blankAnnex2 } from './annex2/annex2-workbook.ts'
import { blankExperts } from './experts/experts-workbook.ts'

export interface BlankForm {
  /** With its ending, as it is offered for download. */
  name: string
  /** The media type of the bytes. */
  type: string
  bytes: Uint8Array
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** The blank forms of a year, for `/downloads/`; `limits` as they stand in the year's `cycle.yaml`. */
export async function blankForms(
  year: string | number,
  limits?: CandidateLimits,
): Promise<{ annex1: BlankForm; annex2: BlankForm; experts: BlankForm }> {
  const cycleYear = String(year)
  return {
    annex1: {
      name: blankFileNames.annex1(cycleYear),
      type: `${OFFICE}.wordprocessingml.document`,
      bytes: await annex1Document({ cycleYear, limits }),
    },
    annex2: {
      name: blankFileNames.annex2(cycleYear),
      type: `${OFFICE}.spreadsheetml.sheet`,
      bytes: await blankAnnex2(cycleYear),
    },
    experts: {
      name: expertPaper.blankName(cycleYear),
      type: `${OFFICE}.spreadsheetml.sheet`,
      bytes: await blankExperts(cycleYear),
    },
  }
}
