import { turn } from '../../../components/pager/turn';
import { findWorkplace } from '../../../services/workplace';
import { listHouseholds, listMyZones, listZones } from '../../../services/zone';
import { failed } from '../../../text/screen';
import { blank, every, nothing, toFrame, toPage, type Zone } from './zone.model';

type Key = WechatMiniprogram.CustomEvent<{ key: string }>;

Page({
  data: blank,
  schoolId: '',
  /** Set where an office looks at a zone; a zone teacher comes without. */
  zoneId: '',
  zones: [] as readonly Zone[],
  fetched: nothing,
  asked: 0,

  onLoad({ schoolId = '', zoneId = '' }: { schoolId?: string; zoneId?: string }) {
    Object.assign(this, { schoolId, zoneId });
    void this.load();
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh());
  },

  async load() {
    const place = await findWorkplace(this.schoolId);
    if ('ok' in place) {
      this.setData(failed(place, this.data));
      return;
    }
    const { schoolId } = Object.assign(this, { schoolId: place.schoolId });
    if (this.zoneId !== '')
      await listZones({ schoolId }, (answer, source) => {
        if (!answer.ok) this.setData(failed(answer, this.data));
        else if (source === 'network')
          this.choose(
            answer.data.zones.filter(({ zoneId }) => zoneId === this.zoneId),
            this.zoneId,
          );
      });
    else
      await listMyZones({ schoolId }, (answer, source) => {
        if (!answer.ok) this.setData(failed(answer, this.data));
        else if (source === 'network') this.choose(answer.data.zones, this.data.zoneId);
      });
  },

  choose(zones: readonly Zone[], zoneId: string) {
    this.zones = zones;
    const zone = zones.find((one) => one.zoneId === zoneId) ?? zones[0];
    const frame = toFrame(zones, zone);
    if (zone) void this.show(zone.zoneId, every, frame);
    else this.setData(frame);
  },

  onZone({ detail }: Key) {
    this.choose(this.zones, detail.key);
  },

  onVillage({ detail }: Key) {
    void this.show(this.data.zoneId, detail.key, {});
  },

  /** The first page; an answer that comes after a newer question is not shown. */
  async show(zoneId: string, village: string, frame: ReturnType<typeof toFrame>) {
    const asked = (this.asked += 1);
    this.fetched = nothing;
    const answer = await this.ask(zoneId, village, null);
    if (asked !== this.asked) return;
    if (!answer.ok) {
      this.setData(failed(answer, this.data));
      return;
    }
    this.fetched = { rows: answer.data.households, next: answer.data.next, page: 0 };
    this.setData({ ...frame, ...toPage(this.fetched, village) });
  },

  ask(zoneId: string, village: string, after: string | null) {
    return listHouseholds({
      schoolId: this.schoolId,
      zoneId,
      ...(village === every ? {} : { village }),
      ...(after === null ? {} : { after }),
    });
  },

  onPrevious() {
    void this.turnTo(this.fetched.page - 1);
  },

  onNext() {
    void this.turnTo(this.fetched.page + 1);
  },

  turnTo(page: number) {
    const { zoneId, village } = this.data;
    return turn(this, page, {
      more: (after) => this.ask(zoneId, village, after),
      rowsOf: ({ households }) => households,
      view: () => toPage(this.fetched, village),
    });
  },

  onRetry() {
    void this.load();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/packages/zone/household/household?householdId=${currentTarget.dataset.id}` });
  },
});
