import type { Problem } from '../../../../text/problem';

/** Shows exactly what is about to be signed, and asks once. Events `sign` and `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    heading: { type: String, value: '' },
    /** What is signed. */
    subject: { type: String, value: '' },
    count: { type: Number, value: 0 },
    totalFen: { type: Number, value: 0 },
    /** What the signature says, and what happens then. */
    lines: { type: Array, value: [] as string[] },
    /** Who changed what while this person was deciding. */
    changed: { type: String, value: '' },
    /** Verb and object. */
    action: { type: String, value: '' },
    busy: { type: Boolean, value: false },
    refusal: { type: Object, value: null as unknown as Problem },
  },
  methods: {
    onSign() {
      if (!this.data.busy) this.triggerEvent('sign');
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
