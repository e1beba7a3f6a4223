import { comparison } from './comparison.ts'
import { projectFile } from './measure.ts'

/** All rules over all files, against the YAML library alone over the same bytes. */
export const check = comparison({
  help: '核对全部文件；与只用 yaml 库解析同样的文件相比',
  cycles: 10,
  programs: (root) => [
    { name: 'check', argv: [projectFile('scripts/check.ts'), '--root', root, '--format', 'json'] },
    { name: 'yaml', argv: [projectFile('scripts/bench/parse-yaml.ts'), root] },
  ],
  maxRatio: 1.5,
  maxMemory: 500,
})
