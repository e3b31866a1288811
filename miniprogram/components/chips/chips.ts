interface Chip {
  readonly key: string;
  readonly label: string;
}

/** Choices side by side: one of them (`chosen`), or as many as fit (`multiple`, `several`). Event `choose` with the tapped `{ key }`. */
Component({
  properties: {
    /** `{ key, label }` each. */
    items: { type: Array, value: [] as Chip[] },
    chosen: { type: String, value: '' },
    multiple: { type: Boolean, value: false },
    several: { type: Array, value: [] as string[] },
    /** What is chosen, for those who listen. */
    label: { type: String, value: '' },
  },
  data: { chips: [] as (Chip & { isChosen: boolean })[] },
  observers: {
    'items, chosen, multiple, several'(items: Chip[], chosen: string, multiple: boolean, several: string[]) {
      const isChosen = (key: string) => (multiple ? several.includes(key) : key === chosen);
      this.setData({ chips: items.map(({ key, label }) => ({ key, label, isChosen: isChosen(key) })) });
    },
  },
  methods: {
    onChoose({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { key: string }>) {
      this.triggerEvent('choose', { key: currentTarget.dataset.key });
    },
  },
});
