import { join } from 'node:path'
import { house } from './house.mjs'

/**
 * @param {object} run
 * @param {import('./settings.mjs').Settings} run.settings
 * @param {Record<string, number>} run.ports
 * @param {Record<string, string>} run.secrets
 * @param {{ url: string, ownerUrl: string }} run.database
 * @returns {Record<string, string>} what every process of this run is told
 */
export function sharedEnvironment({ settings, ports, secrets, database }) {
  return {
    MODE: settings.mode,
    BRAND: settings.brand,
    DATA_DIR: settings.dataDir,
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    SUPERVISOR_PID: String(process.pid),
    PORT: String(ports.PORT),
    CONSOLE_PORT: String(ports.CONSOLE_PORT),
    DESK_PORT: String(ports.DESK_PORT),
    INTAKE_PORT: String(ports.INTAKE_PORT),
    METRICS_PORT: String(ports.METRICS_PORT),
    PUBLIC_ORIGIN: process.env.PUBLIC_ORIGIN || `http://localhost:${ports.PORT}`,
    CONSOLE_ORIGIN: process.env.CONSOLE_ORIGIN || `http://localhost:${ports.CONSOLE_PORT}`,
    ...(settings.mode === 'production' ? {} : simulated(ports, secrets, settings.dataDir)),
  }
}

/**
 * The outside world of the demonstration: the simulated operator, on loopback.
 * @param {Record<string, number>} ports
 * @param {Record<string, string>} secrets
 * @param {string} dataDir
 */
function simulated(ports, secrets, dataDir) {
  const { SMPP_PASSWORD, ...shared } = secrets
  return {
    ...shared,
    KEYS_FILE: process.env.KEYS_FILE || join(dataDir, 'keys.json'),
    SMTP_PORT: String(ports.SMTP_PORT),
    SMPP_PORT: String(ports.SMPP_PORT),
    PSP_PORT: String(ports.PSP_PORT),
    PUSH_PORT: String(ports.PUSH_PORT),
    PUSH_HOSTS: `localhost:${ports.PUSH_PORT}`,
    // Push is spoken over TLS only: the simulated service has a certificate of its own, which signs no other.
    NODE_EXTRA_CA_CERTS: join(house, 'operator/push/localhost.pem'),
    SMTP_URL: `smtp://127.0.0.1:${ports.SMTP_PORT}`,
    SMPP_URL: `smpp://lc:${SMPP_PASSWORD}@127.0.0.1:${ports.SMPP_PORT}`,
    PSP_URL: `http://127.0.0.1:${ports.PSP_PORT}`,
    PSP_PUBLIC_URL: `http://localhost:${ports.PSP_PORT}`,
    SERVER_URL: `http://localhost:${ports.PORT}`,
    INTAKE_URL: `http://127.0.0.1:${ports.INTAKE_PORT}`,
    OPERATOR_SEED: process.env.OPERATOR_SEED || '42',
  }
}
