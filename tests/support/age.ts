import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The `age` program and its key generator: the reference that our sealed texts are held against. */
export interface AgeProgram {
  age: string
  keygen: string
}

function find(): AgeProgram | undefined {
  const given = process.env['AGE_DIR']
  const folders = [...(given ? [given] : []), ...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin']
  const ending = process.platform === 'win32' ? '.exe' : ''
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => ({ age: join(folder, `age${ending}`), keygen: join(folder, `age-keygen${ending}`) }))
    .find(({ age, keygen }) => existsSync(age) && existsSync(keygen))
}

/** Where `age` is; installs it where that can be done, and never lets a test be skipped. */
export function findAge(): AgeProgram {
  const found = find()
  if (found) return found
  try {
    install()
  } catch {
    // The sentence below says what to do; the installer's own output stands above it.
  }
  const installed = find()
  if (installed) return installed
  throw new Error(
    '加密的测试需要 age 程序（age 和 age-keygen），没有找到，也没能自动安装。请运行 apt-get install age（macOS：brew install age；Windows：winget install FiloSottile.age），或把它们所在的文件夹写进环境变量 AGE_DIR。',
  )
}

function install(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const run = (...args: string[]) => execFileSync('/usr/bin/apt-get', args, { stdio: 'inherit' })
  run('update', '-qq')
  run('install', '-y', '-qq', '--no-install-recommends', 'age')
}
