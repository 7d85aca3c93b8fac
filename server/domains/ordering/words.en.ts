import type { ConsentWords } from './words.ts'

export const english: ConsentWords = {
  changePlan: ({ name, line, price, on }) =>
    `I agree to move the line ${line} to “${name}”, at ${price} a month, from ${on}.`,
  addOption: ({ name, line, price, on }) =>
    `I agree to add “${name}” to the line ${line}, for ${price} a month, from ${on}.`,
  addPass: ({ name, line, price, lastDay }) =>
    `I agree to buy “${name}” for the line ${line}, for ${price} once, good until the end of ${lastDay}.`,
  remove: ({ name, line, on }) => `I ask to remove “${name}” from the line ${line} from ${on}.`,
  undo: ({ reference }) => `I undo the order ${reference}.`,
  commitment: ({ until }) => `I am committed until ${until}.`,
  summary: ({ mark }) => `I have received the contract summary ${mark}.`,
  withdraw: ({ reference }) => `I withdraw from order ${reference}; the days I had it stay due.`,
}
