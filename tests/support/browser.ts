import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const INSTALLED = [
  process.env['CHROMIUM'],
  // Opens a tab for a quarter of the processor time of the whole browser.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function find(): string | undefined {
  return [...INSTALLED, chromium.executablePath()].find((path) => path && existsSync(path))
}

/** Where Chromium is; installs it where that can be done, and never lets a browser test be skipped. */
export function findChromium(): string {
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
    '浏览器测试需要 Chromium，没有找到，也没能自动安装。请运行 apt-get install chromium-headless-shell fonts-noto-cjk，或 npx playwright-core install chromium，或把 Chromium 的路径写进环境变量 CHROMIUM。',
  )
}

function install(): void {
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'inherit' })
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update', '-qq')
    const install = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'fonts-noto-cjk'] as const
    try {
      run(...install, 'chromium-headless-shell')
    } catch {
      // Releases of Debian before 12 have it in the whole browser alone.
      run(...install, 'chromium')
    }
    return
  }
  run(process.execPath, 'node_modules/playwright-core/cli.js', 'install', 'chromium')
}

/** A browser that talks to nobody but the pages it is shown. */
export function launchBrowser(executablePath: string, more: readonly string[] = []) {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--no-first-run',
      ...more,
    ],
  })
}
