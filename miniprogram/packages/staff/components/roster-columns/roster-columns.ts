import { choices } from './roster-columns.model';
import type { ColumnView } from './roster-columns.model';

/** Which heading of the file stands for what; each can be changed. Event `choose` with `{ field, heading }`, heading null for none. */
Component({
  properties: {
    /** From roster-columns.model. */
    columns: { type: Array, value: [] as ColumnView[] },
    headings: { type: Array, value: [] as string[] },
  },
  data: { range: [] as string[] },
  observers: {
    headings(headings: string[]) {
      this.setData({ range: choices(headings) });
    },
  },
  methods: {
    onChange({ currentTarget, detail }: WechatMiniprogram.PickerChange) {
      const { field } = currentTarget.dataset as { field: string };
      const heading = this.data.headings[Number(detail.value) - 1] ?? null;
      this.triggerEvent('choose', { field, heading });
    },
  },
});
