/** A quiet band: what is shown is what the phone remembers. */
Component({
  properties: {
    /** What to say; nothing is shown while it is empty. */
    text: { type: String, value: '' },
  },
});
