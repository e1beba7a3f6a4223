'use strict'

/**
 * Preloaded by every command, in syntax of Node 6: where npm brings no Node of the project's own
 * (`optionalDependencies`), the machine's is used, and one that is too old is reported in one sentence.
 */
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

requireNode(
  process.versions.node,
  Number.parseInt(/\d+/.exec(require('../package.json').engines.node)[0], 10),
)
