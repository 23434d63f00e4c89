import { type CommandLine, noDevelopmentOptions } from '../command-line.ts';
import type * as development from './development.ts';

/** Stands in a release where `development.ts` stands otherwise. */

export const parseDevelopmentOptions = (): Omit<CommandLine, 'profile'> => noDevelopmentOptions;

export const connectDemo: typeof development.connectDemo = () => Promise.reject(new Error(leftOut));
export const readDevelopmentPolicy: typeof development.readDevelopmentPolicy = () => Promise.reject(new Error(leftOut));
export const demoKeychain: typeof development.demoKeychain = () => Promise.reject(new Error(leftOut));

const leftOut = 'not in a release';
