import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import './theme.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { answers, followMain } from './app/ask-main.ts';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { Program } from './app/program.tsx';
import { followBatches } from './batches/batch-list.ts';
import { followLock } from './lock/lock-state.ts';
import { theme } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';

followMain();
followBatches();
followLock();
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={answers}>
        <ErrorBoundary>
          <Program />
        </ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
