import { answered } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { acknowledgementsOf } from '../marks';
import type { Acknowledgements } from '../acknowledgement.store';
import { visibleNotices } from '../published';
import type { Notices } from '../notice.store';
import { guardianItem } from '../view';

const pageLength = 20;

export function listMine(notices: Notices, acknowledgements: Acknowledgements): Handler<'notice.listMine'> {
  return async ({ after }, { caller, at }) => {
    const classIds = caller.wards.map((ward) => ward.classId);
    const found = await visibleNotices(notices, classIds, { at, after, limit: pageLength });
    const marks = await acknowledgementsOf(
      acknowledgements,
      caller.openid,
      found.map(({ _id }) => _id),
    );
    const last = found.at(-1);
    return answered({
      notices: found
        .map((document) => guardianItem(caller, document, marks.get(document._id)))
        .filter(({ pupilNames }) => pupilNames.length > 0),
      next: last && found.length === pageLength ? last.publishedKey : null,
    });
  };
}
