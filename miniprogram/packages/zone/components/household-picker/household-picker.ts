import { listHouseholds, listVillages } from '../../../../services/zone';
import { toProblem, type Problem } from '../../../../text/problem';
import { toRow, type HouseholdRow } from '../../../../text/household-row';

/** Chooses a household of the school, by its village. Events `choose` with `{ householdId }` and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    schoolId: { type: String, value: '' },
    /** The household in which the pupil is. */
    not: { type: String, value: '' },
    name: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  data: {
    villages: [] as string[],
    village: '',
    rows: [] as HouseholdRow[],
    next: '',
    isLoading: false,
    refusal: null as Problem | null,
  },
  observers: {
    show(show: boolean) {
      if (show) void this.load();
    },
  },
  methods: {
    load() {
      this.setData({ village: '', rows: [], next: '', refusal: null });
      return listVillages({ schoolId: this.data.schoolId }, (answer) =>
        this.setData(
          answer.ok ? { villages: answer.data.villages.map(({ name }) => name) } : { refusal: toProblem(answer) },
        ),
      );
    },
    onVillage({ detail }: WechatMiniprogram.PickerChange) {
      const village = this.data.villages[Number(detail.value)] ?? '';
      this.setData({ village, rows: [], next: '' });
      void this.more();
    },
    onMore() {
      void this.more();
    },
    async more() {
      const { schoolId, village, next, rows, not, isLoading } = this.data;
      if (isLoading || village === '') return;
      this.setData({ isLoading: true, refusal: null });
      const answer = await listHouseholds({ schoolId, village, ...(next === '' ? {} : { after: next }) });
      if (!answer.ok) {
        this.setData({ isLoading: false, refusal: toProblem(answer) });
        return;
      }
      const found = answer.data.households.filter(({ householdId }) => householdId !== not).map(toRow);
      this.setData({ isLoading: false, rows: [...rows, ...found], next: answer.data.next ?? '' });
    },
    onChoose({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string; name: string }>) {
      const { id, name } = currentTarget.dataset;
      if (this.data.busy) return;
      wx.showModal({
        title: this.data.name,
        content: name,
        success: ({ confirm }) => {
          if (confirm) this.triggerEvent('choose', { householdId: id });
        },
      });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
