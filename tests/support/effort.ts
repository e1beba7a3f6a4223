/** `npm run security` takes its time; the whole suite runs the same tests with fewer tries. */
export const isThorough = process.env['npm_lifecycle_event'] === 'security'
