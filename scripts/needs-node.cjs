'use strict'

// biome-ignore lint/style/useNodejsImportProtocol: unknown to Node before 16
const fs = require('fs')
// biome-ignore lint/style/useNodejsImportProtocol: unknown to Node before 16
const path = require('path')

/**
 * Preloaded by every command, in syntax of Node 6: where npm brings no Node of the project's own
 * (`optionalDependencies`), the machine's is used, and one that is too old is reported in one sentence. So is a
 * project whose packages are not installed yet: an import that fails tells nobody what to do.
 */
function requirePackages(project) {
  if (fs.existsSync(path.join(project, 'node_modules', 'zod'))) return
  process.stderr.write(`还没有安装依赖，请先在项目的目录（${project}）里运行 npm ci，再运行一次。\n`)
  process.exit(2)
}

function requireNode(current, wanted) {
  if (Number.parseInt(current, 10) >= wanted) return
  const machine = `${process.platform} ${process.arch}`
  process.stderr.write(
    `需要 Node.js ${wanted} 以上：npm 没有带来适合这台电脑（${machine}）的 Node，现在用的是 ${current}。` +
      `请从 https://nodejs.org 安装 Node ${wanted}，再运行一次。\n` +
      `Node.js ${wanted} or later is needed: npm brought none for this machine (${machine}), which has ${current}; ` +
      `install Node ${wanted} from https://nodejs.org and run this again.\n`,
  )
  process.exit(2)
}

requirePackages(path.join(__dirname, '..'))
requireNode(
  process.versions.node,
  Number.parseInt(/\d+/.exec(require('../package.json').engines.node)[0], 10),
)
