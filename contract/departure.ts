/** How a pupil can be gone: graduated by the yearly roll-over, gone to a school elsewhere, gone without one, or dead. */
export const departures = ['graduated', 'transferred', 'left', 'deceased'] as const;
export type Departure = (typeof departures)[number];

/** 在校情况: whoever is not enrolled is in no list of a class, gets no notice and no reminder. */
export const standings = ['enrolled', ...departures] as const;
export type Standing = (typeof standings)[number];

/** What an office records by hand: graduation comes with the roll-over. */
export const recordedDepartures = ['transferred', 'left', 'deceased'] as const satisfies readonly Departure[];
export type RecordedDeparture = (typeof recordedDepartures)[number];
