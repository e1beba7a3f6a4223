import { comparison } from './comparison.ts'
import { projectFile } from './measure.ts'

const program = projectFile('scripts/bench/write-workbook.ts')

/** The city's workbook of one cycle, without reading, against exceljs' streaming writer with the same cells. */
export const compile = comparison({
  help: '生成全市汇总表（不含读取）；与 exceljs 的流式写入同样的单元格相比',
  cycles: 1,
  programs: (root) => [
    { name: 'compile', argv: [program, root, 'compile'] },
    { name: 'exceljs', argv: [program, root, 'stream'] },
  ],
  maxRatio: 2.5,
})
