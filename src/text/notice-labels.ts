import { noticeSchema } from '../domain/cycle.ts'
import { labelsOf } from './labels.ts'

export const noticeLabels = labelsOf(noticeSchema)
