/** Filters of a list, one of them chosen. Event `choose` with `{ key }`. */
Component({
  properties: {
    /** `{ key, label }` each. */
    items: { type: Array, value: [] as Chip[] },
    chosen: { type: String, value: '' },
    /** What is filtered, for those who listen. */
    label: { type: String, value: '' },
  },
  methods: {
    onChoose({ currentTarget }: WechatMiniprogram.TouchEvent<Record<string, never>, Record<string, never>, Chip>) {
      this.triggerEvent('choose', { key: currentTarget.dataset.key });
    },
  },
});

interface Chip {
  readonly key: string;
  readonly label: string;
}
