/** Waits until the simulated operator has done all that it has to do; does nothing where there is none. */
export const awaitIdle = async (deskUrl: string | undefined): Promise<void> => {
  if (deskUrl !== undefined) await fetch(`${deskUrl}/idle`, { method: 'POST' })
}
