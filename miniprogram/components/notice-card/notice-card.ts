/** A notice in a list. Listen for the tap on the component itself. */
Component({
  properties: {
    heading: { type: String, value: '' },
    note: { type: String, value: '' },
    /** What is asked: 要签收, 没看; empty when nothing is. */
    tag: { type: String, value: '' },
    tone: { type: String, value: 'primary' },
  },
});
