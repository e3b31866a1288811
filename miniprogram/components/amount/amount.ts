import { yuan } from '../../text/money';

/** Money in large type: `fen` in, figures and 元 out. */
Component({
  properties: {
    fen: { type: Number, value: 0 },
    /** `large` is the largest thing on its page; `body` stands in a list. */
    size: { type: String, value: 'large' },
  },
  data: { figures: yuan(0) },
  observers: {
    fen(fen: number) {
      this.setData({ figures: yuan(fen) });
    },
  },
});
