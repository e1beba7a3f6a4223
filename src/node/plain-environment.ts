/**
 * The YAML library asks for an environment variable at each token of a text, and every time the answer comes from
 * the operating system: more than a quarter of what reading takes. A copy answers at once. For programs and
 * workers, when they start.
 */
export function plainEnvironment(): void {
  process.env = { ...process.env }
}
