import { appended, lacks } from '../../../components/pager/pager.model';
import { listSchools } from '../../../services/identity';
import { listBatches, moreBatches } from '../../../services/subsidy';
import { findWorkplace, type Workplace } from '../../../services/workplace';
import { failed } from '../../../text/screen';
import { blank, nothing, toView, withSchools } from './batches.model';

Page({
  data: blank,
  schoolId: '',
  workplace: null as Workplace | null,
  fetched: nothing,

  onLoad({ schoolId = '' }: { schoolId?: string }) {
    this.schoolId = schoolId;
  },

  /** Who comes back from a batch on a later page finds that page. */
  onShow() {
    if (this.fetched.page === 0) void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const place = await findWorkplace(this.schoolId);
    if ('ok' in place) this.setData(failed(place, this.data));
    else if (place.schoolId === '') await this.loadSchools();
    else await this.loadBatches(place);
  },

  /** The bureau belongs to no school and chooses one. */
  loadSchools() {
    return listSchools({}, (answer) =>
      this.setData(answer.ok ? withSchools([], answer.data) : failed(answer, this.data)),
    );
  },

  onMoreSchools() {
    const { schools, moreSchools } = this.data;
    if (moreSchools === null) return;
    void listSchools({ after: moreSchools }, (answer) =>
      this.setData(answer.ok ? withSchools(schools, answer.data) : failed(answer, this.data)),
    );
  },

  loadBatches(place: Workplace) {
    Object.assign(this, { workplace: place, schoolId: place.schoolId });
    return listBatches({ schoolId: place.schoolId }, (answer) => {
      if (answer.ok) this.fetched = { rows: answer.data.batches, next: answer.data.next, page: 0 };
      this.setData(answer.ok ? toView(this.fetched, place) : failed(answer, this.data));
    });
  },

  onPrevious() {
    void this.turnTo(this.fetched.page - 1);
  },

  onNext() {
    void this.turnTo(this.fetched.page + 1);
  },

  async turnTo(page: number) {
    const { schoolId, workplace } = this;
    const { next } = this.fetched;
    if (workplace === null) return;
    if (next !== null && lacks(this.fetched, page)) {
      this.setData({ isTurning: true });
      const answer = await moreBatches({ schoolId, after: next });
      if (!answer.ok) {
        this.setData({ ...failed(answer, this.data), isTurning: false });
        return;
      }
      this.fetched = appended(this.fetched, answer.data.batches, answer.data.next);
    }
    this.fetched = { ...this.fetched, page };
    this.setData(toView(this.fetched, workplace));
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  onRetry() {
    void this.load();
  },

  onSchool({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/finance/batches/batches?schoolId=${currentTarget.dataset.id}` });
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/finance/batch/batch?batchId=${currentTarget.dataset.id}` });
  },

  onPrepare() {
    void wx.navigateTo({ url: `/packages/finance/batch-new/batch-new?schoolId=${this.schoolId}` });
  },
});
