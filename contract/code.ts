import * as z from 'zod/mini';
import { instant } from './vocabulary';

/** Spoken codes: no 0/O, 1/I/L, so that a slip read aloud over the telephone arrives right. */
export const code = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[2-9A-HJKMNP-Z]{4}-?[2-9A-HJKMNP-Z]{4}$/));

/** A one-use code as it is handed over. */
export const issuedCode = z.strictObject({
  code: z.string(),
  expiresAt: instant,
  /** A mini-program code as base64 PNG; null where WeChat could not make one. */
  qrPng: z.nullable(z.string()),
});
