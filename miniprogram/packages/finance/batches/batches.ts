import { turn } from '../../../components/pager/turn';
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

  turnTo(page: number) {
    const { schoolId, workplace } = this;
    if (workplace === null) return Promise.resolve();
    return turn(this, page, {
      more: (after) => moreBatches({ schoolId, after }),
      rowsOf: ({ batches }) => batches,
      view: () => toView(this.fetched, workplace),
    });
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
