export class LineGone extends Error {}

export class Line {} // breaks

export const made = class extends Array {} // breaks
