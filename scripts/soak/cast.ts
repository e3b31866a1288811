import { LocalSource } from '../data/local-source';
import type { DataSource } from '../data/source';

/** Who writes under load, and what: found in the data. */
export interface Cast {
  readonly schoolId: string;
  readonly classId: string;
  /** Writes notices to the class. */
  readonly author: string;
  /** Publishes them. */
  readonly reviewer: string;
  /** Acknowledge them. */
  readonly guardians: readonly string[];
  /** Payments that one guardian each answers. */
  readonly payments: readonly { readonly disbursementId: string; readonly guardian: string }[];
}

interface PersonFields {
  readonly _id: string;
  readonly appointments: readonly {
    readonly role: string;
    readonly schoolId: string;
    readonly classId: string | null;
  }[];
  readonly wards: readonly { readonly pupilId: string; readonly classId: string }[];
}

interface PaymentFields {
  readonly _id: string;
  readonly pupilId: string;
  readonly outcome: string;
}

/** @throws when the data hold no class with a teacher, a guardian and a payment */
export async function readCast(dataDir: string): Promise<Cast> {
  const source = new LocalSource(dataDir);
  try {
    return castOf(await all<PersonFields>(source, 'people'), await all<PaymentFields>(source, 'disbursements'));
  } finally {
    await source.close();
  }
}

async function all<D>(source: DataSource, collection: string): Promise<D[]> {
  const found: D[] = [];
  for await (const document of source.documents(collection)) found.push(document as unknown as D);
  return found;
}

function castOf(people: readonly PersonFields[], lines: readonly PaymentFields[]): Cast {
  const payments = lines.flatMap(({ _id: disbursementId, pupilId, outcome }) => {
    const guardian = people.find(({ wards }) => wards.some((ward) => ward.pupilId === pupilId));
    return guardian && outcome === 'paid' ? [{ disbursementId, guardian: guardian._id }] : [];
  });
  for (const { _id: author, appointments } of people) {
    for (const { role, schoolId, classId } of appointments) {
      if (role !== 'classTeacher' || classId === null) continue;
      const guardians = people.filter(({ wards }) => wards.some((ward) => ward.classId === classId));
      const reviewer = people.find((one) =>
        one.appointments.some((held) => held.role === 'moralEducation' && held.schoolId === schoolId),
      );
      if (reviewer && guardians.length > 0 && payments.length > 0)
        return {
          schoolId,
          classId,
          author,
          reviewer: reviewer._id,
          guardians: guardians.map(({ _id }) => _id),
          payments,
        };
    }
  }
  throw new Error('the data hold no class with a teacher, guardians and payments');
}
