import type { Desk } from '../state/desk.ts'

/** Who helps a district: office and phone as the site gives them, else the host's name. */
export const contactOf = ({ known: { site } }: Pick<Desk, 'known'>): string => site.contact || site.host
