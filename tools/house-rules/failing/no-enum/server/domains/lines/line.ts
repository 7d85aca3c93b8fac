export enum LineState { // breaks
  Active,
  Closed,
}
