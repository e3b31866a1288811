/** A count and a sum in money, right-aligned; it may lead to its lines. Listen for the tap on the component itself. */
Component({
  properties: {
    label: { type: String, value: '' },
    /** 312 人 */
    count: { type: String, value: '' },
    /** 195,000.00 */
    total: { type: String, value: '' },
    leads: { type: Boolean, value: false },
  },
});
