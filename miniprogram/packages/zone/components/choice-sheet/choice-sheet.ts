/** One of several names, in a sheet: a tap decides. Events `choose` with `{ id }` and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    heading: { type: String, value: '' },
    /** `{ id, name }` each. */
    items: { type: Array, value: [] as { id: string; name: string }[] },
    /** Said while the choice is on its way; empty when none is. */
    busy: { type: String, value: '' },
    /** Said when there is nothing to choose. */
    none: { type: String, value: '' },
  },
  methods: {
    onChoose({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
      if (this.data.busy === '') this.triggerEvent('choose', { id: currentTarget.dataset.id });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
