/** Icons drawn with the line of the brand: 24 × 24, 2 px stroke, round ends, no fill. */
export const icons = {
  home: ['M3 11.5 12 4l9 7.5', 'M5.5 9.8V20h13V9.8'],
  usage: ['M3 17c3 0 3-9 6-9s3 6 6 6 3-8 6-8'],
  bill: ['M6 3h12v18l-3-2-3 2-3-2-3 2z', 'M9.5 8.5h5M9.5 12.5h5'],
  line: [
    'M9 2.5h6a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2z',
    'M11 18.5h2',
  ],
  help: [
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
    'M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8',
    'M12 17h.01',
  ],
  check: ['m5 12.5 4.5 4.5L19 7.5'],
  warning: ['M12 4 2.8 20h18.4z', 'M12 10v4.5', 'M12 17.2h.01'],
  stop: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', 'm8.5 8.5 7 7M15.5 8.5l-7 7'],
  info: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', 'M12 11v5.5', 'M12 7.8h.01'],
  back: ['M20 12H4', 'm10 6-6 6 6 6'],
  forward: ['M4 12h16', 'm14 6 6 6-6 6'],
  search: ['M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z', 'm15.5 15.5 5 5'],
  copy: ['M9 9h11v11H9z', 'M5 15H4V4h11v1'],
  close: ['m6 6 12 12M18 6 6 18'],
  download: ['M12 4v11', 'm7 10.5 5 5 5-5', 'M5 20h14'],
  card: ['M3 6h18v12H3z', 'M3 10h18', 'M6.5 14.5h4'],
  person: ['M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z', 'M4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5'],
  lock: ['M6 11h12v9H6z', 'M8.5 11V8a3.5 3.5 0 0 1 7 0v3'],
  offline: ['M3 17c3 0 3-9 6-9s3 6 6 6', 'm16 9 5 5M21 9l-5 5'],
  calendar: ['M4 6h16v14H4z', 'M4 10.5h16', 'M8.5 3v5M15.5 3v5'],
} as const satisfies Record<string, readonly string[]>

export type IconName = keyof typeof icons
