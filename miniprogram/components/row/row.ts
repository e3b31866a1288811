/** One line of a list: what it is on the left, a value on the right. Listen for the tap on the component itself. */
Component({
  properties: {
    heading: { type: String, value: '' },
    note: { type: String, value: '' },
    value: { type: String, value: '' },
    /** How it stands, at a glance. */
    tag: { type: String, value: '' },
    /** `warning`: somebody has to act; `success`: settled. */
    tone: { type: String, value: '' },
    /** An image beside the words. */
    icon: { type: String, value: '' },
    /** It leads somewhere: shows an arrow and can be tapped. */
    leads: { type: Boolean, value: false },
  },
});
