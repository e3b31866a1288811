import { draftOf, dropDraft, keepDraft } from '../../services/draft';
import { getMyChild, requestCorrection } from '../../services/own-entry';
import { fieldText } from '../../text/changes';
import { blank, firstField, seenOf, toOutcome, toView } from './correction.model';

Page({
  data: blank,
  pupilId: '',
  field: firstField,
  seen: null as string | null,

  onLoad({ pupilId = '', field = 'name' }: { pupilId?: string; field?: string }) {
    Object.assign(this, { pupilId, field });
    void this.load();
  },

  load() {
    const { pupilId, field } = this;
    return getMyChild({ pupilId }, (answer) => {
      if (answer.ok) this.seen = seenOf(answer, field);
      const kept = draftOf(this.draftName());
      const draft = this.data.to || (typeof kept === 'string' ? kept : '');
      this.setData(toView(answer, field, this.data, draft));
    });
  },

  draftName() {
    return `correction:${this.pupilId}:${this.field}`;
  },

  onRetry() {
    void this.load();
  },

  onInput({ detail }: WechatMiniprogram.Input) {
    this.keep(detail.value);
  },

  onDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep(detail.value);
  },

  keep(to: string) {
    keepDraft(this.draftName(), to);
    this.setData({ to, refusal: null, dayText: this.data.way === 'day' ? fieldText('bornOn', to) : '' });
  },

  async onSend() {
    const { pupilId, field, seen } = this;
    const to = this.data.to.trim();
    if (to === '' || this.data.isSending) return;
    this.setData({ isSending: true, refusal: null });
    const outcome = toOutcome(await requestCorrection({ pupilId, field, seen, to }));
    if ('refusal' in outcome) {
      this.setData({ isSending: false, refusal: outcome.refusal });
      return;
    }
    dropDraft(this.draftName());
    void wx.redirectTo({ url: outcome.url });
  },
});
