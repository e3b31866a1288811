import { yuan } from '../../text/money';

/** A payment in a list: whose it is and how much. Listen for the tap on the component itself. */
Component({
  properties: {
    pupil: { type: String, value: '' },
    fen: { type: Number, value: 0 },
    note: { type: String, value: '' },
    /** The answer that was given, or what is asked. */
    tag: { type: String, value: '' },
    tone: { type: String, value: 'primary' },
    /** Shown as a button at the foot of the card; empty for none. */
    question: { type: String, value: '' },
  },
  data: { figures: yuan(0) },
  observers: {
    fen(fen: number) {
      this.setData({ figures: yuan(fen) });
    },
  },
});
