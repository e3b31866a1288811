/** A batch in a list: its state, count and total. Listen for the tap on the component itself. */
Component({
  properties: {
    /** `{ title, note, state, tone, count, total, turn }` */
    batch: { type: Object, value: {} },
  },
});
