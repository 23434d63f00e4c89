/**
 * What is for development and the demo only. A release is bundled with `development-left-out.ts` in its place
 * (electron.config.ts), so that none of it is inside a package.
 */
export { connectDemo } from './connect-demo.ts';
export { demoKeychain } from './demo-keychain.ts';
export { parseDevelopmentOptions } from './development-options.ts';
export { readDevelopmentPolicy } from './read-development-policy.ts';
