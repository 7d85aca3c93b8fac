const channelName = 'lc-session'

/**
 * Keeps the tabs of one browser in step: a page on which nobody is signed in makes those that show somebody's
 * pages load anew, and a page that the Back button brings back whole is asked for again.
 *
 * @param signedIn whether the page on show is somebody's
 * @returns what ends it
 */
export function followSession(signedIn: boolean): () => void {
  const channel = new BroadcastChannel(channelName)
  const reload = () => location.reload()
  const shown = ({ persisted }: PageTransitionEvent) => {
    if (persisted) reload()
  }
  if (signedIn) {
    channel.onmessage = reload
    addEventListener('pageshow', shown)
  } else channel.postMessage('signed-out')
  return () => {
    channel.close()
    removeEventListener('pageshow', shown)
  }
}
