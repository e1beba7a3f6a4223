import { comparison } from './comparison.ts'
import { projectFile } from './measure.ts'

/** After every period of the generated reports, so that the rules over time judge them all. */
const NOW = '2024-08-01T09:00:00+08:00'

/** All rules over all files, against the YAML library alone over the same bytes. */
export const check = comparison({
  help: '核对全部文件；与只用 yaml 库解析同样的文件相比',
  cycles: 10,
  programs: (root) => [
    {
      name: 'check',
      argv: [projectFile('scripts/check.ts'), '--root', root, '--format', 'json', '--now', NOW],
    },
    { name: 'yaml', argv: [projectFile('scripts/bench/parse-yaml.ts'), root] },
  ],
  maxRatio: 1.5,
  maxMemory: 500,
})
