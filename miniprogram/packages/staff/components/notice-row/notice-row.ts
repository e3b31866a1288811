/** A notice in the list of those who write and review. Listen for the tap on the component itself. */
Component({
  properties: {
    /** `{ title, note, state, tone }` */
    notice: { type: Object, value: {} },
  },
});
