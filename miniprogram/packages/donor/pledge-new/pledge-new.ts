import type { GiftKind } from '../../../../contract/donation';
import { listMyPledges, statePledge } from '../../../services/donation';
import { draftOf, dropDraft, keepDraft } from '../../../services/draft';
import { chinaDay } from '../../../text/dates';
import { toProblem } from '../../../text/problem';
import { ready } from '../../../text/screen';
import { failedForDonor } from '../text/stranger.model';
import type { Every } from './instalments.model';
import {
  blank,
  emptyForm,
  faultOf,
  kinds,
  manners,
  namings,
  ofForm,
  rhythms,
  timesOptions,
  toInput,
  toSchools,
  type Form,
} from './pledge-new.model';

const DRAFT = 'pledge';
type Chosen<Key> = WechatMiniprogram.CustomEvent<{ key: Key }>;

Page({
  data: { ...blank, kinds, manners, rhythms, namings, timesOptions, today: chinaDay(new Date()) },
  schools: [] as ReturnType<typeof toSchools>,

  onLoad() {
    void this.load();
  },

  load() {
    return listMyPledges((answer) => {
      if (!answer.ok) return this.setData(failedForDonor(answer, this.data));
      this.schools = toSchools(answer.data);
      if (this.schools.length === 0)
        return this.setData(failedForDonor({ ok: false, code: 'donations-off' }, this.data));
      const kept = draftOf(DRAFT) as Form | undefined;
      const form = this.data.phase === 'ready' ? this.data.form : (kept ?? emptyForm(this.data.today));
      this.setData({ ...ready, ...ofForm(form, this.schools, this.data.today) });
    });
  },

  onInvitation() {
    void wx.redirectTo({ url: '/packages/donor/invitation/invitation' });
  },

  onRetry() {
    void this.load();
  },

  onSchool({ detail }: Chosen<string>) {
    this.change({ schoolId: detail.key });
  },

  onKind({ detail }: Chosen<GiftKind>) {
    this.change({ kind: detail.key });
  },

  onAmount({ detail }: WechatMiniprogram.Input) {
    this.change({ amount: detail.value });
  },

  onManner({ detail }: Chosen<string>) {
    this.change({ isSplit: detail.key === 'split' });
  },

  onFirst({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ firstOn: detail.value });
  },

  onTimes({ detail }: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    this.change({ times: Number(detail.value) + 2 });
  },

  onRhythm({ detail }: Chosen<Every>) {
    this.change({ every: detail.key });
  },

  onWhat({ detail }: WechatMiniprogram.Input) {
    this.change({ what: detail.value });
  },

  onNote({ detail }: WechatMiniprogram.Input) {
    this.change({ note: detail.value });
  },

  onNaming({ detail }: Chosen<string>) {
    this.change({ isNamed: detail.key === 'named' });
  },

  change(part: Partial<Form>) {
    const form = { ...this.data.form, ...part };
    keepDraft(DRAFT, form);
    this.setData(ofForm(form, this.schools, this.data.today));
  },

  async onSend() {
    if (this.data.isSending) return;
    const fault = faultOf(this.data.form);
    const input = toInput(this.data.form);
    if (fault !== '' || input === null) {
      this.setData({ fault });
      return;
    }
    this.setData({ isSending: true, fault: '', refusal: null });
    const answer = await statePledge(input);
    if (!answer.ok) {
      this.setData({ isSending: false, refusal: toProblem(answer) });
      return;
    }
    dropDraft(DRAFT);
    void wx.redirectTo({ url: `/pages/done/done?kind=pledged&at=${answer.data.statedAt}` });
  },
});
