import type { Output } from '../../contract/index';
import { ledger } from '../../contract/ledger';
import { ageOf, currentMembers, isLabour } from '../../domain/ledger/household';
import { currentNeeds } from '../../domain/ledger/need';
import type { Call } from '../platform/serve';
import type { ClassGlance } from './class.reader';
import type { Reached } from './household-reach';
import type { NeedDocument } from './need.store';
import type { PupilDocument } from './pupil.store';

type View = Output<'ledger.getHousehold'>;

const shownChanges = 50;

interface Around {
  readonly pupils: readonly Pick<PupilDocument, '_id' | 'name' | 'classId' | 'boarder'>[];
  readonly classes: readonly ClassGlance[];
  readonly needs: readonly NeedDocument[];
}

export function householdView(reached: Reached, around: Around, { caller, today }: Call): View {
  const { id, rev, state, zone, isOwnZone } = reached;
  const { schoolId, village, head } = state;
  const wide = ledger.saveMember.roles.filter((role) => role !== 'zoneTeacher');
  const members = currentMembers(state).map(({ left: _left, ...member }) => ({
    ...member,
    age: ageOf(member, today),
    isLabour: isLabour(member, today),
  }));
  return {
    householdId: id,
    schoolId,
    rev,
    village,
    head,
    zoneName: zone?.name ?? null,
    teacherName: zone?.teacher?.name ?? null,
    mayEdit: isOwnZone || caller.holdsIn(schoolId, wide),
    mayMove: caller.holdsIn(schoolId, ledger.movePupil.roles),
    pupils: pupilsOf(around),
    members,
    labour: members.filter((member) => member.isLabour).length,
    formerMembers: state.members.flatMap(({ name, left }) => (left ? [{ name, ...left }] : [])),
    ...pastOf(state),
  };
}

function pupilsOf({ pupils, classes, needs }: Around): View['pupils'] {
  return pupils.map(({ _id, name, classId, boarder }) => {
    const record = needs.find(({ pupilId }) => pupilId === _id);
    return {
      pupilId: _id,
      name,
      className: classes.find((one) => one._id === classId)?.name ?? '',
      boarder,
      categories: record ? currentNeeds(record).map(({ category }) => category) : [],
    };
  });
}

function pastOf({ members, referrals, history }: Reached['state']): Pick<View, 'referrals' | 'history'> {
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]));
  return {
    referrals: referrals
      .map(({ memberId, ...referral }) => ({ ...referral, name: names.get(memberId) ?? '' }))
      .reverse(),
    history: history
      .slice(-shownChanges)
      .reverse()
      .map(({ at, by, name, changes }) => ({ at, by: by.name, name, changes: [...changes] })),
  };
}
