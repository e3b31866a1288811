import type { RosterChange } from '../../../../../contract/roster';
import { cut, type Place } from '../../../../components/pager/pager.model';
import { toChanges, type ChangeView } from './roster-changes.model';

const PAGE_SIZE = 10;

/** Pupils whose entry differs from the file: what it is, what it would be. */
Component({
  properties: {
    /** As an import lists them. */
    changes: { type: Array, value: [] as RosterChange[] },
  },
  data: { rows: [] as ChangeView[], place: null as Place | null, page: 0 },
  observers: {
    changes() {
      this.turnTo(0);
    },
  },
  methods: {
    onPrevious() {
      this.turnTo(this.data.page - 1);
    },
    onNext() {
      this.turnTo(this.data.page + 1);
    },
    turnTo(page: number) {
      this.setData({ page, ...cut(toChanges(this.data.changes), page, PAGE_SIZE) });
    },
  },
});
