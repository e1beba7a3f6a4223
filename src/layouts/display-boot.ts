import { once } from '../components/shared/once.ts'
import source from './display-boot.js?raw'

/** The script that stands in every page's head, without its comment and indentation. */
export const displayBoot = source
  .replace(/^ *\/\/.*\n/gm, '')
  .replace(/\n\s*/g, '\n')
  .trim()

/** By which the page's policy lets it run, as a source of `script-src`. */
export const displayBootHash = once(async (): Promise<`sha256-${string}`> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(displayBoot))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
})
