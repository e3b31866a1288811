import * as z from 'zod/mini';
import { action } from './action';
import { role, spokenCode } from './vocabulary';

/** What an invitation offers, before it is accepted. */
export const invitation = {
  previewInvitation: action({
    kind: 'read',
    roles: 'anyone',
    input: z.strictObject({ code: spokenCode }),
    output: z.strictObject({
      as: z.enum(['staff', 'donor']),
      /** As the school has written it. */
      name: z.string(),
      schoolName: z.string(),
      /** None for a donor. */
      duties: z.array(z.strictObject({ role, className: z.nullable(z.string()) })),
      /** Who invites; null in codes from before it was noted. */
      by: z.nullable(z.string()),
    }),
    refusals: ['code-invalid', 'code-expired', 'code-used', 'code-voided', 'own-code', 'too-many-attempts'],
  }),
} as const;
