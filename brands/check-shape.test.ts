import { testRefusals } from './broken-pack.ts'

const mobile = 'sfr/catalogue/mobile.yaml'
const home = 'sfr/catalogue/home.yaml'
const fees = 'sfr/catalogue/fees-and-promotions.yaml'

testRefusals([
  {
    name: 'bad indentation',
    file: mobile,
    from: '    generation: 4G',
    to: '  generation: 4G',
    at: '  generation: 4G',
    says: 'is not YAML',
  },
  {
    name: 'a key twice',
    file: mobile,
    from: '    blocked: false',
    to: '    blocked: false\n    blocked: true',
    at: '    blocked: true',
    says: 'Map keys must be unique',
  },
  {
    name: 'a missing key',
    file: mobile,
    from: '    generation: 4G\n',
    to: '',
    at: '  - id: mobile-2h',
    says: '`generation` is missing',
  },
  {
    name: 'an unknown key',
    file: home,
    from: '    lines: [',
    to: '    colour: red\n    lines: [',
    at: 'colour',
    says: '`colour` is not a key that is known here',
  },
  {
    name: 'a wrong type',
    file: home,
    from: 'downloadMegabits: 1000',
    to: 'downloadMegabits: fast',
    at: 'downloadMegabits: fast',
    says: '`downloadMegabits` must be integer',
  },
  {
    name: 'a word outside its list',
    file: mobile,
    from: 'beyond: slowed',
    to: 'beyond: free',
    at: 'beyond: free',
    says: '`beyond` must be one of charged, blocked, slowed',
  },
  {
    name: 'a day that does not exist',
    file: fees,
    from: 'until: 2026-09-01',
    to: 'until: 2026-02-30',
    at: 'until: 2026-02-30',
    says: '2026-02-30 is not a day of the calendar',
  },
  {
    name: 'a price in euros instead of cents',
    file: mobile,
    from: 'ttcCents: 599',
    to: 'ttcCents: 5.99',
    at: '5.99',
    says: '`ttcCents` must be integer',
  },
])
