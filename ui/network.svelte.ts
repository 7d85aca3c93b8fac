/** Whether the server can be reached, as far as the page knows. Browser only: never written on the server. */
export const network = $state({ offline: false })
