import * as z from 'zod/mini';
import { instant } from './vocabulary';

/** A one-use code as it is handed over. */
export const issuedCode = z.strictObject({
  code: z.string(),
  expiresAt: instant,
  /** A mini-program code as base64 PNG; null where WeChat could not make one. */
  qrPng: z.nullable(z.string()),
});
