/** Closes the line. */
export async function closeLine() {}

export async function openLine() {} // breaks

function within() {}

within()
