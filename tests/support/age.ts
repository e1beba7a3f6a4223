import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The `age` program and its key generator: the reference that our sealed texts are held against. */
export interface AgeProgram {
  age: string
  keygen: string
}

const MISSING =
  '和 age 程序对照的测试需要 age 和 age-keygen，没有找到。请运行 apt-get install age（macOS：brew install age；Windows：winget install FiloSottile.age），或把它们所在的文件夹写进环境变量 AGE_DIR。'

/** Where `age` is. Its tests may be skipped on somebody's own machine, and say so; under CI it is installed, or they fail. */
export function findAge(): AgeProgram | undefined {
  const isCI = Boolean(process.env['CI'])
  const found = find() ?? (isCI ? install() : undefined)
  if (found) return found
  if (isCI) throw new Error(MISSING)
  console.warn(`跳过：${MISSING}`)
  return undefined
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

function install(): AgeProgram | undefined {
  const apt = '/usr/bin/apt-get'
  if (!existsSync(apt)) return undefined
  // Machines of CI let their user become root without a password.
  const [program = apt, ...before] = process.getuid?.() === 0 ? [apt] : ['sudo', '-n', apt]
  const run = (...args: string[]) => execFileSync(program, [...before, ...args], { stdio: 'inherit' })
  try {
    run('update', '-qq')
    run('install', '-y', '-qq', '--no-install-recommends', 'age')
  } catch {
    // The installer's own output says why; what is missing then is said by the caller.
  }
  return find()
}
