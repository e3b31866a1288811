import { findWorkplace } from '../../services/workplace';
import { doorOf, type Door, type List } from './staff-door.model';

/** On a family's list, for staff without a child at school: the way to their own list. */
Component({
  properties: {
    list: { type: String, value: 'notices' },
  },
  data: { door: null as Door | null },
  lifetimes: {
    attached() {
      void findWorkplace('').then((place) =>
        this.setData({ door: doorOf(this.data.list as List, 'ok' in place ? [] : place.roles) }),
      );
    },
  },
  methods: {
    onOpen() {
      const url = this.data.door?.url ?? '';
      if (url === '') void wx.switchTab({ url: '/pages/home/home' });
      else void wx.navigateTo({ url });
    },
  },
});
