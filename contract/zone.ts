import * as z from 'zod/mini';
import { action } from './action';
import { count, cursor, id, instant, line, revision } from './vocabulary';

/** A village as the register holds it. */
const village = z.strictObject({ name: z.string(), households: count, pupils: count });

const teacher = z.strictObject({ teacherId: id, name: z.string() });

export const zoneEvents = ['save', 'pass', 'leave', 'assign', 'release', 'end'] as const;
export type ZoneEvent = (typeof zoneEvents)[number];

const zone = z.strictObject({
  zoneId: id,
  name: z.string(),
  /** Null when nobody answers for it, also because the teacher's appointment has ended. */
  teacher: z.nullable(teacher),
  formerTeacher: z.nullable(z.string()),
  villages: z.array(village),
  /** All households for which the zone answers, those apart from their village among them. */
  households: count,
  apart: z.array(z.strictObject({ householdId: id, village: z.string(), head: z.string() })),
  history: z.array(z.strictObject({ action: z.enum(zoneEvents), at: instant, by: z.string(), what: z.string() })),
});

/** A household as lists show it. */
export const listedHousehold = z.strictObject({
  householdId: id,
  village: z.string(),
  head: z.string(),
  pupils: z.array(z.strictObject({ name: z.string(), className: z.string() })),
});

const lookers = ['moralEducation', 'academicAffairs', 'leader'] as const;
const inSchool = { schoolId: id, rev: revision };
const saved = z.strictObject({ zoneId: id, rev: revision });

/** 包抓片区: each village belongs to one zone at most, each zone to one teacher; a household may belong to another zone than its village. */
export const zones = {
  /** All zones of a school, and among whom a leader may choose. `rev` is 0 while the register holds nothing. */
  listZones: action({
    kind: 'read',
    roles: lookers,
    input: z.strictObject({ schoolId: id }),
    output: z.strictObject({
      rev: revision,
      mayEdit: z.boolean(),
      zones: z.array(zone),
      /** Those who hold the role now. */
      teachers: z.array(teacher),
      /** Villages of the register that belong to no zone. */
      freeVillages: z.array(village),
      withoutZone: count,
      /** In zones that have no teacher. */
      withoutTeacher: count,
    }),
    refusals: ['not-found'],
  }),

  /** Households for which nobody answers: those outside all zones, by village, and the zones that have no teacher. */
  coverage: action({
    kind: 'read',
    roles: lookers,
    input: z.strictObject({ schoolId: id, after: z.optional(cursor) }),
    output: z.strictObject({
      rev: revision,
      households: z.array(listedHousehold),
      next: z.nullable(cursor),
      withoutZone: count,
      zonesWithoutTeacher: z.array(z.strictObject({ zoneId: id, name: z.string(), households: count })),
      zones: z.array(z.strictObject({ zoneId: id, name: z.string() })),
      mayEdit: z.boolean(),
    }),
    refusals: ['not-found'],
  }),

  /** The zones for which the caller answers. */
  listMyZones: action({
    kind: 'read',
    roles: ['zoneTeacher'],
    input: z.strictObject({ schoolId: id }),
    output: z.strictObject({
      zones: z.array(z.strictObject({ zoneId: id, name: z.string(), villages: z.array(village), households: count })),
    }),
    refusals: ['not-found'],
  }),

  /** The villages of the register, among which a household is looked for. */
  listVillages: action({
    kind: 'read',
    roles: lookers,
    input: z.strictObject({ schoolId: id }),
    output: z.strictObject({ villages: z.array(village) }),
    refusals: ['not-found'],
  }),

  /** Households of a zone or of a village; a zone teacher sees the own zone only. The first page begins with those apart from their village. */
  listHouseholds: action({
    kind: 'read',
    roles: ['zoneTeacher', ...lookers],
    input: z.strictObject({
      schoolId: id,
      zoneId: z.optional(id),
      village: z.optional(line(40)),
      after: z.optional(cursor),
    }),
    output: z.strictObject({ households: z.array(listedHousehold), next: z.nullable(cursor) }),
    refusals: ['not-found'],
  }),

  /** Draws a zone, or changes one. */
  saveZone: action({
    kind: 'write',
    roles: ['leader'],
    input: z.strictObject({
      ...inSchool,
      zoneId: z.optional(id),
      name: line(20),
      villages: z.array(line(40)).check(z.maxLength(40)),
      teacherId: z.nullable(id),
    }),
    output: saved,
    refusals: ['not-found', 'already-exists', 'changed-meanwhile'],
  }),

  /** Gives a zone to another teacher. */
  passZone: action({
    kind: 'write',
    roles: ['leader'],
    input: z.strictObject({ ...inSchool, zoneId: id, teacherId: id }),
    output: saved,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),

  /** Its villages and households belong to no zone then. */
  endZone: action({
    kind: 'write',
    roles: ['leader'],
    input: z.strictObject({ ...inSchool, zoneId: id, reason: line(200) }),
    output: saved,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),

  /** Puts one household into a zone apart from its village; `zoneId` null: it goes with its village again. */
  assignHousehold: action({
    kind: 'write',
    roles: ['leader'],
    input: z.strictObject({ ...inSchool, householdId: id, zoneId: z.nullable(id) }),
    output: z.strictObject({ rev: revision }),
    refusals: ['not-found', 'changed-meanwhile', 'apart-full'],
  }),
} as const;
