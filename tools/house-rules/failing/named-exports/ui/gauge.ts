export default function gauge() {} // breaks

export { gauge as default } // breaks
