// How journeys run: against the server that `cargo xtask e2e` starts, in the system's own Chromium.
import { defineConfig } from '@playwright/test';

const baseURL = process.env.OZELID_URL;
if (!baseURL) throw new Error('OZELID_URL is not set: run `cargo xtask e2e`, which starts a server.');

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  globalSetup: './relay.ts',
  // Journeys share one server and its data: each creates what it needs.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL,
    actionTimeout: 15_000,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    screenshot: 'only-on-failure',
    // Recorded at every step, and nobody fetches it from a runner.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.OZELID_CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'wide', use: { viewport: { width: 1280, height: 900 } } },
    // What is about rights, other people or the network, on pages that others walk, is walked once: on a desk.
    { name: 'narrow', grepInvert: /@wide/, use: { viewport: { width: 360, height: 740 }, hasTouch: true } },
  ],
});
