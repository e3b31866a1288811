import type { RowFault } from '../../../contract/action';
import { cut, type Place } from '../pager/pager.model';
import { faultPageSize, toFaults, type FaultView } from './fault-list.model';

/** The faulty rows of a file: where, what is wrong, what to do. */
Component({
  properties: {
    /** As a refusal names them. */
    faults: { type: Array, value: [] as RowFault[] },
  },
  data: { rows: [] as FaultView[], place: null as Place | null, page: 0 },
  observers: {
    faults() {
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
      this.setData({ page, ...cut(toFaults(this.data.faults), page, faultPageSize) });
    },
  },
});
