import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver'

const DRIVER = '/usr/bin/WebKitWebDriver'
const MINI_BROWSERS = ['x86_64', 'aarch64'].flatMap((machine) =>
  ['4.1', '4.0'].map((version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
)

/** The engine of every iPhone, and of its WeChat: Debian's package, installed where that can be done. */
export function findWebKit(): string | undefined {
  const find = () => (existsSync(DRIVER) ? MINI_BROWSERS.find((path) => existsSync(path)) : undefined)
  const found = find()
  const isRoot = process.getuid?.() === 0
  // A runner of the host may become root without being asked.
  if (found || !existsSync('/usr/bin/apt-get') || !(isRoot || process.env['CI'])) return found
  const apt = (...args: string[]) => {
    const command = ['apt-get', ...args]
    const [program = '', ...rest] = isRoot ? command : ['sudo', '-n', ...command]
    execFileSync(program, rest, { stdio: 'inherit' })
  }
  try {
    apt('update', '-qq')
    apt('install', '-y', '-qq', '--no-install-recommends', 'webkit2gtk-driver', 'xvfb')
  } catch {
    // The test says what to do.
  }
  return find()
}

/** A window of WebKit on a screen that nobody sees. */
export async function openWebKit(binary: string): Promise<{ driver: WebDriver; close: () => Promise<void> }> {
  const port = await freePort()
  const env = {
    ...process.env,
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  }
  const display = await startScreen()
  const server = spawn(DRIVER, [`--port=${port}`], {
    env: { ...env, DISPLAY: display.name },
    stdio: 'ignore',
  })
  const end = () => {
    server.kill()
    display.process.kill()
  }
  try {
    const options = { binary, args: ['--automation'] }
    const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options })
    await answering(port)
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(capabilities)
      .build()
    return {
      driver,
      close: async () => {
        await driver.quit().catch(() => {})
        end()
      },
    }
  } catch (error) {
    end()
    throw error
  }
}

/** Xvfb writes the number of the free screen that it has taken. */
function startScreen(): Promise<{ name: string; process: ChildProcess }> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']
  const screen = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  return new Promise((resolve, reject) => {
    screen.on('error', reject)
    screen.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    screen.stdio[3]!.once('data', (data) => resolve({ name: `:${String(data).trim()}`, process: screen }))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const response = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('WebKitWebDriver does not answer')
}
