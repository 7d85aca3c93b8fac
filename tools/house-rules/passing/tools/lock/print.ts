/** Prints. */
export const print = () => console.log(process.env.HOME)
