import type { AskedPurpose } from '../../../../../contract/opening';
import { purposes } from '../../../../text/openings';

const usual: readonly AskedPurpose['reason'][] = ['register', 'contact', 'aid', 'visit'];

/** Asks why a child's entry is opened, where neither the class nor a task says it: one tap, or own words. Event `choose` with `{ purpose }`. */
Component({
  data: {
    choices: usual.map((reason) => ({ reason, text: purposes[reason] })),
    isOther: false,
    note: '',
  },
  methods: {
    onChoose({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { reason: AskedPurpose['reason'] }>) {
      this.choose({ reason: currentTarget.dataset.reason });
    },
    onOther() {
      this.setData({ isOther: true });
    },
    onInput({ detail }: WechatMiniprogram.Input) {
      this.setData({ note: detail.value });
    },
    onOpen() {
      const note = this.data.note.replace(/\s+/g, ' ').trim();
      if (note !== '') this.choose({ reason: 'other', note });
    },
    choose(purpose: AskedPurpose) {
      this.triggerEvent('choose', { purpose });
    },
  },
});
