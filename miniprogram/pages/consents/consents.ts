import { listConsents } from '../../services/family';
import { getMe } from '../../services/identity';
import { failed } from '../../text/screen';
import { blank, toChildren, toView, type Child } from './consents.model';

type Tap = WechatMiniprogram.TouchEvent<object, object, { key: string }>;

Page({
  data: blank,
  pupilId: '',
  all: [] as readonly Child[],
  page: 0,

  onLoad({ pupilId = '' }: { pupilId?: string }) {
    this.pupilId = pupilId;
  },

  onShow() {
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  load(): Promise<void> {
    if (this.pupilId === '') return this.loadChildren();
    return listConsents({ pupilId: this.pupilId }, (answer) => this.setData(toView(answer, this.data)));
  },

  /** Whoever has one child need not choose. */
  async loadChildren() {
    await getMe((answer) => {
      if (!answer.ok) return this.setData(failed(answer, this.data));
      this.all = answer.data.children;
      const [only, ...others] = this.all;
      if (only && others.length === 0) this.pupilId = only.pupilId;
      else this.setData(toChildren(this.all, this.page));
    });
    if (this.pupilId !== '') await this.load();
  },

  onRetry() {
    void this.load();
  },

  onPrevious() {
    this.turnTo(this.page - 1);
  },

  onNext() {
    this.turnTo(this.page + 1);
  },

  turnTo(page: number) {
    this.page = page;
    this.setData(toChildren(this.all, page));
  },

  onChild({ currentTarget }: Tap) {
    void wx.navigateTo({ url: `/pages/consents/consents?pupilId=${currentTarget.dataset.key}` });
  },

  onPurpose({ currentTarget }: Tap) {
    const { key } = currentTarget.dataset;
    void wx.navigateTo({ url: `/pages/consent/consent?pupilId=${this.pupilId}&purpose=${key}` });
  },
});
