import * as z from 'zod/mini';
import { action } from './action';
import { schoolRoles } from './roles';
import { id, instant, line, relation } from './vocabulary';

const declaration = {
  pupilId: id,
  pupilName: z.string(),
  className: z.string(),
  relation,
  declaredAt: instant,
};

/** Declared kin: pupils about whom a member of staff decides nothing, by their own word. */
export const kin = {
  /** The caller's own declarations, and for a leader everyone's of the school. */
  listKin: action({
    kind: 'read',
    roles: schoolRoles,
    input: z.strictObject({ schoolId: id }),
    output: z.strictObject({
      own: z.array(z.strictObject(declaration)),
      others: z.array(z.strictObject({ personId: id, name: z.string(), ...declaration })),
    }),
    refusals: ['not-found'],
  }),

  /** Pupils of the school who have exactly this name: whoever declares kin knows it, and nobody browses the register here. */
  findKin: action({
    kind: 'read',
    roles: schoolRoles,
    input: z.strictObject({ schoolId: id, name: line(40) }),
    output: z.strictObject({
      pupils: z.array(z.strictObject({ pupilId: id, name: z.string(), className: z.string() })),
    }),
    refusals: ['not-found'],
  }),

  declareKin: action({
    kind: 'write',
    roles: schoolRoles,
    input: z.strictObject({ pupilId: id, relation }),
    output: z.strictObject({}),
    refusals: ['not-found', 'already-exists'],
  }),

  /** A leader ends a declaration that was wrong; nobody ends the own one, nor one about own kin. */
  endKin: action({
    kind: 'write',
    roles: ['leader'],
    input: z.strictObject({ schoolId: id, personId: id, pupilId: id, reason: line(200) }),
    output: z.strictObject({}),
    refusals: ['not-found', 'wrong-state', 'kin'],
  }),
} as const;
