import type { Finding } from '../domain/finding.ts'

/** The corrected line of YAML, where it is known; for a person to copy, never applied automatically. */
export function correctedYaml({ code, args, path }: Finding): string | undefined {
  const key = path.at(-1)
  const line = (value: string) => (typeof key === 'number' ? `- ${value}` : `${key}: ${value}`)
  switch (code) {
    case 'not-a-number':
      return args.suggestion && line(args.suggestion)
    case 'not-a-date':
      return args.suggestion && line(`"${args.suggestion}"`)
    case 'not-an-option':
      return args.nearest && line(args.nearest)
    case 'unknown-key':
      return args.nearest && `${args.nearest}: …`
    case 'out-of-range':
      return args.expected === undefined ? undefined : line(String(args.expected))
    default:
      return undefined
  }
}
