'use strict'

/**
 * Preloaded, after needs-node.cjs, by the commands that a timer runs: node_modules may come from a mirror, or have been
 * carried over in a folder, and main may have moved on since. Where it is not what package-lock.json names, nothing
 * runs.
 */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

const ROOT = join(__dirname, '..')

const read = (file) => {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8'))
  } catch {
    return undefined
  }
}

/** Undefined where all is as locked; packages for development may be left out. */
function difference() {
  const locked = read('package-lock.json')?.packages
  if (!locked) return 'package-lock.json'
  const wrong = Object.entries(locked).find(([path, entry]) => path && !isAsLocked(path, entry))
  if (wrong) return wrong[0]
  // npm's own list of what it has installed; a folder that was carried over may lack it.
  const installed = read('node_modules/.package-lock.json')?.packages ?? {}
  const other = Object.entries(installed).find(
    ([path, { integrity }]) => !locked[path] || locked[path].integrity !== integrity,
  )
  return other?.[0]
}

function isAsLocked(path, entry) {
  const version = read(`${path}/package.json`)?.version
  if (version !== undefined) return version === entry.version
  if (entry.dev || entry.devOptional) return true
  // Optional ones that are for one platform are needed there; npm goes on without the others.
  return Boolean(entry.optional) && !isForThisMachine(entry)
}

const isForThisMachine = ({ os, cpu, libc }) =>
  Boolean(os || cpu) &&
  (!os || os.includes(process.platform)) &&
  (!cpu || cpu.includes(process.arch)) &&
  (!libc || libc.includes(libcOfMachine()))

function libcOfMachine() {
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

const found = difference()
if (found !== undefined) {
  process.stderr.write(
    `安装的程序包和 package-lock.json 不一致（${found.replace(/^.*node_modules\//, '')}），没有运行：` +
      '请运行 npm ci --omit=dev --ignore-scripts，不能联网的把同一版本装好的 node_modules 整个带过来。\n',
  )
  process.exit(2)
}
