/** An example. */
export const shout = () => console.log('line') // breaks
