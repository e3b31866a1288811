import { toChoice, toggled, type ChoosableClass } from './class-choice.model';

/** Chooses several classes, or all at once. Event `change` with `{ classIds }`. */
Component({
  properties: {
    /** `{ classId, name, pupilCount }` each. */
    classes: { type: Array, value: [] as ChoosableClass[] },
    chosen: { type: Array, value: [] as string[] },
  },
  data: { view: toChoice([], []) },
  observers: {
    'classes, chosen'(classes: ChoosableClass[], chosen: string[]) {
      this.setData({ view: toChoice(classes, chosen) });
    },
  },
  methods: {
    onToggle({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      const { classes, chosen } = this.data;
      this.triggerEvent('change', { classIds: toggled(classes, chosen, detail.key) });
    },
    onAll() {
      const { classes, view } = this.data;
      this.triggerEvent('change', { classIds: view.isAll ? [] : classes.map(({ classId }) => classId) });
    },
  },
});
