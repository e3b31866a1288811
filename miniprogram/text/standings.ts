import type { RecordedDeparture, Standing } from '../../contract/departure';

/** 在校情况. */
export const standings: Record<Standing, string> = {
  enrolled: '在校',
  graduated: '已毕业',
  transferred: '已转到外地学校',
  left: '已离校',
  deceased: '已去世',
};

/** What one chooses when a child is gone. */
export const departures: Record<RecordedDeparture, string> = {
  transferred: '转到外地学校',
  left: '离开学校了',
  deceased: '去世了',
};
